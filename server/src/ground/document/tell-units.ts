import type { Words } from '#contract/ground/endpoint.ts'
import type { Tell } from '../notification/tell.ts'
import { linkOfDocument } from './document.ts'

/** What a step tells the units it concerns. */
export function tellUnits(
  the: { readonly id: string },
  units: readonly string[],
  words: Words,
): Tell & Record<string, unknown> {
  return {
    units: [...new Set(units)].map(unitId => ({ unitId })),
    words: { zh: words.zh, en: words.en },
    link: linkOfDocument(the),
  }
}
