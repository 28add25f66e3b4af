import type { ExchangeRowView } from '#contract/remediation/exchange.ts'
import { exchangeFieldWords } from '#contract/remediation/exchange-words.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { exchangeWords } from './words.ts'
import './exchange.css'

/** What differs, both sides side by side; of what only they have, all that they say. */
export function BothSides({ row: { kind, fields, fault } }: { row: ExchangeRowView }) {
  const say = useWords(exchangeWords)
  const sentence = useSentence()
  if (fault) return <span>{sentence(fault)}</span>
  return (
    <dl className="both-sides">
      {fields.map(({ field, theirs, ours }) => (
        <div key={field}>
          <dt>{sentence(exchangeFieldWords[field])}</dt>
          <dd>
            {kind === 'differs' && <span className="both-sides__whose">{say('theirs')}</span>} {theirs ?? '—'}
          </dd>
          {kind === 'differs' && (
            <dd>
              <span className="both-sides__whose">{say('ours')}</span> {ours ?? '—'}
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
