import type { ProblemRow } from '#contract/remediation/problem.ts'
import { DayOf } from '#web/ground/time/time.tsx'
import { UrgencyMark } from '#web/ground/urgency/urgency-mark.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from './words.ts'

/** The term as it stands with how urgent it is, and by how many days the original one was overrun. */
export function TermWords({ problem }: { problem: Pick<ProblemRow, 'urgency' | 'dueCurrent' | 'lateDays'> }) {
  const say = useWords(remediationWords)
  const { urgency, dueCurrent, lateDays } = problem
  if (dueCurrent === null) return null
  const words = (
    <>
      <DayOf day={dueCurrent} />
      {lateDays > 0 && <small>{say('word.late', { count: lateDays })}</small>}
    </>
  )
  return urgency ? <UrgencyMark urgency={urgency}>{words}</UrgencyMark> : <span>{words}</span>
}
