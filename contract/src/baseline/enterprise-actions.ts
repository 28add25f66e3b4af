import { z } from 'zod'
import { said } from '#contract/ground/said.ts'
import { ChangeRequest, Day, endpoint, Id, RequestId } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'
import { type EnterpriseAction, enterpriseStates } from './enterprise.states.ts'
import { EnterpriseRow, EnterpriseView } from './enterprise.ts'
import {
  EiaKind,
  EnterpriseKind,
  EnterpriseScale,
  FindingSource,
  PermitKind,
  ProductionState,
} from './enterprise-words.ts'
import { ExitProof } from './exit-proof.ts'

const text = (most: number) => z.string().trim().max(most)
const reason = text(1000).min(2, said('请说明理由', 'Give a reason'))
/** Empty text wipes the field, which a person may and an import may not. */
const optionalText = (most: number) => text(most).nullable().optional()
const place = z
  .object({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
  .nullable()
  .optional()

const name = text(120).min(2, said('请填写名称，至少两个字', 'Give the name, at least two characters'))

/** What may be said of an enterprise besides its name, township and industries. Null wipes a field; what is left out stays. */
export const EnterpriseFacts = z.object({
  kind: EnterpriseKind.optional(),
  uscc: optionalText(30),
  /** Needed where the code fails its checks. */
  usccReason: optionalText(200),
  legalPerson: optionalText(60),
  contactName: optionalText(60),
  phone: optionalText(60),
  village: optionalText(60),
  grid: optionalText(60),
  address: optionalText(200),
  place,
  scale: EnterpriseScale.nullable().optional(),
  products: optionalText(300),
  capacity: optionalText(200),
  startedOn: Day.nullable().optional(),
  landUse: optionalText(100),
  eiaKind: EiaKind.nullable().optional(),
  eiaNumber: optionalText(120),
  permitKind: PermitKind.nullable().optional(),
  permitNumber: optionalText(60),
  permitUntil: Day.nullable().optional(),
  productionState: ProductionState.nullable().optional(),
  gbt4754: optionalText(20),
  source: FindingSource.nullable().optional(),
  remarks: optionalText(1000),
})
export type EnterpriseFacts = z.infer<typeof EnterpriseFacts>

export const ReportEnterpriseBody = EnterpriseFacts.extend({
  requestId: RequestId,
  name,
  kind: EnterpriseKind,
  /** The township decides area and county. */
  township: text(20).min(1, said('请选择乡镇（街道）', 'Choose the township')),
  industries: z.array(text(60)).min(1, said('请至少选择一个行业', 'Choose at least one industry')).max(12),
  /** Records that the person looked at and says are other enterprises; without it a likely repeat is refused. */
  notTheSameAs: z.array(Id).max(50).default([]),
})
export type ReportEnterpriseBody = z.infer<typeof ReportEnterpriseBody>

/**
 * Refusals: 422 `invalid` (fields), 422 `enterprise.codeFails` (the code fails its checks and no reason is given),
 * 409 `enterprise.likelyRepeat` with the records it may repeat in `current`, 404 out of scope.
 */
export const reportEnterprise = endpoint({
  name: 'reportEnterprise',
  method: 'POST',
  path: '/api/enterprises',
  may: 'enterprise.report',
  summary: { zh: '新增企业', en: 'Report an enterprise' },
  body: ReportEnterpriseBody,
  reply: EnterpriseView,
})

/** Asked while the form is being filled, by who may report: what may be the same, in one's scope by name, beyond it only by whose it is. */
export const findRepeats = endpoint({
  name: 'findRepeats',
  method: 'POST',
  path: '/api/enterprises/repeats',
  may: 'enterprise.report',
  summary: { zh: '查找疑似重复', en: 'Look for what may be the same' },
  body: z.object({
    name: text(120).optional(),
    uscc: text(30).optional(),
    township: text(20).optional(),
    place,
    except: Id.optional(),
  }),
  reply: z.object({
    rows: z.array(EnterpriseRow.extend({ why: z.array(z.enum(['sameCode', 'nearName', 'formerName', 'samePlace'])) })),
    /** 「已有同码主体，属他区块，请联系 ××单位」 */
    elsewhere: z.object({ unitName: z.string(), words: WordsShape }).nullable(),
    /** What is wrong with the code, if anything, and what it may have been meant to be. */
    code: z.object({ words: WordsShape, suggested: z.string().nullable() }).nullable(),
  }),
})

/** Taken for each row of a list or by a decision on two records, never on a single record by a button. */
type ImportAction = 'takeIn' | 'putBack' | 'undoImport' | 'absorb' | 'mergeInto' | 'unmerge' | 'release'
/** Taken where an assessment is recorded or voided. */
type FollowingAction = 'countAssessed' | 'uncountAssessed'

/** Input of each action that a person takes on an enterprise, but for `report`, which makes one. */
export const enterpriseInputs = {
  resubmit: z.object({ words: text(500).optional() }),
  verify: z.object({ words: text(500).optional() }),
  confirm: z.object({ words: text(500).optional() }),
  returnForCorrection: z.object({ reason }),
  correct: EnterpriseFacts.extend({ reason: text(500).optional() }),
  rename: z.object({ name, changedOn: Day, reason: text(500).optional() }),
  move: z.object({
    township: text(20).min(1, said('请选择乡镇（街道）', 'Choose the township')),
    village: optionalText(60),
    grid: optionalText(60),
    address: optionalText(200),
    place,
    reason,
  }),
  addIndustry: z.object({ industry: text(60), reason: text(500).optional() }),
  removeIndustry: z.object({ industry: text(60), reason }),
  addSite: z.object({
    name: text(120).min(2, said('请填写场所名称', 'Give the name of the place')),
    township: text(20).min(1, said('请选择乡镇（街道）', 'Choose the township')),
    address: optionalText(200),
    place,
  }),
  closeSite: z.object({ siteId: Id, reason }),
  markDuplicate: z.object({ duplicateOf: Id, reason: text(500).optional() }),
  markNotInScope: z.object({ reason }),
  closeDown: z.object({
    closedOn: Day,
    reason,
    files: z.array(Id).max(30).default([]),
    /** What was found on site; wanted where problems are open, each of which is proposed to end with the enterprise (随关停销号). */
    proof: ExitProof.optional(),
  }),
  split: z.object({
    splitOn: Day,
    reason,
    files: z.array(Id).max(30).default([]),
    /** The part that becomes a record of its own. */
    name,
    kind: EnterpriseKind,
    uscc: optionalText(30),
    township: text(20).min(1, said('请选择乡镇（街道）', 'Choose the township')),
    address: optionalText(200),
    place,
    industries: z.array(text(60)).min(1, said('请至少选择一个行业', 'Choose at least one industry')).max(12),
    /** Open problems that are the part's and go with it. */
    problems: z.array(Id).max(200).default([]),
  }),
  reopen: z.object({ reason }),
  void: z.object({ reason }),
  confirmVoid: z.object({ words: text(500).optional() }),
  refuseVoid: z.object({ reason }),
} as const satisfies Record<Exclude<EnterpriseAction, 'report' | ImportAction | FollowingAction>, z.ZodType>
export type EnterpriseInputs = typeof enterpriseInputs

function act<Action extends keyof EnterpriseInputs>(action: Action) {
  const said = enterpriseStates.actions[action]
  return endpoint({
    name: `enterprise.${action}`,
    method: 'POST',
    path: `/api/enterprises/:id/${action}`,
    may: said.may,
    summary: said.words,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: enterpriseInputs[action] }),
    reply: EnterpriseView,
  })
}

/** One endpoint per action: `POST /api/enterprises/:id/<action>` with request id, version and the action's own input. */
export const actOnEnterprise = {
  resubmit: act('resubmit'),
  verify: act('verify'),
  confirm: act('confirm'),
  returnForCorrection: act('returnForCorrection'),
  correct: act('correct'),
  rename: act('rename'),
  move: act('move'),
  addIndustry: act('addIndustry'),
  removeIndustry: act('removeIndustry'),
  addSite: act('addSite'),
  closeSite: act('closeSite'),
  markDuplicate: act('markDuplicate'),
  markNotInScope: act('markNotInScope'),
  closeDown: act('closeDown'),
  split: act('split'),
  reopen: act('reopen'),
  void: act('void'),
  confirmVoid: act('confirmVoid'),
  refuseVoid: act('refuseVoid'),
} as const satisfies Record<keyof EnterpriseInputs, unknown>
