import type { TrailEntry } from '#contract/ground/trail.ts'
import { EvidenceViewer } from '../evidence/evidence-viewer.tsx'
import { useBusinessDay } from '../session/use-session.ts'
import { sayDay, shanghaiParts } from '../time/say-time.ts'
import { UrgencyMark } from '../urgency/urgency-mark.tsx'
import { useSentence, useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { byDay, sayWho } from './say-who.ts'
import './timeline.css'

/** Everything that happened to a record, in the order given (newest first): when, who, what, in what words, on what basis. */
export function Timeline({ entries }: { entries: readonly TrailEntry[] }) {
  const say = useWords(groundWords)
  const sentence = useSentence()
  const today = useBusinessDay()
  if (entries.length === 0) return <p className="muted">{say('timeline.empty')}</p>
  return (
    <ol className="timeline" aria-label={say('timeline.title')}>
      {byDay(entries, moment => shanghaiParts(moment).day).map(({ day, entries: ofDay }) => (
        <li key={`${day}-${ofDay[0]?.id}`}>
          <time dateTime={day} className="timeline__day">
            {sayDay(day, today)}
          </time>
          <ol>
            {ofDay.map(entry => {
              const { hour, minute, second } = shanghaiParts(entry.at)
              return (
                <li key={entry.id} className="timeline__entry">
                  <time dateTime={entry.at} title={`${day} ${hour}:${minute}:${second}`}>
                    {hour}:{minute}
                  </time>
                  <div>
                    <p className="timeline__what">
                      {entry.urgency && <UrgencyMark urgency={entry.urgency} />}
                      <b>{sentence(entry.title)}</b>
                      <span>{sayWho(entry, say('timeline.onBehalf'))}</span>
                    </p>
                    <HandedTo entry={entry} />
                    {entry.words !== undefined && entry.words !== '' && (
                      <p className="timeline__words">{entry.words}</p>
                    )}
                    <Grounds entry={entry} />
                    {entry.files && entry.files.length > 0 && <EvidenceViewer files={entry.files} />}
                  </div>
                </li>
              )
            })}
          </ol>
        </li>
      ))}
    </ol>
  )
}

/** To whom the step handed it, and until when. */
function HandedTo({ entry }: { entry: TrailEntry }) {
  const say = useWords(groundWords)
  const today = useBusinessDay()
  if (entry.handedTo === undefined) return null
  const receivers = entry.handedTo.map(({ unitName, share, term }) =>
    say(`timeline.handedTo.${share}`, { unit: unitName ?? say('timeline.enterprise'), day: sayDay(term, today) }),
  )
  return <p className="timeline__grounds">{receivers.join(' · ')}</p>
}

/** On what it rests, where that is more than the person's own act. */
function Grounds({ entry }: { entry: TrailEntry }) {
  const say = useWords(groundWords)
  const grounds = [
    entry.delegatedFrom === undefined ? '' : say('timeline.delegated', { person: entry.delegatedFrom }),
    entry.decidedBy === undefined ? '' : say('timeline.decidedBy', { person: entry.decidedBy }),
    entry.basis === undefined || entry.basis === 'self' ? '' : say(`timeline.basis.${entry.basis}`),
  ].filter(ground => ground !== '')
  return grounds.length === 0 ? null : <p className="timeline__grounds">{grounds.join(' · ')}</p>
}
