import type { HopState, HopView } from '#contract/ground/hand-over.ts'
import type { ProblemView } from '#contract/remediation/problem.ts'
import { Files } from '#web/ground/evidence/files.tsx'
import { type StateTone, StateWord } from '#web/ground/state-word/state-word.tsx'
import { DayOf, Time } from '#web/ground/time/time.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'
import { hopReceiver } from './hop-receiver.ts'

const tones: Readonly<Record<HopState, StateTone>> = {
  sent: 'open',
  received: 'working',
  passedOn: 'ended',
  declined: 'returned',
  reassigned: 'ended',
  recalled: 'ended',
  answered: 'done',
}

/** 交办与签收: through whose hands it has gone, who holds it now, each with its share and term. */
export function HandOvers({ problem }: { problem: ProblemView }) {
  const say = useWords(remediationWords)
  if (problem.hops.length === 0) return null
  return (
    <section className="section">
      <h2>{say('hop.title')}</h2>
      <ol className="plain-list">
        {problem.hops.map(hop => (
          <li key={hop.id} className={hop.mine ? 'measure hop--mine' : 'measure'}>
            <Hop hop={hop} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Hop({ hop }: { hop: HopView }) {
  const say = useWords(remediationWords)
  const proof = hop.proofOfService
  return (
    <>
      <p className="measure__what">
        <StateWord tone={tones[hop.state]}>{say(`hop.state.${hop.state}`)}</StateWord>
        <span>
          {hop.fromUnit.name} → <b>{hopReceiver(hop)}</b>
        </span>
        <span className="muted small">
          {say(`hop.share.${hop.share}`)} · {say('measure.until')} <DayOf day={hop.term} /> · <Time at={hop.sentAt} />
          {hop.changedAt !== hop.sentAt && (
            <>
              {' → '}
              <Time at={hop.changedAt} />
            </>
          )}
        </span>
      </p>
      {hop.ground !== null && <p className="prose">{hop.ground}</p>}
      {proof && (
        <>
          <p className="small muted">{say('hop.served', { name: proof.receiverName, day: proof.on })}</p>
          <Files ids={proof.files} />
        </>
      )}
    </>
  )
}
