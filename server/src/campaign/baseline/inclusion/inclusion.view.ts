import type { Campaign } from '#campaign/mandate/index.ts'
import type { EnterpriseState } from '#contract/baseline/enterprise.states.ts'
import type { InclusionRow, InclusionView } from '#contract/baseline/inclusion.ts'
import type { ListTwoState } from '#contract/baseline/inclusion-words.ts'
import { ClosureItem } from '#contract/baseline/inclusion-words.ts'
import type { FileView } from '#contract/ground/file.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { filesById } from '#ground/files/index.ts'
import { available, offer } from '#ground/workflow/available.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import { cellOfEnterprise } from '../enterprise/cell-of-enterprise.ts'
import { splitActorWords } from '../enterprise/enterprise.view.ts'
import type { MembershipKey } from './find-inclusions.ts'
import { type InclusionCase, inclusionsOf } from './inclusion.store.ts'
import type { InclusionWorkflow } from './inclusion.workflow.ts'
import { signingUnit } from './inclusion-holders.ts'
import { nextStep } from './next-step.ts'
import { refusesProposal } from './propose-inclusion.ts'
import { isSilent } from './rules-of-deciding.ts'

/** What a view of list two is made with. */
export interface Viewing {
  readonly campaign: Campaign
  readonly workflow: InclusionWorkflow
  readonly moment: Moment
}

type RecordPart = Pick<
  InclusionCase,
  | 'version'
  | 'clause'
  | 'reason'
  | 'verdict'
  | 'signDue'
  | 'decideDue'
  | 'signedOn'
  | 'decidedOn'
  | 'route'
  | 'cultivated'
  | 'proposalHash'
>

interface MembershipRow extends MembershipKey {
  readonly id: string | null
  readonly name: string
  readonly code: string
  readonly area: string
  readonly township: string
  readonly state: ListTwoState
  readonly recordState: EnterpriseState
  readonly openProblems: number
  readonly record: RecordPart | null
}

// the record comes as one value, so that all of it is there or none
const columns = `m.enterprise_id as "enterpriseId", m.industry, m.area, m.township, m.inclusion_state as state, m.state as "recordState", e.name,
    coalesce(e.uscc, e.temporary_code) as code, coalesce(p.open, 0) as "openProblems", i.id,
    case when i.id is not null then jsonb_build_object('version', i.version, 'clause', i.clause, 'reason', i.reason, 'verdict', i.verdict,
      'signDue', i.sign_due, 'decideDue', i.decide_due, 'signedOn', i.signed_on, 'decidedOn', i.decided_on, 'route', i.route,
      'cultivated', i.cultivated, 'proposalHash', i.proposal_hash) end as record`
const joined = `join baseline.enterprise e on e.id = m.enterprise_id
    left join baseline.enterprise_problems p on p.enterprise_id = m.enterprise_id and e.has_open_problems
    left join baseline.inclusion i on i.enterprise_id = m.enterprise_id and i.industry = m.industry`

const byKey: Prepared = {
  name: 'list two rows',
  text: `select ${columns} from unnest($1::uuid[], $2::text[]) with ordinality as wanted(enterprise_id, industry, place)
    join baseline.membership m on m.enterprise_id = wanted.enterprise_id and m.industry = wanted.industry and m.until is null
    ${joined} order by place`,
}

const ofEnterprise: Prepared = {
  name: 'list two rows of enterprise',
  text: `select ${columns} from baseline.membership m ${joined} where m.enterprise_id = $1 and m.until is null order by m.since, m.industry`,
}

/** The lines of the list, in the order given. */
export async function readInclusionRows(
  tx: Tx,
  viewing: Viewing,
  keys: readonly MembershipKey[],
): Promise<InclusionRow[]> {
  if (keys.length === 0) return []
  const rows = await tx.run<MembershipRow & Record<string, unknown>>(byKey, [
    keys.map(({ enterpriseId }) => enterpriseId),
    keys.map(({ industry }) => industry),
  ])
  return rows.map(row => inclusionRow(tx, viewing, row))
}

