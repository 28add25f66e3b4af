import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { ExchangeField } from '#contract/mandate/exchange-file.ts'
import { type ExchangeDecisionAction, exchangeDecisionStates } from '#contract/remediation/exchange.states.ts'
import {
  type ExchangeRowView,
  ExchangeStanding,
  exportExchangeRows,
  listExchangeRows,
  showExchangeRound,
  takeExchangeFile,
} from '#contract/remediation/exchange.ts'
import { ExchangeRowKind, exchangeFieldWords, exchangeRowKindWords } from '#contract/remediation/exchange-words.ts'
import { useWhenJobEnds } from '#web/campaign/baseline/use-when-job-ends.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { addressOf, call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { ChoiceRow } from '#web/ground/page/choice-row.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters, usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { exportFrom } from '#web/ground/table/export-from.ts'
import { Ledger } from '#web/ground/table/ledger.tsx'
import type { RowAction } from '#web/ground/table/ledger-definition.ts'
import { chosenIn } from '#web/ground/table/ledger-search.ts'
import { listWithin } from '#web/ground/table/list-within.ts'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { DecideForm } from './decide-form.tsx'
import { ExchangeRoundSearch } from './exchange-search.ts'
import { useDifferenceColumns } from './use-difference-columns.tsx'
import { exchangeWords } from './words.ts'

interface Open {
  readonly action: ExchangeDecisionAction
  readonly rows: readonly ExchangeRowView[]
  readonly release: () => void
}

const actionsForMany = ['takeNumber', 'takeValues', 'report', 'ignore'] as const

/** One round: what went out, or the difference list of what came in, settled line by line or many at once. */
export function ExchangeRoundPage() {
  const say = useWords(exchangeWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const id = usePathParameter('id')
  const [search, change] = useFilters(ExchangeRoundSearch)
  const [open, setOpen] = useState<Open | null>(null)
  const columns = useDifferenceColumns()
  const { data: round, error } = useQuery({
    queryKey: ['exchangeRound', id],
    queryFn: ({ signal }) => call(showExchangeRound, { params: { id } }, { signal }),
  })
  if (error && !round) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!round) return <PageSkeleton />
  const wordsOf = (action: ExchangeDecisionAction) => sentence(exchangeDecisionStates.actions[action].words)
  const actionsOf = (row: ExchangeRowView): RowAction[] =>
    row.actions.map(({ action, allowed, refusal }) => ({
      key: action,
      label: wordsOf(action as ExchangeDecisionAction),
      disabled: !allowed,
      ...(refusal ? { note: sentence(refusal) } : {}),
      run: () => setOpen({ action: action as ExchangeDecisionAction, rows: [row], release: () => {} }),
    }))
  const within = { id }
  const [kind = 'all'] = chosenIn(search, 'kind')
  const head = (
    <PageHead
      title={round.fileName}
      count={round.rows}
      below={
        <>
          {round.systemName} · {say(round.direction)} · {round.madeBy} <Time at={round.madeAt} precise /> ·{' '}
          {say('hash')} <code title={round.fileHash}>{round.fileHash.slice(0, 16)}…</code>
        </>
      }
      action={
        <a href={addressOf(takeExchangeFile, { params: within })} download>
          <Button>{say('take')}</Button>
        </a>
      }
      more={
        <Link to="/exchange">
          <Button>{say('back')}</Button>
        </Link>
      }
    />
  )
  if (round.direction === 'sent') {
    return (
      <div className="page">
        {head}
        <p className="prose">{say('sentOnly')}</p>
      </div>
    )
  }
  return (
    <div className="page page--fill">
      <Ledger<ExchangeRowView>
        name="exchangeRows"
        topic="exchangeRow"
        caption={say('differences')}
        endpoint={listWithin(listExchangeRows, within)}
        exportLink={exportFrom({ path: addressOf(exportExchangeRows, { params: within }) as `/api/${string}` })}
        keyOf={row => row.id}
        columns={columns}
        filters={[
          {
            kind: 'choice',
            key: 'standing',
            title: say('standing'),
            options: ExchangeStanding.options.map(value => ({ value, label: say(`standing.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'field',
            title: say('field'),
            several: true,
            options: ExchangeField.options.map(value => ({ value, label: sentence(exchangeFieldWords[value]) })),
          },
          {
            kind: 'choice',
            key: 'area',
            title: say('area'),
            several: true,
            options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
          },
        ]}
        rowActions={actionsOf}
        bulkActions={actionsForMany.map(action => ({
          key: action,
          label: wordsOf(action),
          run: (rows, release) => setOpen({ action, rows, release }),
        }))}
        empty={{ why: say('noLines') }}
        head={() => (
          <>
            {head}
            <ChoiceRow
              label={say('kind')}
              value={kind}
              choices={[
                { value: 'all', label: say('all', { count: round.rows }) },
                ...ExchangeRowKind.options.map(value => ({
                  value: value as string,
                  label: `${sentence(exchangeRowKindWords[value])} ${round.counts[value]}`,
                })),
              ]}
              onChange={value => change({ kind: value === 'all' ? undefined : value })}
            />
          </>
        )}
      />
      {open && (
        <Dialog side title={wordsOf(open.action)} onClose={() => setOpen(null)}>
          <DecideForm
            key={open.action}
            action={open.action}
            rows={open.rows}
            onDone={job => {
              open.release()
              setOpen(null)
              if (job) change({ job })
            }}
          />
        </Dialog>
      )}
      {search.job !== undefined && (
        <DecisionsProgress id={String(search.job)} onClose={() => change({ job: undefined })} />
      )}
    </div>
  )
}

/** What became of each line; once it has ended the list is read again. */
function DecisionsProgress({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useWords(exchangeWords)
  const queryClient = useQueryClient()
  useWhenJobEnds(id, () => {
    for (const topic of ['exchangeRow', 'exchangeRound']) void queryClient.invalidateQueries({ queryKey: [topic] })
  })
  return (
    <Dialog wide title={say('outcome')} onClose={onClose}>
      <JobProgress id={id} />
    </Dialog>
  )
}
