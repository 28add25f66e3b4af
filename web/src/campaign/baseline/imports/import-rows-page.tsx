import { useState } from 'react'
import { type ImportRowView, listImportRows } from '#contract/baseline/import.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters, usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { listWithin } from '#web/ground/table/list-within.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { BulkDecision } from './bulk-decision.tsx'
import { ImportHead } from './import-head.tsx'
import { OutcomeChips } from './outcome-chips.tsx'
import { useRowColumns, useRowFilters } from './row-columns.tsx'
import { RowDialog } from './row-dialog.tsx'
import { batchTopic, useBatch } from './use-batch.ts'

/** 逐行看结果: what became or will become of each row, and the ways to decide and correct those that wait. */
export function ImportRowsPage() {
  const say = useWords(baselineWords)
  const id = usePathParameter('id')
  const { data: batch, error } = useBatch(id)
  const columns = useRowColumns(batch)
  const filters = useRowFilters(batch)
  const [{ outcome, problematic }] = useFilters(listImportRows.query)
  const [open, setOpen] = useState<ImportRowView | null>(null)
  const [decidedAt, setDecidedAt] = useState(0)
  const [bulk, setBulk] = useState<{ kind: 'different' | 'leaveOut'; rows: readonly ImportRowView[] } | null>(null)
  if (error && !batch) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!batch) return <PageSkeleton />
  const deciding = batch.state === 'judged' || batch.state === 'imported'

  return (
    <div className="page page--fill">
      <ImportHead batch={batch} />
      {batch.sheets.length > 0 && (
        <>
          <OutcomeChips batch={batch} />
          <Ledger<ImportRowView>
            // what was chosen has been decided, so that the next choice begins with nothing
            key={decidedAt}
            name="importRows"
            topic={batchTopic}
            caption={say('imports.rows')}
            endpoint={listWithin(listImportRows, { id })}
            keyOf={row => row.id}
            columns={columns}
            filters={filters}
            rowActions={row => [
              {
                key: 'open',
                label: say(row.held ? (row.outcome === 'review' ? 'rows.decide' : 'rows.correct') : 'rows.look'),
                primary: true,
                run: () => setOpen(row),
              },
            ]}
            {...(deciding
              ? {
                  bulkActions: (['different', 'leaveOut'] as const).map(kind => ({
                    key: kind,
                    label: say(`decision.${kind}`),
                    run: (rows: readonly ImportRowView[]) => setBulk({ kind, rows }),
                  })),
                }
              : {})}
            empty={{ why: say(problematic ? 'rows.noneHeld' : outcome ? 'rows.noneSuch' : 'rows.empty') }}
          />
        </>
      )}
      {open && <RowDialog key={open.id} batch={batch} row={open} onNext={setOpen} onClose={() => setOpen(null)} />}
      {bulk && (
        <BulkDecision
          batchId={id}
          {...bulk}
          onDecided={() => setDecidedAt(before => before + 1)}
          onClose={() => setBulk(null)}
        />
      )}
    </div>
  )
}
