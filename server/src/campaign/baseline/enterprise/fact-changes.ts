import type { EnterpriseField } from '#contract/baseline/enterprise.ts'
import type { EnterpriseFacts } from '#contract/baseline/enterprise-actions.ts'
import type { Sealing } from '#ground/sealing/index.ts'
import { normalisePhone } from '#ground/sealing/index.ts'
import type { EnterpriseCase, FieldChangeRow } from './enterprise.store.ts'
import { judgeCode } from './judge-code.ts'
import { maskPhones, readPhones } from './phones.ts'

export const phonePlace = 'enterprise.phone'

/** Facts whose column is named like them and holds them as they are. */
const plain = [
  'kind',
  'usccReason',
  'legalPerson',
  'contactName',
  'village',
  'grid',
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
  'source',
  'remarks',
] as const satisfies readonly (keyof EnterpriseFacts & keyof EnterpriseCase & EnterpriseField)[]

export interface FactChanges {
  /** Columns to set, in camelCase. */
  readonly set: Record<string, unknown>
  /** What changed, for the history; empty where nothing did. */
  readonly changes: readonly FieldChangeRow[]
}

/**
 * What facts change on an enterprise (or make of a new one). A fact left out stays as it is; null or an empty text wipes it. The code is
 * kept as cleaned; whether it may be kept is judged before.
 */
export function factChanges(the: EnterpriseCase | null, facts: EnterpriseFacts, sealing: Sealing): FactChanges {
  const set: Record<string, unknown> = {}
  const changes: FieldChangeRow[] = []
  for (const field of plain) {
    const said = facts[field]
    if (said === undefined) continue
    const becomes = said === '' ? null : said
    const was = the?.[field] ?? null
    if (becomes === was) continue
    set[field] = becomes
    changes.push({ field, was, became: becomes })
  }
  if (facts.uscc !== undefined) {
    const judged = judgeCode(facts.uscc)
    const becomes = 'refusal' in judged ? null : judged.code
    const was = the?.uscc ?? null
    if (becomes !== was) {
      set.uscc = becomes
      changes.push({ field: 'uscc', was, became: becomes })
    }
  }
  if (facts.place !== undefined) {
    const was = the && the.lng !== null && the.lat !== null ? placeText({ lng: the.lng, lat: the.lat }) : null
    const becomes = facts.place ? placeText(facts.place) : null
    if (was !== becomes) {
      set.lng = facts.place?.lng ?? null
      set.lat = facts.place?.lat ?? null
      changes.push({ field: 'place', was, became: becomes })
    }
  }
  if (facts.phone !== undefined) {
    const was = the?.phoneSealed ? sealing.open(the.phoneSealed, phonePlace) : null
    const becomes = readPhones(facts.phone)
    if (was !== becomes) {
      Object.assign(set, sealedPhone(becomes, sealing))
      changes.push({
        field: 'phone',
        was: was === null ? null : maskPhones(was),
        became: becomes === null ? null : maskPhones(becomes),
        wasSealed: the?.phoneSealed,
      })
    }
  }
  return { set, changes }
}

/** The two columns of a telephone. Sealed bytes go as hexadecimal text, so that the trail holds no telephone and no array of numbers. */
export function sealedPhone(
  phone: string | null,
  sealing: Sealing,
): { phoneSealed: string | null; phoneIndex: string | null } {
  if (phone === null) return { phoneSealed: null, phoneIndex: null }
  const [first = phone] = phone.split('、')
  return {
    phoneSealed: `\\x${sealing.seal(phone, phonePlace).toString('hex')}`,
    phoneIndex: `\\x${sealing.index(normalisePhone(first), phonePlace).toString('hex')}`,
  }
}

/** Degrees to a hundred-thousandth, about a metre: what the map and the history show. */
export function placeText({ lng, lat }: { lng: number; lat: number }): string {
  return `${lng.toFixed(5)},${lat.toFixed(5)}`
}
