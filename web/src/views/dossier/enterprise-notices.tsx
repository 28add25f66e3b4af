import { Link } from '@tanstack/react-router'
import type { EnterpriseView } from '#contract/baseline/enterprise.ts'
import { baselineWords } from '#web/campaign/baseline/words.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'

/** What whoever opens the file must know first: who holds it, why it came back, what is doubtful. */
export function EnterpriseNotices({ enterprise }: { enterprise: EnterpriseView }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const { waitingFor, returnReason, duplicateOf, duplicates, splitFrom, splitOff, voiding, usccWarning } = enterprise
  return (
    <div className="enterprise-notices">
      {waitingFor && <p>{say('file.waiting', { unit: waitingFor.unitName, day: waitingFor.due })}</p>}
      {returnReason !== null && <p>{say('file.returned', { reason: returnReason })}</p>}
      {duplicateOf && (
        <p>
          {say('file.duplicateOf')} <Link to={`/enterprises/${duplicateOf.id}`}>{duplicateOf.name}</Link>
        </p>
      )}
      {duplicates.length > 0 && (
        <p>
          {say('file.duplicates')}{' '}
          {duplicates.map(({ id, name }) => (
            <Link key={id} to={`/enterprises/${id}`}>
              {name}{' '}
            </Link>
          ))}
        </p>
      )}
      {splitFrom && splitFrom.name !== '' && (
        <p>
          {say('file.splitFrom')} <Link to={`/enterprises/${splitFrom.id}`}>{splitFrom.name}</Link>
        </p>
      )}
      {splitOff.length > 0 && (
        <p>
          {say('file.splitOff')}{' '}
          {splitOff.map(({ id, name }) => (
            <Link key={id} to={`/enterprises/${id}`}>
              {name}{' '}
            </Link>
          ))}
        </p>
      )}
      {voiding && <p>{say('file.voiding', { person: voiding.personName, reason: voiding.reason })}</p>}
      {usccWarning && (
        <p>
          {sentence(usccWarning)}
          {usccWarning.reason !== null && `（${usccWarning.reason}）`}
        </p>
      )}
    </div>
  )
}
