import { type Campaign, type Checklist, campaignVersion, checklistsInUse } from '#campaign/mandate/index.ts'
import type { AssessmentState } from '#contract/baseline/assessment.states.ts'
import type { RecordAssessment } from '#contract/baseline/assessment.ts'
import { scoreAssessment } from '#contract/baseline/score-assessment.ts'
import type { Actor } from '#ground/database/claims.ts'
import { newId } from '#ground/database/new-id.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { attachFiles } from '#ground/files/index.ts'
import { absent, actWithin, caseStatement } from '#ground/workflow/act.ts'
import { type Beginning, create } from '#ground/workflow/create.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import { type EnterpriseCase, enterpriseStore } from '../enterprise/enterprise.store.ts'
import { future } from '../enterprise/rules-of-facts.ts'
import type { Assessing } from './assessing.ts'
import { type AssessmentCase, type KeptAnswer, keepAnswers } from './assessment.store.ts'
import { itemsOf, type JudgedAnswer, judgeAnswers } from './judge-answers.ts'
import { refusesToAssess, refusesWithoutChecklist } from './refuses-to-assess.ts'
import { openItemsOf } from './show-sheet.ts'

/**
 * 开展评估 (三(一)-3): the answers of one visit, their scores, and in the same transaction one problem for each finding whose item has
 * no open problem yet. Sent again it does nothing.
 *
 * Throws 404 out of reach; 403, 409 where it cannot be recorded now (`assessment.alreadyRecorded`, `assessment.noBaseline`,
 * `assessment.sheetChanged`); 422 naming each item that has no answer or lacks a reason.
 */
export async function recordAssessment(
  assessing: Assessing,
  actor: Actor,
  enterpriseId: string,
  said: RecordAssessment,
): Promise<AssessmentCase> {
  const id = newId(assessing.clock.realNow().getTime())
  const attempt = () =>
    create<AssessmentCase, AssessmentState, 'record'>(
      assessing,
      actor,
      assessing.assessments as never,
      { action: 'record', requestId: said.requestId, id },
      (tx, moment) => begin(tx, assessing, { ...said, enterpriseId, id }, moment),
    )
  try {
    return (await attempt()).after
  } catch (error) {
    // the same request waited for itself at the enterprise: the other one has made the record by now, so this time it is found
    if ((error as { code?: string }).code === 'assessment.alreadyRecorded') return (await attempt()).after
    throw error
  }
}

type Wanted = RecordAssessment & { readonly enterpriseId: string; readonly id: string }

async function begin(tx: Tx, assessing: Assessing, said: Wanted, moment: Moment): Promise<Beginning<AssessmentState>> {
  const { campaign } = assessing
  const { industry, kind, enterpriseId, id } = said
  // locked: of two who assess at once the second finds the problems of the first
  const [locked] = await tx.run(caseStatement(enterpriseStore), [enterpriseId])
  if (!locked) throw absent()
  const enterprise = enterpriseStore.read(locked)
  const refusal = refusesToAssess(enterprise, industry, kind, tx.actor)
  if (refusal) throw refusal
  const visitedOn = said.visitedOn ?? moment.day
  if (visitedOn > moment.day) throw future('visitedOn')
  const versions = await checklistsInUse(tx, industry)
  const none = refusesWithoutChecklist(versions, industry)
  if (none) throw none
  refuseChangedSheet(campaign, versions, said)
  const judged = judgeAnswers(itemsOf(versions), said.answers)
  const { points, weights, vetoFailed } = campaign.assessment
  const scale = { points, weights, vetoFailed }
  const score = scoreAssessment(
    judged.map(({ item, result }) => ({ ...item, result })),
    scale,
  )
  const cell = cellOf(enterprise, industry)
  const files = [...new Set(said.answers.flatMap(answer => answer.files))]
  return {
    cell,
    to: 'recorded',
    set: {
      kind,
      visitedOn,
      present: said.present,
      remarks: said.remarks,
      campaignVersion: said.campaignVersion,
      checklistIds: said.checklists,
      scale,
      score,
      total: score.total,
      foundByWords: tx.actor.words,
      recordedAt: moment.at,
    },
    files,
    also: async (open, requestId) => {
      const kept = await withProblems(open, assessing, { ...said, visitedOn, requestId }, judged)
      await keepAnswers(open, id, enterpriseId, kept)
      await attachFiles(open, { noun: 'assessment', id, cell }, 'onSite', files)
      if (kind !== 'baseline') return
      await actWithin(open, assessing, assessing.enterprises, {
        id: enterpriseId,
        action: 'countAssessed',
        requestId: deriveRequestId(requestId, 'countAssessed'),
        input: { industry },
      })
    },
  }
}

const cellOf = ({ id, area, county, township }: EnterpriseCase, industry: string) => ({
  area,
  county,
  township,
  industry,
  enterpriseId: id,
})

function refuseChangedSheet(
  campaign: Campaign,
  versions: readonly Checklist[],
  seen: Pick<RecordAssessment, 'campaignVersion' | 'checklists'>,
): void {
  const sameItems = versions.map(({ id }) => id).join() === seen.checklists.join()
  if (sameItems && seen.campaignVersion === campaignVersion(campaign)) return
  throw refuse(
    409,
    'assessment.sheetChanged',
    { zh: '打开评估表之后检查项有更新', en: 'The checklist has changed since the sheet was opened' },
    {
      zh: '请重新打开评估表核对后提交，已填内容会保留',
      en: 'Open the sheet again and check it; what was typed is kept',
    },
  )
}

/** The answers with their problems: one that is open names its item already, else the finding is reported. */
async function withProblems(
  tx: Tx,
  assessing: Assessing,
  said: Wanted & { readonly visitedOn: string },
  judged: readonly JudgedAnswer[],
): Promise<KeptAnswer[]> {
  const target = assessing.findings()
  const open = await openItemsOf(tx, assessing, said.enterpriseId)
  const kept: KeptAnswer[] = []
  for (const { item, ...answer } of judged) {
    const isFinding = answer.result === 'notMet' || (answer.result === 'metWithinTerm' && answer.asProblem)
    const known = open.get(item.code)
    const problem = isFinding
      ? (known ??
        (await target?.report(tx, {
          enterpriseId: said.enterpriseId,
          industry: said.industry,
          kind: said.kind,
          code: item.code,
          dimension: item.dimension,
          words: answer.words ?? item.requirement,
          causeKind: answer.causeKind,
          cause: answer.cause,
          files: answer.files,
          foundOn: said.visitedOn,
          requestId: deriveRequestId(said.requestId, `finding ${item.code}`),
        })))
      : undefined
    const { dimension, requirement, veto, weight } = item
    kept.push({
      code: item.code,
      dimension,
      requirement,
      veto,
      weight,
      result: answer.result,
      reason: answer.reason || null,
      words: answer.words || null,
      causeKind: answer.causeKind ?? null,
      cause: answer.cause || null,
      measures: answer.measures,
      files: answer.files,
      problemId: problem?.id ?? null,
      problemNumber: problem?.number ?? null,
      problemKnown: problem !== undefined && problem === known,
    })
  }
  return kept
}
