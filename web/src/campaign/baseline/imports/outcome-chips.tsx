import {
  type ImportBatchView,
  listImportRows,
  RowOutcome,
  readCorrections,
  rowOutcomeWords,
} from '#contract/baseline/import.ts'
import { addressOf } from '#web/ground/http/call.ts'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'

/** The numbers of rows by outcome, each showing its rows, and those that wait with the way to have them as a workbook. */
export function OutcomeChips({ batch }: { batch: ImportBatchView }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const [{ outcome, problematic }, change] = useFilters(listImportRows.query)
  const chip = (key: string, on: boolean, label: string, count: number, show: () => void) => (
    <button
      key={key}
      type="button"
      className={on ? 'chip chip--on chip--flag' : 'chip chip--flag'}
      aria-pressed={on}
      onClick={show}
    >
      {label} <span className="figures">{count.toLocaleString('en-US')}</span>
    </button>
  )
  const all = Object.values(batch.outcomes).reduce((sum, count) => sum + count, 0)
  return (
    <div className="outcomes" role="group" aria-label={say('imports.outcomes')}>
      {chip('all', !outcome && !problematic, say('rows.all'), all, () =>
        change({ outcome: undefined, problematic: undefined }),
      )}
      {(batch.held > 0 || problematic) &&
        chip('held', problematic === true, say('rows.held'), batch.held, () =>
          change({ outcome: undefined, problematic: problematic ? undefined : true }),
        )}
      {RowOutcome.options
        .filter(one => (batch.outcomes[one] ?? 0) > 0 || one === outcome)
        .map(one =>
          chip(one, outcome === one, sentence(rowOutcomeWords[one]), batch.outcomes[one] ?? 0, () =>
            change({ outcome: outcome === one ? undefined : one, problematic: undefined }),
          ),
        )}
      {batch.held > 0 && (
        <a href={addressOf(readCorrections, { params: { id: batch.id } })} download className="outcomes__corrections">
          {say('rows.corrections')}
        </a>
      )}
    </div>
  )
}
