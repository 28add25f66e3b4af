import type { CampaignExchangeSystem, CampaignNames } from '#campaign/mandate/index.ts'
import type { ExchangeField } from '#contract/mandate/exchange-file.ts'
import { foldText } from '#ground/intake/normalise/fold-text.ts'
import { parseDate } from '#ground/intake/normalise/parse-date.ts'

/** A problem's fields as codes, ISO days and texts; what it does not have is null. */
export type ExchangedValues = Readonly<Record<ExchangeField, string | null>>
/** What a row of theirs says under its headers, as it is written. */
export type WrittenValues = Readonly<Partial<Record<ExchangeField, string>>>

const days: readonly ExchangeField[] = ['foundOn', 'dueCurrent', 'verifiedOn', 'closedOn']

/** Whether a field is a calendar day. */
export const isDay = (field: ExchangeField) => days.includes(field)

/** How a field is said to them: by the words of the map, else by this campaign's names. */
export function sayField(
  names: CampaignNames,
  { values }: CampaignExchangeSystem['problem'],
  field: ExchangeField,
  value: string | null,
): string | null {
  if (value === null) return null
  const word = values[field]?.find(({ ours }) => ours === value)
  if (word) return word.theirs
  switch (field) {
    case 'area':
      return names.area(value)
    case 'township':
      return names.township(value)
    case 'industry':
      return names.industry(value)
    case 'dimension':
      return names.dimension(value)
    case 'responsibleUnit':
      return names.unit(value)
    default:
      return value
  }
}

/** Whether what they wrote says the same as our value does; an empty cell of theirs says nothing and differs from nothing. */
export function saysTheSame(
  names: CampaignNames,
  map: CampaignExchangeSystem['problem'],
  field: ExchangeField,
  { theirs, ours }: { readonly theirs: string; readonly ours: string | null },
): boolean {
  if (isDay(field)) {
    const read = parseDate(theirs)
    return read.kind === 'day' ? read.date === ours : theirs === (ours ?? '')
  }
  const word = map.values[field]?.find(value => value.ours === ours)
  const said = [sayField(names, map, field, ours) ?? '', ...(word?.alsoRead ?? [])]
  return said.some(one => foldText(one) === foldText(theirs))
}

/** The code that a word of theirs means; null where it means none, or might mean several. */
export function readCode(
  { values }: CampaignExchangeSystem['problem'],
  field: ExchangeField,
  written: string | undefined,
): string | null {
  if (!written) return null
  const folded = foldText(written)
  const meant = (values[field] ?? []).filter(({ theirs, alsoRead = [] }) =>
    [theirs, ...alsoRead].some(word => foldText(word) === folded),
  )
  return meant.length === 1 ? (meant[0]?.ours ?? null) : null
}
