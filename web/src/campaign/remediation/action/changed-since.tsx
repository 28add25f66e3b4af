import { z } from 'zod'
import type { ActionRule } from '#contract/ground/workflow.ts'
import { measureStates } from '#contract/remediation/measure.states.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { progressReportStates } from '#contract/remediation/progress-report.states.ts'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'

const tables = { problem: problemStates, measure: measureStates, progressReport: progressReportStates }

/** The record as a 409 answers it: what was done since the version the person saw. */
const Current = z.object({
  since: z.array(z.object({ action: z.string(), actorWords: z.string(), at: z.string() })),
})

/** What others have done meanwhile, so that one can decide again knowing it. */
export function ChangedSince({ noun, current }: { noun: keyof typeof tables; current: unknown }) {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const read = Current.safeParse(current)
  if (!read.success || read.data.since.length === 0) return null
  const actions: Readonly<Record<string, ActionRule<string>>> = tables[noun].actions
  return (
    <div className="changed-since">
      <b>{say('action.since')}</b>
      <ul className="plain-list">
        {read.data.since.map(entry => {
          const known = actions[entry.action]
          return (
            <li key={`${entry.at} ${entry.action}`}>
              <Time at={entry.at} /> {entry.actorWords} {known ? sentence(known.words) : entry.action}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
