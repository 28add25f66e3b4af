import type { z } from 'zod'
import { checklistsById } from '#campaign/mandate/index.ts'
import { assessmentStates } from '#contract/baseline/assessment.states.ts'
import type { AssessmentRow, AssessmentView, listAssessments } from '#contract/baseline/assessment.ts'
import { scoreAssessment } from '#contract/baseline/score-assessment.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { absent } from '#ground/workflow/act.ts'
import { available, offer } from '#ground/workflow/available.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { Assessing } from './assessing.ts'
import {
  type AssessmentRecord,
  assessmentsOf,
  findAssessment,
  type KeptAnswer,
  readAnswers,
} from './assessment.store.ts'
import { findEnterprise } from './find-enterprise.ts'
import { namedVersions } from './named-versions.ts'
import { nextKind, refusesToAssess } from './refuses-to-assess.ts'

function rowOf(the: AssessmentRecord): AssessmentRow {
  return {
    id: the.id,
    version: the.version,
    state: the.state,
    kind: the.kind,
    industry: the.industry,
    visitedOn: the.visitedOn,
    total: the.total,
    scores: [...the.score.dimensions],
    vetoFailed: [...the.score.vetoFailed],
    problems: the.problems,
    foundBy: the.foundByWords,
    recordedAt: the.recordedAt.toISOString(),
  }
}

/** The assessments of an enterprise, and what may be begun in each of its industries. Throws 404 out of reach. */
export async function viewAssessments(
  tx: Tx,
  moment: Moment,
  enterpriseId: string,
): Promise<z.input<typeof listAssessments.reply>> {
  const enterprise = await findEnterprise(tx, enterpriseId)
  const rows = await assessmentsOf(tx, enterpriseId)
  const { may: verb } = assessmentStates.actions.record
  const offers = may(tx.actor, verb)
    ? enterprise.industries.map(industry => {
        const kind = nextKind(enterprise, industry)
        return { industry, kind, offer: offer('record', refusesToAssess(enterprise, industry, kind, tx.actor), true) }
      })
    : []
  return { rows: rows.map(rowOf), offers, asOf: moment.at.toISOString() }
}

/** One assessment with its answers, beside the one it is compared with. Throws 404 where it is absent or out of reach. */
export async function viewAssessment(
  tx: Tx,
  { assessments }: Pick<Assessing, 'assessments'>,
  moment: Moment,
  id: string,
): Promise<AssessmentView> {
  const the = await findAssessment(tx, id)
  if (!the) throw absent()
  const answers = await readAnswers(tx, id)
  const compared = comparedWith(the, await assessmentsOf(tx, the.enterpriseId))
  const otherAnswers = compared ? await readAnswers(tx, compared.id) : []
  const before = new Map(otherAnswers.map(({ code, result }) => [code, result]))
  return {
    ...rowOf(the),
    enterprise: { id: the.enterpriseId, name: the.enterpriseName },
    campaignVersion: the.campaignVersion,
    checklists: await versionsNamed(tx, the.checklistIds),
    scale: the.scale,
    uncapped: the.score.uncapped,
    present: the.present,
    remarks: the.remarks,
    answers: answers.map(({ problemId, problemNumber, problemKnown, ...answer }) => ({
      ...answer,
      points: answer.result === 'notApplicable' ? null : the.scale.points[answer.result],
      problem:
        problemId !== null && problemNumber !== null
          ? { id: problemId, number: problemNumber, known: problemKnown }
          : null,
      compared: before.get(answer.code) ?? null,
    })),
    compared: compared ? rowOf(compared) : null,
    onCommonItems: compared ? await onCommonItems(tx, the, answers, compared, otherAnswers) : null,
    voided: the.voidWords !== null && the.voidReason !== null ? { by: the.voidWords, reason: the.voidReason } : null,
    stateWords: assessmentStates.states[the.state],
    actions: available(assessments, the, tx.actor, moment),
    asOf: moment.at.toISOString(),
  }
}

/** Versions of checklists by id, as they are named; one that the reader does not see is left out. */
async function versionsNamed(tx: Tx, ids: readonly string[]): Promise<AssessmentView['checklists']> {
  if (ids.length === 0) return []
  const versions = await checklistsById(tx, ids)
  return namedVersions(ids.flatMap(id => versions.filter(version => version.id === id)))
}

/** What two assessments on different versions come to over the items that both have; null where both asked the same items. */
async function onCommonItems(
  tx: Tx,
  the: AssessmentRecord,
  answers: readonly KeptAnswer[],
  other: AssessmentRecord,
  otherAnswers: readonly KeptAnswer[],
): Promise<AssessmentView['onCommonItems']> {
  const [here, there] = [answers, otherAnswers].map(all => new Set(all.map(({ code }) => code)))
  if (!here || !there) return null
  const onlyHere = [...here].filter(code => !there.has(code))
  const onlyThere = [...there].filter(code => !here.has(code))
  if (the.checklistIds.join() === other.checklistIds.join() && onlyHere.length + onlyThere.length === 0) return null
  const common = (all: readonly KeptAnswer[]) => all.filter(({ code }) => here.has(code) && there.has(code))
  const [own, compared] = [
    scoreAssessment(common(answers), the.scale),
    scoreAssessment(common(otherAnswers), other.scale),
  ]
  return {
    checklists: await versionsNamed(tx, other.checklistIds),
    items: common(answers).length,
    scores: [...own.dimensions],
    total: own.total,
    comparedScores: [...compared.dimensions],
    comparedTotal: compared.total,
    onlyHere,
    onlyThere,
  }
}

/** The standing one of the other kind in its industry: `all` has the latest first. */
function comparedWith(the: AssessmentRecord, all: readonly AssessmentRecord[]): AssessmentRecord | undefined {
  return all.find(other => other.state === 'recorded' && other.industry === the.industry && other.kind !== the.kind)
}
