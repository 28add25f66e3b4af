import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ImportBatchView, type ImportRowView, listImportRows, rowOutcomeWords } from '#contract/baseline/import.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { outcomeTone } from './batch-tone.ts'
import { cellsOf } from './original-cells.ts'
import { useNameOfRow } from './row-columns.tsx'
import { RowDecisionForm } from './row-decision-form.tsx'
import { RowMatter } from './row-matter.tsx'
import { batchTopic } from './use-batch.ts'

/** One row: what is said of it, what it would become, and, as long as it has not been written, the way to decide or correct it. */
export function RowDialog({
  batch,
  row,
  onNext,
  onClose,
}: {
  batch: ImportBatchView
  row: ImportRowView
  onNext: (row: ImportRowView) => void
  onClose: () => void
}) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const nameOfRow = useNameOfRow()
  const queryClient = useQueryClient()
  const { data } = useQuery({
    queryKey: [batchTopic, batch.id, 'held'],
    queryFn: ({ signal }) =>
      call(listImportRows, { params: { id: batch.id }, query: { problematic: true, limit: 200 } as never }, { signal }),
  })
  const heldRows = data?.rows ?? []
  const at = heldRows.findIndex(one => one.id === row.id)
  const next = at < 0 ? undefined : heldRows[at + 1]
  const decided = async () => {
    await queryClient.invalidateQueries({ queryKey: [batchTopic] })
    if (next) onNext(next)
    else onClose()
  }
  return (
    <Dialog wide title={say('rows.title', { row: row.row, name: nameOfRow(row) })} onClose={onClose}>
      <div className="row-sheet">
        <div>
          <section>
            <p>
              <StateWord tone={outcomeTone[row.outcome]}>{sentence(rowOutcomeWords[row.outcome])}</StateWord>{' '}
              {row.decision && (
                <span className="muted">
                  {say('rows.decided', { decision: say(`decision.${row.decision.kind}`), person: row.decision.by })}
                </span>
              )}
            </p>
            {row.reasons.length > 0 && (
              <ul>
                {row.reasons.map(reason => (
                  <li key={reason.zh}>{sentence(reason)}</li>
                ))}
              </ul>
            )}
            {row.result && <p className="notice">{sentence(row.result)}</p>}
            {row.aboutRow && (
              <p>
                {say('rows.about', { row: row.aboutRow.row, sheet: row.aboutRow.sheet })}{' '}
                {row.decisions.includes('same') && row.candidates.length === 0 && say('rows.aboutFirst')}
              </p>
            )}
          </section>
          {row.decisions.length > 0 ? (
            <RowDecisionForm
              key={row.id}
              batch={batch}
              row={row}
              more={next !== undefined}
              onDecided={() => void decided()}
            />
          ) : (
            row.enterpriseId !== null && (
              <p>
                <Link to={`/enterprises/${row.enterpriseId}`}>{say('rows.openEnterprise')}</Link>
              </p>
            )
          )}
        </div>
        <div>
          <RowMatter row={row} />
          <section>
            <h3>{say('rows.original')}</h3>
            <dl className="cells">
              {cellsOf(batch, row).map(({ letter, header, text }) => (
                <div key={letter}>
                  <dt>{header}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      </div>
    </Dialog>
  )
}
