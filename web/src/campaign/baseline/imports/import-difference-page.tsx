import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { DifferenceKind, showDifference } from '#contract/baseline/import.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { type StateTone, StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { listWithin } from '#web/ground/table/list-within.ts'
import { Time } from '#web/ground/time/time.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { useSayFact, useSayField } from '../enterprise/fact-words.ts'
import { baselineWords } from '../words.ts'
import { ImportHead } from './import-head.tsx'
import { batchTopic, useBatch } from './use-batch.ts'

type Kind = z.infer<typeof DifferenceKind>
type Difference = z.infer<typeof showDifference.reply>['rows'][number]

const tones: Readonly<Record<Kind, StateTone>> = { new: 'done', changed: 'working', gone: 'waiting', same: 'ended' }

/** This list held against the one sent before: what is new, changed, gone. What is gone stays on the register until a person decides. */
export function ImportDifferencePage() {
  const say = useWords(baselineWords)
  const sayField = useSayField()
  const sayFact = useSayFact()
  const id = usePathParameter('id')
  const { data: batch, error } = useBatch(id)
  if (error && !batch) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!batch) return <PageSkeleton />
  const sayChanges = ({ changes }: Difference) =>
    changes
      .map(({ field, was, becomes }) =>
        say('difference.change', {
          field: sayField(field),
          was: was === null ? say('file.nothing') : sayFact(field, was),
          becomes: sayFact(field, becomes),
        }),
      )
      .join('；')
  return (
    <div className="page page--fill">
      <ImportHead batch={batch} />
      <p className="muted difference__against">
        {batch.previous ? (
          <>
            {say('difference.against')} <Link to={`/imports/${batch.previous.id}`}>{batch.previous.fileName}</Link> ·{' '}
            <Time at={batch.previous.importedAt} />
          </>
        ) : (
          say('difference.first')
        )}
      </p>
      <Ledger<Difference>
        name="importDifference"
        topic={batchTopic}
        caption={say('imports.difference')}
        endpoint={listWithin(showDifference, { id })}
        keyOf={row => `${row.kind} ${row.sheet ?? ''} ${row.row ?? ''} ${row.enterpriseId ?? ''}`}
        columns={[
          {
            key: 'name',
            title: say('registry.name'),
            width: 260,
            render: row =>
              row.enterpriseId === null ? row.name : <Link to={`/enterprises/${row.enterpriseId}`}>{row.name}</Link>,
          },
          {
            key: 'kind',
            title: say('difference.kind'),
            width: 100,
            render: row => <StateWord tone={tones[row.kind]}>{say(`difference.${row.kind}`)}</StateWord>,
          },
          {
            key: 'row',
            title: say('rows.row'),
            width: 130,
            render: row => row.row !== null && `${row.sheet ?? ''} ${row.row}`,
          },
          { key: 'changes', title: say('rows.changes'), width: 520, render: sayChanges },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'kind',
            title: say('difference.kind'),
            options: DifferenceKind.options.map(kind => ({ value: kind, label: say(`difference.${kind}`) })),
          },
        ]}
        empty={{ why: say('difference.none') }}
      />
    </div>
  )
}
