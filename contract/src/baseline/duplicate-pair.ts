import { z } from 'zod'
import { said } from '#contract/ground/said.ts'
import { ActionOffer, ChangeRequest, endpoint, Id, Moment, PageQuery, page } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'
import { duplicatePairStateNames, duplicatePairStates } from './duplicate-pair.states.ts'
import { EnterpriseView } from './enterprise.ts'

export const DuplicatePairState = z.enum(duplicatePairStateNames)

/** Why two records may be one. */
export const DuplicateReason = z.enum(['sameCode', 'nearName', 'samePlace', 'sameContact'])
export type DuplicateReason = z.infer<typeof DuplicateReason>
export const duplicateReasonWords: Readonly<Record<DuplicateReason, { zh: string; en: string }>> = {
  sameCode: { zh: '代码相同', en: 'Same code' },
  nearName: { zh: '名称相近', en: 'Near-same name' },
  samePlace: { zh: '同一地点', en: 'Same place' },
  sameContact: { zh: '联系电话相同', en: 'Same telephone' },
}

const Side = z.object({ id: Id, name: z.string(), area: z.string(), township: z.string() })

export const DuplicatePairRow = z.object({
  id: Id,
  version: z.number().int(),
  state: DuplicatePairState,
  one: Side,
  other: Side,
  reasons: z.array(DuplicateReason),
  industry: z.string(),
  foundAt: Moment,
  decidedBy: z.string().nullable(),
  decidedReason: z.string().nullable(),
})
export type DuplicatePairRow = z.infer<typeof DuplicatePairRow>

const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    value =>
      value === undefined || value === '' ? undefined : Array.isArray(value) ? value : String(value).split(','),
    z.array(item).max(120).optional(),
  )

/** The surest first: by how many reasons, then the latest found. */
export const listDuplicatePairs = endpoint({
  name: 'listDuplicatePairs',
  method: 'GET',
  path: '/api/duplicate-pairs',
  may: 'duplicate.read',
  summary: { zh: '疑似重复', en: 'Suspected duplicates' },
  query: PageQuery.extend({
    state: DuplicatePairState.default('suspected'),
    area: list(z.string().max(20)),
    industry: list(z.string().max(60)),
    reason: list(DuplicateReason),
  }),
  reply: page(DuplicatePairRow),
})

export const DuplicatePairView = DuplicatePairRow.extend({
  /** Both records whole, to be held side by side. */
  records: z.tuple([EnterpriseView, EnterpriseView]),
  /** Where they have been made one: which remained, what was moved to it, and what an undoing left where it was. */
  merge: z
    .object({
      keptId: Id,
      mergedId: Id,
      moved: z.array(z.object({ id: Id, label: z.string() })),
      left: z.array(WordsShape),
    })
    .nullable(),
  actions: z.array(ActionOffer),
  asOf: Moment,
})
export type DuplicatePairView = z.infer<typeof DuplicatePairView>

export const showDuplicatePair = endpoint({
  name: 'showDuplicatePair',
  method: 'GET',
  path: '/api/duplicate-pairs/:id',
  may: 'duplicate.read',
  summary: { zh: '并排核对', en: 'Two records side by side' },
  params: z.object({ id: Id }),
  reply: DuplicatePairView,
})

const reason = z.string().trim().min(2, said('请说明理由', 'Give a reason')).max(1000)

export const duplicateInputs = {
  merge: z.object({
    /** Which of the two remains. */
    keep: Id,
    /** Of both records, as they were looked at. */
    versions: z.object({ kept: z.number().int(), merged: z.number().int() }),
    /** 同一主体另一场所: the other's place becomes a further site of the one that remains. */
    asSite: z.boolean().default(false),
    reason,
  }),
  keepApart: z.object({ reason }),
  undoMerge: z.object({ reason }),
} as const

function act<Action extends keyof typeof duplicateInputs>(action: Action) {
  const rule = duplicatePairStates.actions[action]
  return endpoint({
    name: `duplicatePair.${action}`,
    method: 'POST',
    path: `/api/duplicate-pairs/:id/${action}`,
    may: rule.may,
    summary: rule.words,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: duplicateInputs[action] }),
    reply: DuplicatePairView,
  })
}

/** Refusals beside those of every act: 409 `staleVersion` where either record has changed, 409 `duplicate.problemsElsewhere`. */
export const actOnDuplicatePair = {
  merge: act('merge'),
  keepApart: act('keepApart'),
  undoMerge: act('undoMerge'),
} as const
