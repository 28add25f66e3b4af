import type { z } from 'zod'
import type {
  AssessmentAnswer,
  AssessmentSheet,
  RecordAssessmentBody,
  SheetItem,
} from '#contract/baseline/assessment.ts'
import type { CauseKind } from '#contract/baseline/cause-kind.ts'
import type { JudgedItem } from '#contract/baseline/score-assessment.ts'
import type { ItemResult } from '#contract/mandate/campaign-file.ts'

/** What is chosen and typed at one item. Empty text is nothing. */
export interface AnswerValue {
  readonly result: ItemResult
  readonly reason: string
  readonly words: string
  readonly causeKind: CauseKind | ''
  readonly cause: string
  readonly measures: readonly string[]
  readonly ownMeasure: string
  readonly asProblem: boolean
  /** Whether its photos are asked for; once taken they stay, whatever the result becomes. */
  readonly withPhotos: boolean
}

export interface SheetValues {
  visitedOn: string
  present: string
  remarks: string
  answers: Readonly<Record<string, AnswerValue>>
}

/** A result that says something is lacking. */
export const isFinding = (result: ItemResult) => result === 'notMet' || result === 'metWithinTerm'

/** Whether an answer becomes a problem. */
export const becomesProblem = ({ result, asProblem }: AnswerValue) =>
  result === 'notMet' || (result === 'metWithinTerm' && asProblem)

/**
 * The answer after a result was chosen: what was typed stays; the words are proposed from the item until somebody has changed them.
 * @param proposed the words proposed for each result
 */
export function choose(
  before: AnswerValue | undefined,
  result: ItemResult,
  proposed: Readonly<Partial<Record<ItemResult, string>>>,
): AnswerValue {
  const nothing = { reason: '', words: '', causeKind: '' as const, cause: '', ownMeasure: '' }
  const known = before ?? { ...nothing, measures: [], asProblem: false, withPhotos: false }
  const untouched = known.words === '' || Object.values(proposed).includes(known.words)
  return {
    ...known,
    result,
    words: untouched ? (proposed[result] ?? '') : known.words,
    withPhotos: known.withPhotos || isFinding(result),
  }
}

/** The items that have an answer, as they are scored. */
export function judgedItems(items: readonly SheetItem[], { answers }: SheetValues): JudgedItem[] {
  return items.flatMap(({ code, dimension, veto, weight }) => {
    const answer = answers[code]
    return answer ? [{ code, dimension, veto, weight, result: answer.result }] : []
  })
}

export const unanswered = (items: readonly SheetItem[], { answers }: SheetValues) =>
  items.filter(({ code }) => answers[code] === undefined)

const filled = (text: string) => (text.trim() === '' ? undefined : text)

/**
 * The request without its id: answers in the order of the sheet, of each only what its result asks for.
 * @param files ids of the photos by the item's field
 */
export function bodyOf(
  sheet: Pick<AssessmentSheet, 'items' | 'industry' | 'kind' | 'campaignVersion' | 'checklists'>,
  values: SheetValues,
  files: Readonly<Record<string, readonly string[]>> = {},
): Omit<z.input<typeof RecordAssessmentBody>, 'requestId'> {
  return {
    industry: sheet.industry,
    kind: sheet.kind,
    campaignVersion: sheet.campaignVersion,
    checklists: sheet.checklists.map(({ id }) => id),
    visitedOn: filled(values.visitedOn),
    present: filled(values.present),
    remarks: filled(values.remarks),
    answers: sheet.items.flatMap(({ code }) => {
      const answer = values.answers[code]
      return answer ? [answerOf(code, answer, files[photosOf(code)] ?? [])] : []
    }),
  }
}

function answerOf(code: string, answer: AnswerValue, photos: readonly string[]): z.input<typeof AssessmentAnswer> {
  const { result } = answer
  const files = answer.withPhotos ? [...photos] : []
  if (result === 'notApplicable') return { code, result, files, reason: filled(answer.reason) }
  if (!isFinding(result)) return { code, result, files }
  return {
    code,
    result,
    files,
    words: filled(answer.words),
    causeKind: answer.causeKind === '' ? undefined : answer.causeKind,
    cause: filled(answer.cause),
    measures: [...answer.measures, ...(filled(answer.ownMeasure) ? [answer.ownMeasure] : [])],
    asProblem: becomesProblem(answer),
  }
}

/** Name of the field of an item's photos. */
export const photosOf = (code: string) => `photos.${code}`