function inclusionRow(tx: Tx, { campaign, moment }: Viewing, row: MembershipRow): InclusionRow {
  const { record, recordState, ...facts } = row
  const proposed = row.state === 'proposedIn' || row.state === 'proposedOut'
  const silent = proposed && record !== null && isSilent(record, moment.day)
  const signed = record !== null && record.signedOn !== null
  return {
    ...facts,
    version: record?.version ?? null,
    clause: record?.clause ?? null,
    reason: record?.reason ?? null,
    verdict: record?.verdict ?? null,
    signDue: proposed ? (record?.signDue ?? null) : null,
    decideDue: proposed ? (record?.decideDue ?? null) : null,
    silent,
    decidedOn: record?.decidedOn ?? null,
    route: record?.route ?? null,
    cultivated: record?.cultivated ?? false,
    proposalHash: record?.proposalHash ?? null,
    next: nextStep(campaign, tx.actor, {
      state: row.state,
      recordState,
      industry: row.industry,
      signed,
      silent,
      route: record?.route ?? null,
    }),
  }
}

/** An enterprise's inclusions as its page shows them, one for each of its present industries. Throws 404 out of reach. */
export async function viewInclusions(tx: Tx, viewing: Viewing, enterpriseId: string): Promise<InclusionView[]> {
  const { campaign, workflow, moment } = viewing
  const enterprise = await cellOfEnterprise(tx, enterpriseId)
  const rows = await tx.run<MembershipRow & Record<string, unknown>>(ofEnterprise, [enterpriseId])
  const cases = new Map((await inclusionsOf(tx, enterpriseId)).map(the => [the.industry, the]))
  const files = await filesById(tx, [...cases.values()].flatMap(filesOf))
  const found = (ids: readonly string[]) => ids.flatMap(id => files.get(id) ?? [])
  return rows.map(row => {
    const the = cases.get(row.industry)
    const unit = signingUnit(campaign, row.industry)
    const propose = may(tx.actor, 'inclusion.propose') ? [offer('propose', refusesProposal(enterprise), true)] : []
    return {
      ...inclusionRow(tx, viewing, row),
      standing: the?.standing ?? (row.recordState === 'closedDown' ? 'closedDown' : 'listed'),
      proposedBy: the?.proposedByWords ?? null,
      proposedOn: the?.proposedOn ?? null,
      signUnit: campaign.units.find(({ id }) => id === unit)?.name ?? unit,
      signedBy: the?.signedByWords ?? null,
      signedOn: the?.signedOn ?? null,
      signWords: the?.signWords ?? null,
      decidedBy: the?.decidedByWords ?? null,
      decisionWords: the?.decisionWords ?? null,
      reopenReason: the?.reopenReason ?? null,
      destination: the?.destination ?? null,
      plannedOn: the?.plannedOn ?? null,
      stopDecision: the?.stopDecision ? { ...the.stopDecision, files: found(the.stopDecision.files) } : null,
      closure: the?.route === 'closure' ? closureOf(the, found) : [],
      actions: the ? available(workflow, the, tx.actor, moment) : propose,
    }
  })
}

function closureOf(
  { closure }: InclusionCase,
  found: (ids: readonly string[]) => FileView[],
): InclusionView['closure'] {
  return ClosureItem.options.map(item => ({
    item,
    sights: (closure[item] ?? []).map(({ actorWords, seenOn, words, files }) => {
      const [unitName, personName] = splitActorWords(actorWords)
      return { unitName, personName, seenOn, words, files: found(files) }
    }),
  }))
}

const filesOf = ({ stopDecision, closure }: InclusionCase): string[] => [
  ...(stopDecision?.files ?? []),
  ...Object.values(closure).flatMap(sights => (sights ?? []).flatMap(sight => [...sight.files])),
]
