import { z } from 'zod'
import type { EnterpriseState } from '#contract/baseline/enterprise.states.ts'
import type { EnterpriseField } from '#contract/baseline/enterprise.ts'
import { EnterpriseFacts } from '#contract/baseline/enterprise-actions.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { rule } from '#ground/workflow/workflow.ts'
import type { Registering } from '../registering.ts'
import { addSiteRow, type EnterpriseCase, type FieldChangeRow, keepFieldChanges } from './enterprise.store.ts'
import { factChanges, phonePlace, sealedPhone } from './fact-changes.ts'
import { refreshSearchIndex } from './former-names.store.ts'
import { maskPhones } from './phones.ts'
import { knownIndustries, placeOfTownship } from './place-of-township.ts'

const TakeIn = z.object({
  batchId: z.uuid(),
  facts: EnterpriseFacts,
  /** Industries the list names and the record has not. */
  industries: z.array(z.string()).default([]),
  /** 同一主体另一场所: a further place of production. */
  site: z
    .object({
      name: z.string(),
      township: z.string(),
      address: z.string().nullable(),
      place: z.object({ lng: z.number(), lat: z.number() }).nullable(),
    })
    .optional(),
})
export type TakeIn = z.input<typeof TakeIn>

/** `was` as the history keeps it; sealed where it is a telephone. */
const PutBack = z.object({
  batchId: z.uuid(),
  fields: z.array(
    z.object({ field: z.string(), was: z.string().nullable(), wasSealed: z.instanceof(Uint8Array).nullable() }),
  ),
})
export type PutBack = z.infer<typeof PutBack>

/** What a list does to records that are there, and how that is undone. A blank in a list never wipes a filled field. */
export function rulesOfLists({ campaign, sealing }: Pick<Registering, 'campaign' | 'sealing'>) {
  return {
    takeIn: rule<EnterpriseCase, EnterpriseState, z.output<typeof TakeIn>>({
      takes: TakeIn,
      decide: (the, { batchId, facts, industries, site }, moment) => {
        const filled = Object.fromEntries(
          Object.entries(facts).filter(([, value]) => value !== null && value !== '' && value !== undefined),
        )
        const { set, changes } = factChanges(the, filled, sealing)
        const all: FieldChangeRow[] = [...changes]
        const joined = knownIndustries(campaign, [...the.industries, ...industries])
        if (joined.length > the.industries.length) {
          all.push({ field: 'industries', was: the.industries.join(','), became: joined.join(',') })
          Object.assign(set, { industries: joined })
        }
        return {
          to: the.state,
          set: { ...set, updatedAt: moment.at },
          also: async tx => {
            await keepFieldChanges(tx, the.id, all, moment.at, { origin: 'import', importBatch: batchId })
            if (site)
              await addSiteRow(tx, the.id, {
                name: site.name,
                ...placeOfTownship(campaign, site.township),
                address: site.address,
                lng: site.place?.lng ?? null,
                lat: site.place?.lat ?? null,
                importBatch: batchId,
              })
            if ('uscc' in set || 'industries' in set) await refreshSearchIndex(tx, the.id)
          },
        }
      },
    }),
    putBack: rule<EnterpriseCase, EnterpriseState, PutBack>({
      takes: PutBack,
      decide: (the, { batchId, fields }, moment) => {
        const set: Record<string, unknown> = {}
        const changes: FieldChangeRow[] = []
        for (const { field, was, wasSealed } of fields) {
          changes.push({ field: field as EnterpriseField, was: present(the, field, sealing), became: was })
          Object.assign(set, columnsOf(field, was, wasSealed, sealing))
        }
        return {
          to: the.state,
          set: { ...set, updatedAt: moment.at },
          also: async tx => {
            await keepFieldChanges(tx, the.id, changes, moment.at, { origin: 'undo', importBatch: batchId })
            if ('uscc' in set || 'industries' in set) await refreshSearchIndex(tx, the.id)
          },
        }
      },
    }),
    undoImport: rule<EnterpriseCase, EnterpriseState, { batchId: string }>({
      takes: z.object({ batchId: z.uuid() }),
      decide: (the, { batchId }, moment) => {
        if (the.importBatch !== batchId || the.version > 1 || the.hasOpenProblems) {
          throw refuse(409, 'enterprise.builtUpon', {
            zh: '导入之后已有人办理，予以保留',
            en: 'Somebody has built upon it since, so it is left',
          })
        }
        return {
          to: 'voided',
          set: { updatedAt: moment.at },
          duties: [{ change: 'done', outcome: 'import undone' }],
        }
      },
    }),
  }
}

function present(the: EnterpriseCase, field: string, sealing: Registering['sealing']): string | null {
  switch (field) {
    case 'phone':
      return the.phoneSealed ? maskPhones(sealing.open(the.phoneSealed, phonePlace)) : null
    case 'place':
      return the.lng === null ? null : `${the.lng},${the.lat}`
    case 'industries':
      return the.industries.join(',')
    default: {
      const value = (the as unknown as Record<string, unknown>)[field]
      return value === null || value === undefined ? null : String(value)
    }
  }
}

function columnsOf(
  field: string,
  was: string | null,
  wasSealed: Uint8Array | null,
  sealing: Registering['sealing'],
): Record<string, unknown> {
  switch (field) {
    case 'phone':
      return sealedAgain(wasSealed, sealing)
    case 'place': {
      const [lng = null, lat = null] = was?.split(',').map(Number) ?? []
      return { lng, lat }
    }
    case 'industries': {
      const industries = was?.split(',') ?? []
      return { industries, industry: industries[0] }
    }
    default:
      return { [field]: was }
  }
}

function sealedAgain(wasSealed: Uint8Array | null, sealing: Registering['sealing']) {
  return sealedPhone(wasSealed ? sealing.open(wasSealed, phonePlace) : null, sealing)
}
