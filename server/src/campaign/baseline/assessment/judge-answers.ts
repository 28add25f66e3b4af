import type { Checklist } from '#campaign/mandate/index.ts'
import type { RecordAssessment } from '#contract/baseline/assessment.ts'
import { DimensionId } from '#contract/mandate/campaign-file.ts'
import type { ChecklistItem } from '#contract/mandate/checklist.ts'
import { dimensionOfCode } from '#contract/mandate/dimension-of-code.ts'
import { refuse } from '#ground/errors/refuse.ts'

/** An item as an assessment asks it. */
type AskedItem = ChecklistItem & { readonly dimension: DimensionId }

/** The items an enterprise is judged by: dimension by dimension, those of the version that comes first (the industry's own) before the other's. */
export function itemsOf(versions: readonly Pick<Checklist, 'content'>[]): readonly AskedItem[] {
  const items = versions.flatMap(({ content }) =>
    content.items.map(item => ({ ...item, dimension: dimensionOfCode(item.code) })),
  )
  return DimensionId.options.flatMap(dimension => items.filter(item => item.dimension === dimension))
}

export type JudgedAnswer = RecordAssessment['answers'][number] & { readonly item: AskedItem }

/**
 * The answers in the order of the sheet, each with its item.
 *
 * @throws Refusal 422 naming the items that have no answer, two answers, or that the checklist does not have
 */
export function judgeAnswers(items: readonly AskedItem[], answers: RecordAssessment['answers']): JudgedAnswer[] {
  const known = new Set(items.map(({ code }) => code))
  const seen = new Set<string>()
  const fields: { path: string; zh: string; en: string }[] = []
  answers.forEach(({ code }, at) => {
    const path = `answers.${at}.code`
    if (!known.has(code)) fields.push({ path, zh: `评估表没有检查项 ${code}`, en: `The sheet has no item ${code}` })
    else if (seen.has(code)) fields.push({ path, zh: `${code} 答复了两次`, en: `${code} is answered twice` })
    seen.add(code)
  })
  const missing = items.filter(({ code }) => !seen.has(code)).map(({ code }) => code)
  if (missing.length > 0)
    fields.push({
      path: 'answers',
      zh: `还有 ${missing.length} 项未答：${missing.join('、')}`,
      en: `${missing.length} items have no answer: ${missing.join(', ')}`,
    })
  if (fields.length > 0)
    throw refuse(
      422,
      'invalid',
      { zh: '评估表没有答完整', en: 'The sheet is not complete' },
      { zh: '每一检查项答一次', en: 'Answer every item once' },
      { fields },
    )
  const byCode = new Map(answers.map(answer => [answer.code, answer]))
  return items.flatMap(item => {
    const answer = byCode.get(item.code)
    return answer ? [{ ...answer, item }] : []
  })
}
