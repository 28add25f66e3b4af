import type { AssessmentSheet } from '#contract/baseline/assessment.ts'
import { scoreAssessment } from '#contract/baseline/score-assessment.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { becomesProblem, judgedItems, type SheetValues } from './sheet-values.ts'
import { assessmentWords } from './words.ts'

/** What the answers come to so far: beside the button, always in sight. */
export function SheetStanding({ sheet, values }: { sheet: AssessmentSheet; values: SheetValues }) {
  const say = useWords(assessmentWords)
  const judged = judgedItems(sheet.items, values)
  const score = scoreAssessment(judged, sheet.scale)
  const findings = sheet.items.filter(({ code, openProblem }) => {
    const answer = values.answers[code]
    return answer !== undefined && openProblem === null && becomesProblem(answer)
  })
  return (
    <p className="sheet-standing" role="status">
      <b>{score.total === null ? say('sheet.noScore') : say('sheet.running', { score: score.total })}</b>
      <span>{say('sheet.answered', { done: judged.length, all: sheet.items.length })}</span>
      {findings.length > 0 && <span>{say('sheet.findings', { count: findings.length })}</span>}
      {score.vetoFailed.length > 0 && (
        <span className="field__wrong">{say('sheet.vetoFailed', { count: score.vetoFailed.length })}</span>
      )}
    </p>
  )
}
