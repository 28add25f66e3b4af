import type { Words } from '#contract/ground/endpoint.ts'
import type { FileView } from '#contract/ground/file.ts'
import { Time } from '../time/time.tsx'
import { useSentence, useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { sayPlace, saySize } from './file-address.ts'

/** Time and place with where each comes from, beside what the server saw; and what the checker should notice. */
export function EvidenceFacts({ file, flags }: { file: FileView; flags: readonly Words[] }) {
  const say = useWords(groundWords)
  const sentence = useSentence()
  return (
    <div className="evidence-facts">
      {flags.length > 0 && (
        <div className="evidence-facts__flags">
          <b>{say('evidence.flags')}</b>
          <ul>
            {flags.map(flag => (
              <li key={flag.en}>{sentence(flag)}</li>
            ))}
          </ul>
        </div>
      )}
      <dl>
        <dt>{say('evidence.takenAt')}</dt>
        <dd>
          {file.takenAt !== null && <Time at={file.takenAt} precise />}
          <small>{say(`evidence.source.${file.source.time}`)}</small>
        </dd>
        <dt>{say('evidence.place')}</dt>
        <dd>
          {file.place && <span className="figures">{sayPlace(file.place)}</span>}
          <small>
            {say(`evidence.source.${file.source.place}`)}
            {file.place?.accuracy !== undefined &&
              ` · ${say('evidence.accuracy', { metres: Math.round(file.place.accuracy) })}`}
          </small>
        </dd>
        <dt>{say('evidence.receivedAt')}</dt>
        <dd>
          <Time at={file.receivedAt} precise />
        </dd>
        <dt>{say('evidence.size')}</dt>
        <dd className="figures">
          {saySize(file.size)}
          {file.width !== null && file.height !== null && ` · ${file.width} × ${file.height}`}
        </dd>
        <dt>{say('evidence.hash')}</dt>
        <dd>
          <code title={file.hash}>{file.hash.slice(0, 16)}…</code>
        </dd>
      </dl>
    </div>
  )
}
