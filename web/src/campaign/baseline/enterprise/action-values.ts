import type { EnterpriseView } from '#contract/baseline/enterprise.ts'
import type { EnterpriseInputs } from '#contract/baseline/enterprise-actions.ts'

export type TakenAction = keyof EnterpriseInputs

/** The facts that 更正 offers, as text in a form. */
export const correctable = [
  'kind',
  'uscc',
  'usccReason',
  'legalPerson',
  'contactName',
  'phone',
  'village',
  'address',
  'scale',
  'products',
  'capacity',
  'startedOn',
  'landUse',
  'eiaKind',
  'eiaNumber',
  'permitKind',
  'permitNumber',
  'permitUntil',
  'productionState',
  'gbt4754',
  'remarks',
] as const
export type Correctable = (typeof correctable)[number]

/** Everything a form of one of the actions may hold; each shows its own part. Empty text is nothing. */
export type ActionValues = Record<Correctable, string> & {
  reason: string
  words: string
  name: string
  day: string
  township: string
  industry: string
  siteId: string
  duplicateOf: string
  place: { lng: number; lat: number } | null
  industries: string[]
  /** Those that go with a part. */
  problems: string[]
  /** 两断三清, and the day it was seen. */
  powerCut: boolean
  waterCut: boolean
  materialsCleared: boolean
  productsCleared: boolean
  equipmentCleared: boolean
  visitedOn: string
  /** Whether the record has open problems that a closing must answer; known once they have been fetched. */
  proofWanted: boolean
}

/** What an untouched form shows: the record as it stands. The telephone is only known masked, so it starts empty. */
export function startOf(enterprise: EnterpriseView, action?: TakenAction): ActionValues {
  const facts = Object.fromEntries(
    correctable.map(field => [
      field,
      field === 'phone' || field === 'usccReason' ? '' : String(enterprise[field as keyof EnterpriseView] ?? ''),
    ]),
  ) as Record<Correctable, string>
  const { lng, lat } = enterprise
  return {
    ...facts,
    // the part has a code of its own, or none
    ...(action === 'split' ? { uscc: '' } : {}),
    reason: '',
    words: '',
    name: action === 'split' ? '' : enterprise.name,
    day: '',
    township: enterprise.township,
    industry: '',
    siteId: '',
    duplicateOf: '',
    place: lng !== null && lat !== null ? { lng, lat } : null,
    industries: [...enterprise.industries],
    problems: [],
    ...{ powerCut: false, waterCut: false, materialsCleared: false, productsCleared: false, equipmentCleared: false },
    ...{ visitedOn: '', proofWanted: false },
  }
}

/** What the server is sent: of a correction only what differs from the record, since each field has its own history. */
export function inputOf(
  action: TakenAction,
  values: ActionValues,
  enterprise: EnterpriseView,
  { files = [], proof = [] }: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> {
  const { reason, words, name, day, township, industry, siteId, duplicateOf, place } = values
  const optionalReason = reason === '' ? {} : { reason }
  switch (action) {
    case 'resubmit':
    case 'verify':
    case 'confirm':
    case 'confirmVoid':
      return words === '' ? {} : { words }
    case 'correct':
      return { ...changedFacts(values, enterprise), ...optionalReason }
    case 'rename':
      return { name, changedOn: day, ...optionalReason }
    case 'move':
      return { township, village: values.village || null, address: values.address || null, place, reason }
    case 'addIndustry':
      return { industry, ...optionalReason }
    case 'removeIndustry':
      return { industry, reason }
    case 'addSite':
      return { name, township, address: values.address || null, place }
    case 'closeSite':
      return { siteId, reason }
    case 'markDuplicate':
      return { duplicateOf, ...optionalReason }
    case 'closeDown':
      return { closedOn: day, reason, files, ...(values.proofWanted ? { proof: proofOf(values, proof) } : {}) }
    case 'split':
      return {
        ...{
          splitOn: day,
          reason,
          files,
          name,
          township,
          place,
          industries: values.industries,
          problems: values.problems,
        },
        ...{ kind: values.kind, uscc: values.uscc || null, address: values.address || null },
      }
    default:
      return { reason }
  }
}

function proofOf(values: ActionValues, files: readonly string[]) {
  const { powerCut, waterCut, materialsCleared, productsCleared, equipmentCleared, visitedOn } = values
  return { powerCut, waterCut, materialsCleared, productsCleared, equipmentCleared, visitedOn, files }
}

function changedFacts(values: ActionValues, enterprise: EnterpriseView): Record<string, unknown> {
  const start = startOf(enterprise)
  const changed: Record<string, unknown> = {}
  for (const field of correctable) {
    if (values[field] !== start[field]) changed[field] = values[field] === '' ? null : values[field]
  }
  if (JSON.stringify(values.place) !== JSON.stringify(start.place)) changed.place = values.place
  return changed
}
