import { Link } from '@tanstack/react-router'
import { problemStates } from '#contract/remediation/problem.states.ts'
import type { ProblemView } from '#contract/remediation/problem.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'
import { hopReceiver } from './hop-receiver.ts'

/** What whoever opens the problem must know first: with whom it lies, what awaits a decision, where it came from and went. */
export function ProblemNotices({ problem }: { problem: ProblemView }) {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const { extension, exit, previousProblem, mergedInto, responsibleEnterprise, responsibleUnit } = problem
  const underway = problem.state === 'rectifying' || problem.state === 'assigned'
  const sent = underway ? problem.hops.filter(hop => hop.state === 'sent') : []
  const holder = responsibleEnterprise ?? responsibleUnit
  return (
    <div className="problem-notices">
      {underway && holder && sent.every(hop => hop.share !== 'lead') && (
        <p>{say('notice.holder', { name: holder.name })}</p>
      )}
      {sent.length > 0 && <p>{say('notice.awaitsReceipt', { names: sent.map(hopReceiver).join('、') })}</p>}
      {problem.actsFor !== null && <p>{say('notice.actsFor', { name: problem.actsFor })}</p>}
      {extension?.state === 'asked' && (
        <p>
          {say('notice.extension', { who: extension.askedBy, day: extension.until, reason: extension.reason })}{' '}
          <span className="muted">{say('notice.progress', { words: extension.progressWords })}</span>
        </p>
      )}
      {extension?.state === 'granted' && (
        <p className="muted">{say('notice.extended', { day: extension.decidedUntil ?? extension.until })}</p>
      )}
      {extension?.state === 'refused' && (
        <p className="muted">{say('notice.notExtended', { words: extension.words ?? '' })}</p>
      )}
      {exit?.state === 'proposed' && (
        <p>
          {say('notice.exit', {
            who: exit.proposedBy,
            exit: sentence(problemStates.actions[exit.kind].words),
            reason: exit.reason,
          })}{' '}
          {exit.otherProblem && <ProblemLink to={exit.otherProblem} />}
        </p>
      )}
      {previousProblem && (
        <p>
          {say('notice.relapse')} <ProblemLink to={previousProblem} />
        </p>
      )}
      {mergedInto && (
        <p>
          {say('notice.merged')} <ProblemLink to={mergedInto} />
        </p>
      )}
    </div>
  )
}

function ProblemLink({ to }: { to: { id: string; number: string } }) {
  return <Link to={`/problems/${to.id}`}>{to.number}</Link>
}
