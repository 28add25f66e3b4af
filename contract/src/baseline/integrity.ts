import { z } from 'zod'
import {
  ActionOffer,
  ChangeRequest,
  Day,
  endpoint,
  Id,
  Moment,
  PageQuery,
  page,
  RequestId,
} from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'
import { Role } from '../ground/role.ts'
import { said } from '../ground/said.ts'
import { several } from '../ground/several.ts'
import { SourceTag } from '../mandate/campaign-datum.ts'
import { IntegritySeverity, IntegritySubject } from '../mandate/integrity-file.ts'
import { integrityWaiverStates } from './integrity-waiver.states.ts'

export const integritySeverityWords: Readonly<Record<IntegritySeverity, { zh: string; en: string }>> = {
  contradiction: { zh: '矛盾', en: 'Contradiction' },
  doubt: { zh: '存疑', en: 'Doubt' },
  gap: { zh: '缺项', en: 'Gap' },
}

/** `open` stands unanswered, `waived` was looked at and may stay. */
export const FindingStanding = z.enum(['open', 'waived'])
export type FindingStanding = z.infer<typeof FindingStanding>
export const findingStandingWords: Readonly<Record<FindingStanding, { zh: string; en: string }>> = {
  open: { zh: '待改正', en: 'To be mended' },
  waived: { zh: '已豁免', en: 'Waived' },
}

const where = { area: several(z.string().max(20)), industry: several(z.string().max(60)) }

export const IntegrityRuleRow = z.object({
  id: z.string(),
  sentence: WordsShape,
  severity: IntegritySeverity,
  owner: Role,
  clause: z.string(),
  subject: IntegritySubject,
  tag: SourceTag,
  /** Findings in reach, as of the last night. */
  open: z.number().int(),
  waived: z.number().int(),
  /** When it was last held against the base; null before the first night. */
  checkedAt: Moment.nullable(),
  /** The last night it could not be: its findings are of an earlier one. */
  failed: z.boolean(),
  /** How many were open in the morning of each of the last thirty days, the oldest first; fewer where the rule is younger. */
  course: z.array(z.object({ day: Day, open: z.number().int() })),
})
export type IntegrityRuleRow = z.infer<typeof IntegrityRuleRow>

/** Every rule with what it finds in reach: contradictions first, then by how many. */
export const listIntegrityRules = endpoint({
  name: 'listIntegrityRules',
  method: 'GET',
  path: '/api/integrity-rules',
  may: 'integrity.read',
  summary: { zh: '数据核对', en: 'Rules over the whole base' },
  query: z.object(where),
  reply: z.object({ rows: z.array(IntegrityRuleRow), asOf: Moment }),
})

export const IntegrityFindingRow = z.object({
  subjectId: Id,
  label: z.string(),
  area: z.string(),
  township: z.string().nullable(),
  industry: z.string().nullable(),
  detail: z.string(),
  foundOn: Day,
  standing: FindingStanding,
  /** Already mended since the night: it is gone the next morning. */
  mended: z.boolean(),
  waiver: z.object({ id: Id, version: z.number().int(), reason: z.string(), by: z.string(), at: Moment }).nullable(),
  actions: z.array(ActionOffer),
})
export type IntegrityFindingRow = z.infer<typeof IntegrityFindingRow>

/** What breaks one rule, in reach. Each row shown is held against the rule once more. 404 for a rule there is not. */
export const listIntegrityFindings = endpoint({
  name: 'listIntegrityFindings',
  method: 'GET',
  path: '/api/integrity-findings',
  may: 'integrity.read',
  summary: { zh: '核对发现', en: 'What a rule finds' },
  query: PageQuery.extend({ ...where, rule: z.string().max(60), standing: FindingStanding.default('open') }),
  reply: page(IntegrityFindingRow),
})

const reason = z.string().trim().min(2, said('请说明理由', 'Give a reason')).max(1000)
export const integrityWaiverInputs = { lift: z.object({ reason }) } as const
const changed = z.object({ id: Id })

/** Refusals: 404 where nothing is found any more, or out of reach; 409 `integrity.waived` where it has been waived already. */
export const waiveFinding = endpoint({
  name: 'waiveFinding',
  method: 'POST',
  path: '/api/integrity-waivers',
  may: integrityWaiverStates.actions.waive.may,
  summary: integrityWaiverStates.actions.waive.words,
  body: z.object({
    requestId: RequestId,
    input: z.object({ rule: z.string().max(60), subjectId: Id, detail: z.string().max(2000), reason }),
  }),
  reply: changed,
})

export const actOnIntegrityWaiver = {
  lift: endpoint({
    name: 'integrityWaiver.lift',
    method: 'POST',
    path: '/api/integrity-waivers/:id/lift',
    may: integrityWaiverStates.actions.lift.may,
    summary: integrityWaiverStates.actions.lift.words,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: integrityWaiverInputs.lift }),
    reply: changed,
  }),
} as const
