import type { z } from 'zod'
import type { ProblemView } from '#contract/remediation/problem.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, type Tx, transaction } from '#ground/database/transaction.ts'
import { absent } from '#ground/workflow/act.ts'
import { available } from '#ground/workflow/available.ts'
import { problemFacts } from '../find/problem-row.ts'
import { measuresOfProblem } from '../measure/measure.store.ts'
import type { Measure } from '../measure/measure.ts'
import { measureView } from '../measure/measure.view.ts'
import { reportsOfProblem } from '../progress-report/progress-report.store.ts'
import type { ProgressReport } from '../progress-report/progress-report.ts'
import { progressReportView } from '../progress-report/progress-report.view.ts'
import type { Remediation } from '../remediation.ts'
import { beginningsOf, offersToBegin } from './beginnings.ts'
import { findProblemPage, noteCopyRead, type ProblemOfPage } from './problem-page.store.ts'

type View = z.input<typeof ProblemView>

/** 问题页: everything about one problem, with the actions this post may take on it. Throws 404 out of reach. */
export async function showProblem(remediation: Remediation, actor: Actor, id: string): Promise<View> {
  const { database } = remediation.context
  let unread = false
  const view = await reading(database, actor, async tx => {
    const read = await readPage(tx, id)
    unread = read.the.unreadCopy
    return viewOf(remediation, tx.actor, read)
  })
  // a page that is read writes nothing, but for the receipt of a copy's first reading
  if (unread) await transaction(database, actor, tx => noteCopyRead(tx, id))
  return view
}

/** The page within a transaction that is open already. */
export async function readProblemView(tx: Tx, remediation: Remediation, id: string): Promise<View> {
  return viewOf(remediation, tx.actor, await readPage(tx, id))
}

interface Page {
  readonly the: ProblemOfPage
  readonly measures: readonly Measure[]
  readonly reports: readonly ProgressReport[]
}

async function readPage(tx: Tx, id: string): Promise<Page> {
  const [the, measures, reports] = await Promise.all([
    findProblemPage(tx, id),
    measuresOfProblem(tx, id),
    reportsOfProblem(tx, id),
  ])
  if (!the) throw absent()
  return { the, measures, reports }
}

function viewOf(remediation: Remediation, actor: Actor, { the, measures, reports }: Page): View {
  const { workflows } = remediation
  const moment = momentOf(remediation.context)
  return {
    ...problemFacts(the, the.unitName, moment),
    ...particulars(the),
    ...levelOf(remediation, the),
    hops: the.everyHop.map(hop => hopView(hop, the, actor)),
    measures: measures.map(measure => measureView(workflows.measure, measure, actor, moment)),
    reports: reports.map(report => progressReportView(workflows.progressReport, report, actor, moment)),
    checks: checksOf(remediation, the),
    extension: the.lastExtension && extensionView(the.lastExtension),
    exit: the.lastExit && exitView(the.lastExit),
    ...beginningsOf(remediation, the, actor, moment),
    actions: [...available(workflows.problem, the, actor, moment), ...offersToBegin(the, actor, moment)],
    asOf: moment.at.toISOString(),
  }
}

function particulars(the: ProblemOfPage) {
  const named = (id: string | null, number: string | null) => (id === null ? null : { id, number: number ?? '' })
  return {
    county: the.county,
    grid: the.grid,
    siteName: the.siteName,
    subjectUnit:
      the.subjectUnit === null ? null : { id: the.subjectUnit, name: the.subjectUnitName ?? the.subjectName },
    checklistVersion: the.checklistVersion,
    cause: the.cause,
    causeKind: the.causeKind as View['causeKind'],
    source: the.source as View['source'],
    externalNumber: the.externalNumber,
    proposedDue: the.proposedDue,
    proposedDueWords: the.proposedDueWords,
    foundBy: splitWords(the.foundByWords),
    responsibleEnterprise:
      the.responsibleEnterprise === null ? null : { id: the.responsibleEnterprise, name: the.subjectName },
    liaisonLeader: the.liaisonLeader === null ? null : { id: the.liaisonLeader, name: the.leaderName ?? '' },
    lateSince: the.lateSince,
    rectifiedOn: the.rectifiedOn,
    verifiedOn: the.verifiedOn,
    closedOn: the.closedOn,
    closureWords: the.closureForm?.conclusion ?? null,
    previousProblem: named(the.previousProblem, the.previousNumber),
    mergedInto: named(the.mergedInto, the.mergedNumber),
    files: [...the.files],
    reportsMissed: the.reportsMissed,
    lookBacks: the.lookBacks.map(lookBack => ({ ...lookBack })),
  }
}

