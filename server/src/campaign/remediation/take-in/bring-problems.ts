import type { BroughtMatter, CandidateMeasure, CandidateProblem, Made } from '#campaign/baseline/index.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { foldText } from '#ground/intake/normalise/fold-text.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { reportProblemWithin } from '../problem/report-problem.ts'
import type { Remediation } from '../remediation.ts'
import { guessDimension } from './guess-dimension.ts'
import { onlyOpenProblem } from './take-in.store.ts'
import { takeInMeasure, wordsOfDeadline } from './take-in-measure.ts'

interface Brought {
  made: readonly Made[]
  left: Words | null
}

/**
 * Problems of a row of a list, each reported as anyone's is, with its measures as drafts beside it. Its deadline is what the list proposes:
 * the term begins when somebody assigns it.
 */
export async function bringProblems(tx: Tx, remediation: Remediation, matter: BroughtMatter): Promise<Brought> {
  if (matter.problems.length === 0) return addMeasures(tx, remediation, matter)
  const made: Made[] = []
  for (const [at, problem] of matter.problems.entries()) {
    const reported = await report(tx, remediation, matter, problem, at)
    made.push({ target: 'problem', id: reported, label: problem.text })
    made.push(...(await takeInMeasures(tx, remediation, matter, reported, problem.measures, `${at}`)))
  }
  const [first] = made
  if (first && matter.unpairedMeasures.length > 0) {
    const note = matter.problems.length > 1 ? '清单未写明对应哪个问题，暂列在该行第一个问题下' : undefined
    made.push(...(await takeInMeasures(tx, remediation, matter, first.id, matter.unpairedMeasures, 'unpaired', note)))
  }
  return { made, left: null }
}

async function report(
  tx: Tx,
  { context, settings, workflows }: Remediation,
  matter: BroughtMatter,
  problem: CandidateProblem,
  at: number,
): Promise<string> {
  const { dimension, note } = dimensionOf(settings, problem)
  const { proposedDue, proposedDueWords } = deadlineOf(matter, problem)
  const { id } = await reportProblemWithin(
    tx,
    context,
    { settings, workflow: workflows.problem },
    {
      requestId: deriveRequestId(matter.requestId, `problem ${at}`),
      subject: { kind: 'enterprise', enterpriseId: matter.enterprise.id, industry: matter.industry },
      source: 'import',
      dimension,
      words: problem.text,
      cause: problem.cause ?? undefined,
      files: [],
    },
    { importBatch: matter.batchId, proposedDue, proposedDueWords, note },
  )
  return id
}

/** As the list says, else as the problem's words suggest, else as its measures do; a guess is said on the trail. */
function dimensionOf({ campaign }: Remediation['settings'], problem: CandidateProblem) {
  if (problem.dimension !== null) return { dimension: problem.dimension, note: undefined }
  const guessed =
    guessDimension(campaign, `${problem.text} ${problem.cause ?? ''}`) ??
    guessDimension(campaign, problem.measures.map(({ text }) => text).join(' '))
  const nameOf = (id: string) => campaign.dimensions.find(dimension => dimension.id === id)?.name ?? id
  if (guessed !== null) return { dimension: guessed, note: `清单未写维度，按文字推定为「${nameOf(guessed)}」，请核对` }
  const usual = 'pollutionControl'
  return { dimension: usual, note: `清单未写维度，也无法从文字推定，暂列「${nameOf(usual)}」，请核对` } as const
}

/** The latest day among the problem's measures, else the row's; without a day what the list wrote. */
function deadlineOf(matter: BroughtMatter, problem: CandidateProblem) {
  const deadlines = [...problem.measures.map(({ deadline }) => deadline), matter.deadline].filter(one => one !== null)
  const days = problem.measures.flatMap(({ deadline }) => deadline?.date ?? [])
  const proposedDue = days.toSorted().at(-1) ?? matter.deadline?.date ?? null
  return { proposedDue, proposedDueWords: proposedDue === null ? wordsOfDeadline(deadlines[0] ?? null) : null }
}

async function takeInMeasures(
  tx: Tx,
  remediation: Remediation,
  matter: BroughtMatter,
  problemId: string,
  measures: readonly CandidateMeasure[],
  part: string,
  note?: string,
): Promise<Made[]> {
  const made: Made[] = []
  for (const [at, measure] of measures.entries()) {
    const id = await takeInMeasure(tx, remediation, problemId, {
      ...measure,
      deadline: measure.deadline ?? matter.deadline,
      importBatch: matter.batchId,
      requestId: deriveRequestId(matter.requestId, `measure ${part} ${at}`),
      ...(note ? { note } : {}),
    })
    made.push({ target: 'measure', id, label: measure.text })
  }
  return made
}

/** A row with measures alone continues the one problem that the enterprise has open; of several nobody says which. */
async function addMeasures(tx: Tx, remediation: Remediation, matter: BroughtMatter): Promise<Brought> {
  const open = await onlyOpenProblem(tx, matter.enterprise.id)
  if (!open) {
    return {
      made: [],
      left: {
        zh: '该行有措施而没有写问题，该企业也不是恰有一个未办结的问题，措施未导入；请在问题页补录',
        en: 'The row has measures and no problem, and the enterprise has not just one open problem: add them on the problem’s page',
      },
    }
  }
  const there = new Set(open.measures.map(foldText))
  const measures = matter.unpairedMeasures.filter(({ text }) => !there.has(foldText(text)))
  return { made: await takeInMeasures(tx, remediation, matter, open.id, measures, 'unpaired'), left: null }
}
