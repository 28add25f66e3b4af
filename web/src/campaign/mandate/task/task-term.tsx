import type { TaskRow } from '#contract/mandate/task.ts'
import { DayOf } from '#web/ground/time/time.tsx'
import { UrgencyMark } from '#web/ground/urgency/urgency-mark.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { mandateWords } from '../words.ts'

/** The term as it stands with how urgent it is, and by how many days the original one was overrun. */
export function TaskTerm({ task }: { task: Pick<TaskRow, 'urgency' | 'dueCurrent' | 'lateDays'> }) {
  const say = useWords(mandateWords)
  const words = (
    <>
      <DayOf day={task.dueCurrent} />
      {task.lateDays > 0 && <small> {say('task.late', { count: task.lateDays })}</small>}
    </>
  )
  return task.urgency ? <UrgencyMark urgency={task.urgency}>{words}</UrgencyMark> : <span>{words}</span>
}
