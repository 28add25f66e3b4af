import type { z } from 'zod'
import { countOpenProblem } from '#campaign/baseline/index.ts'
import { itemsInUse } from '#campaign/mandate/index.ts'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import type { ReportProblemBody } from '#contract/remediation/problem.ts'
import { hasAccount, refusesOnBehalf } from '#ground/access/index.ts'
import type { Actor } from '#ground/database/claims.ts'
import { newId } from '#ground/database/new-id.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { attachFiles } from '#ground/files/index.ts'
import { absent } from '#ground/workflow/act.ts'
import { type Beginning, create, createWithin } from '#ground/workflow/create.ts'
import { field, type Served, served } from '#ground/workflow/hand-over/index.ts'
import type { Cell, Moment } from '#ground/workflow/workflow.ts'
import type { RemediationContext } from '../context.ts'
import { basisOf } from './basis.ts'
import { findPrevious } from './enterprise-facts.store.ts'
import type { Problem } from './problem.ts'
import type { ProblemWorkflow } from './problem.workflow.ts'
import { readClause } from './read-clause.ts'
import { resolveSubject } from './resolve-subject.ts'
import type { ProblemSettings } from './rule-settings.ts'
import { wordsOf } from './words.ts'

export type ReportProblem = z.output<typeof ReportProblemBody>

/**
 * 上报: a problem is found, by whoever may report within the post's reach. It is looked at within 3 working days.
 *
 * @throws Refusal 404 for a place, enterprise or earlier problem out of reach; 422 for a day to come, a clause that does not exist
 */
export async function reportProblem(
  context: RemediationContext,
  actor: Actor,
  how: { settings: ProblemSettings; workflow: ProblemWorkflow },
  said: ReportProblem,
): Promise<Problem> {
  const id = newId(context.clock.realNow().getTime())
  const { after } = await create(
    context,
    actor,
    how.workflow,
    { action: 'report', requestId: said.requestId, id },
    (tx, moment) => begin(tx, how.settings, said, id, moment),
  )
  return after
}

/** What a list says of a problem besides; the deadline is for whoever assigns it. */
export interface ListedProblem {
  readonly importBatch: string
  readonly proposedDue: string | null
  readonly proposedDueWords: string | null
  /** What the list left open and how it was read, for the trail. */
  readonly note: string | undefined
}

/** The same within a transaction that is open already, as imports and assessments make problems: these by an action of their own. */
export async function reportProblemWithin(
  tx: Tx,
  context: Pick<RemediationContext, 'clock' | 'calendar'>,
  how: { settings: ProblemSettings; workflow: ProblemWorkflow; action?: 'report' | 'raise' },
  said: ReportProblem,
  listed?: ListedProblem,
): Promise<Problem> {
  const id = newId(context.clock.realNow().getTime())
  const { after } = await createWithin(
    tx,
    context,
    how.workflow,
    { action: how.action ?? 'report', requestId: said.requestId, id },
    async (open, moment) => {
      const beginning = await begin(open, how.settings, said, id, moment)
      if (!listed) return beginning
      const { note, ...set } = listed
      return { ...beginning, set: { ...beginning.set, ...set }, note }
    },
  )
  return after
}

async function begin(
  tx: Tx,
  settings: ProblemSettings,
  said: ReportProblem,
  id: string,
  moment: Moment,
): Promise<Beginning<ProblemState>> {
  const foundOn = said.foundOn ?? moment.day
  if (foundOn > moment.day)
    throw field('foundOn', '发现日期不能晚于今天', 'The day of finding cannot be later than today')
  const { cell, set } = await resolveSubject(tx, settings.campaign, said.subject)
  if (said.previousProblem) await refuseUnlessClosed(tx, said.previousProblem)
  const { ground, files: proof, ...behalf } = await reportedFor(tx, said, { ...cell, ...set }, moment)
  const clause = said.clause ? readClause(await itemsInUse(tx, cell.industry), said.clause, said.dimension) : {}
  return {
    cell,
    to: 'found',
    set: {
      ...set,
      ...clause,
      dimension: said.dimension,
      words: said.words,
      cause: said.cause,
      causeKind: said.causeKind,
      source: said.source,
      level: 'ordinary',
      externalNumber: said.externalNumber,
      files: said.files,
      foundOn,
      foundBy: tx.actor.personId,
      foundByWords: tx.actor.words,
      previousProblem: said.previousProblem,
    },
    duties: [
      {
        change: 'open',
        kind: 'problemTriage',
        clause: '三(三)3',
        words: wordsOf({ subjectName: set.subjectName, words: said.words }),
        due: settings.until('problemTriage', moment),
        holderUnit: settings.areaUnit('areaIndustry', cell),
      },
    ],
    files: [...said.files, ...(proof ?? [])],
    note: ground,
    ...behalf,
    ...basisOf(said.basis),
    also: async open => {
      await attachFiles(open, { noun: 'problem', id, cell }, 'before', said.files)
      await attachFiles(open, { noun: 'problem', id, cell }, 'paper', proof ?? [])
      await attachFiles(open, { noun: 'problem', id, cell }, 'basis', said.basis?.file ? [said.basis.file] : [])
      if (cell.enterpriseId) await countOpenProblem(open, cell.enterpriseId, 1)
    },
  }
}

/** 代办: a workshop or household without an account reports its own problem through its township or grid. */
async function reportedFor(
  tx: Tx,
  { onBehalfOf }: ReportProblem,
  subject: Cell & { readonly subjectName: string; readonly grid?: unknown },
  { day }: Moment,
): Promise<Partial<Served>> {
  if (!onBehalfOf) return {}
  const { enterpriseId, subjectName: name } = subject
  if (enterpriseId === null) throw field('onBehalfOf', '只能代企业上报', 'One reports on behalf of an enterprise alone')
  const grid = typeof subject.grid === 'string' ? subject.grid : null
  const represented = { ...subject, grid, name, hasAccount: await hasAccount(tx, enterpriseId, day) }
  const refusal = refusesOnBehalf(tx.actor, represented)
  if (refusal) throw refusal
  return served(name, tx.actor, onBehalfOf)
}

/** A relapse names a closed problem: one that is still open is worked on, not reported anew. */
async function refuseUnlessClosed(tx: Tx, id: string): Promise<void> {
  const earlier = await findPrevious(tx, id)
  if (!earlier) throw absent()
  if (earlier.state === 'closed' || earlier.state === 'closedByExit') return
  throw field(
    'previousProblem',
    `${earlier.number} 尚未销号，请在原问题上继续办理`,
    `${earlier.number} is not closed; go on with it instead of reporting it anew`,
  )
}
