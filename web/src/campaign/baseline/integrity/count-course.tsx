import type { IntegrityRuleRow } from '#contract/baseline/integrity.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { integrityWords } from './words.ts'

const wide = 120
const high = 24

/** The course of a count as a line, with its first and last value in words for whoever does not see it. */
export function CountCourse({ course }: { course: IntegrityRuleRow['course'] }) {
  const say = useWords(integrityWords)
  const [first] = course
  const last = course.at(-1)
  if (!first || !last || course.length < 2) return <span className="muted small">{say('courseNone')}</span>
  const most = Math.max(1, ...course.map(({ open }) => open))
  const points = course.map(({ open }, at) => {
    const x = (at / (course.length - 1)) * wide
    const y = high - 1 - (open / most) * (high - 2)
    return `${x.toFixed(1)},${y.toFixed(1)}`
  })
  return (
    <svg
      className="integrity__course"
      viewBox={`0 0 ${wide} ${high}`}
      width={wide}
      height={high}
      role="img"
      aria-label={say('courseSaid', { from: first.day, first: first.open, until: last.day, last: last.open })}
    >
      <polyline points={points.join(' ')} />
    </svg>
  )
}