/** 「××镇 王敏」 as unit and person: the last word is the person's. */
function splitWords(words: string): { personName: string; unitName: string } {
  const at = words.lastIndexOf(' ')
  return at < 0
    ? { personName: words, unitName: '' }
    : { personName: words.slice(at + 1), unitName: words.slice(0, at) }
}

function levelOf({ settings }: Remediation, the: ProblemOfPage) {
  const level = settings.level(the.level)
  const past = the.state === 'verified' || the.state === 'onNotice' || the.state === 'closed'
  const here = the.state === 'checking' ? the.checkpoint : null
  return {
    levelName: level.name,
    checkpoints: level.checkpoints.map((checkpoint, index) => ({
      id: checkpoint.id,
      name: checkpoint.name,
      minimumPersons: checkpoint.minimumPersons,
      onSite: checkpoint.onSite,
      state: (past || (here !== null && index < here) ? 'passed' : index === here ? 'here' : 'ahead') as
        | 'passed'
        | 'here'
        | 'ahead',
      signedBy: the.signatures.by.filter(signed => signed.checkpoint === index).map(signed => signed.words),
    })),
  }
}

function hopView(hop: ProblemOfPage['everyHop'][number], the: ProblemOfPage, actor: Actor): View['hops'][number] {
  return {
    id: hop.id,
    previousHop: hop.previousHop,
    fromUnit: { id: hop.fromUnit, name: hop.fromName ?? hop.fromUnit },
    toUnit: hop.toUnit === null ? null : { id: hop.toUnit, name: hop.toName ?? hop.toUnit },
    toEnterprise: hop.toEnterprise === null ? null : { id: hop.toEnterprise, name: the.subjectName },
    share: hop.share,
    term: hop.term,
    state: hop.state,
    ground: hop.ground,
    sentAt: hop.sentAt,
    changedAt: hop.changedAt,
    proofOfService: hop.receivedProof as View['hops'][number]['proofOfService'],
    mine: hop.toUnit === actor.unitId,
  }
}

function checksOf({ settings }: Remediation, the: ProblemOfPage): View['checks'] {
  const levels = settings.campaign.levels.flatMap(level => level.checkpoints)
  return the.checks.map(check => ({
    id: check.id,
    checkpoint: check.checkpoint,
    checkpointId: check.checkpointId,
    // a problem whose level has changed keeps what was checked on the level it had
    checkpointName: levels.find(({ id }) => id === check.checkpointId)?.name ?? {
      zh: check.checkpointId,
      en: check.checkpointId,
    },
    outcome: check.outcome,
    personName: splitWords(check.personWords).personName,
    unitName: check.unitName ?? splitWords(check.personWords).unitName,
    on: check.onDay,
    opinion: check.opinion,
    onSite: check.onSite,
    files: [...check.files],
    round: check.round,
  }))
}

function extensionView(row: NonNullable<ProblemOfPage['lastExtension']>): View['extension'] {
  const { askedByWords, decidedByWords, ...rest } = row
  return { ...rest, askedBy: askedByWords, decidedBy: decidedByWords }
}

function exitView(row: NonNullable<ProblemOfPage['lastExit']>): View['exit'] {
  const { otherProblem, otherNumber, proposedByWords, decidedByWords, files, ...rest } = row
  return {
    ...rest,
    files: [...files],
    proposedBy: proposedByWords,
    decidedBy: decidedByWords,
    otherProblem: otherProblem === null ? null : { id: otherProblem, number: otherNumber ?? '' },
  }
}
