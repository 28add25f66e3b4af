import type { Campaign, Township } from '#campaign/mandate/index.ts'

/** The one township whose name stands in a text; null where none does, or several do. */
export function townshipInText(campaign: Campaign, text: string | undefined): Township | null {
  if (!text) return null
  const named = campaign.townships.filter(({ name }) => text.includes(name))
  return named.length === 1 ? (named[0] ?? null) : null
}

/** The one area whose name stands in a text. */
export function areaInText(campaign: Campaign, text: string | undefined): string | null {
  if (!text) return null
  const named = campaign.areas.filter(({ name }) => text.includes(name))
  return named.length === 1 ? (named[0]?.code ?? null) : null
}
