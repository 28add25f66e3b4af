import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import {
  type ExchangeRoundRow,
  listExchangeRounds,
  receiveExchange,
  sendExchange,
  showExchangeSystems,
} from '#contract/remediation/exchange.ts'
import { useWhenJobEnds } from '#web/campaign/baseline/use-when-job-ends.ts'
import { WorkbookForm } from '#web/campaign/baseline/workbook-rows/workbook-form.tsx'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal, type Refusal } from '#web/ground/http/refusal.ts'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useSession } from '#web/ground/session/use-session.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { ExchangeMaps } from './exchange-maps.tsx'
import { ExchangeSearch } from './exchange-search.ts'
import { exchangeWords } from './words.ts'

/** 数据交换 (三(三)2): every workbook that went out or came in, and the way to the next. */
export function ExchangePage() {
  const say = useWords(exchangeWords)
  const { actingPost } = useSession()
  const [search, change] = useFilters(ExchangeSearch)
  const [open, setOpen] = useState<'receive' | 'maps' | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { data } = useQuery({
    queryKey: ['exchange', 'systems', actingPost],
    queryFn: ({ signal }) => call(showExchangeSystems, {}, { signal }),
  })
  const systems = data?.systems ?? []
  const send = async (system: string) => {
    setRefusal(null)
    try {
      change({ job: (await call(sendExchange, { body: { requestId: makeRequestId(), system } })).id })
    } catch (thrown) {
      setRefusal(asRefusal(thrown))
    }
  }
  return (
    <div className="page page--fill">
      <Ledger<ExchangeRoundRow>
        name="exchangeRounds"
        topic="exchangeRound"
        caption={say('title')}
        endpoint={listExchangeRounds}
        keyOf={row => row.id}
        linkOf={row => `/exchange/${row.id}`}
        columns={[
          { key: 'file', title: say('file'), width: 300, render: row => row.fileName },
          {
            key: 'direction',
            title: say('direction'),
            width: 90,
            render: row => (
              <StateWord tone={row.direction === 'sent' ? 'done' : 'working'}>{say(row.direction)}</StateWord>
            ),
          },
          { key: 'system', title: say('system'), width: 120, render: row => row.systemName },
          { key: 'rows', title: say('rows'), width: 80, align: 'end', render: row => row.rows.toLocaleString('en-US') },
          {
            key: 'waiting',
            title: say('waiting'),
            width: 80,
            align: 'end',
            render: row => (row.direction === 'sent' ? null : row.waiting.toLocaleString('en-US')),
          },
          { key: 'madeBy', title: say('madeBy'), width: 200, render: row => row.madeBy },
          { key: 'madeAt', title: say('madeAt'), width: 150, render: row => <Time at={row.madeAt} precise /> },
        ]}
        empty={{ why: say('none') }}
        head={({ asOf }) => (
          <>
            <PageHead
              title={say('title')}
              asOf={asOf}
              action={systems.map(({ id, shortName }) => (
                <Button key={id} type="primary" onClick={() => void send(id)}>
                  {systems.length > 1 ? `${say('send')} · ${shortName}` : say('send')}
                </Button>
              ))}
              more={
                <>
                  <Button onClick={() => setOpen('receive')}>{say('receive')}</Button>
                  <Button onClick={() => setOpen('maps')}>{say('maps')}</Button>
                </>
              }
            />
            <p className="muted prose">{say('why')}</p>
            {refusal && <RefusalWords refusal={refusal} />}
          </>
        )}
      />
      {open === 'receive' && systems[0] && (
        <Dialog side title={say('receive')} onClose={() => setOpen(null)}>
          <WorkbookForm
            endpoint={receiveExchange}
            title={say('receive')}
            hint={say('receiveHint')}
            said={[
              {
                key: 'system',
                label: say('system'),
                start: systems[0].id,
                choices: systems.map(({ id, name }) => ({ value: id, label: name })),
              },
            ]}
            onStarted={job => {
              setOpen(null)
              change({ job })
            }}
          />
        </Dialog>
      )}
      {open === 'maps' && (
        <Dialog wide title={say('maps')} onClose={() => setOpen(null)}>
          <ExchangeMaps systems={systems} />
        </Dialog>
      )}
      {search.job !== undefined && <RoundProgress id={String(search.job)} onClose={() => change({ job: undefined })} />}
    </div>
  )
}

/** How far it is; once it has ended the rounds are read again. */
function RoundProgress({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useWords(exchangeWords)
  const queryClient = useQueryClient()
  useWhenJobEnds(id, () => void queryClient.invalidateQueries({ queryKey: ['exchangeRound'] }))
  return (
    <Dialog wide title={say('progress')} onClose={onClose}>
      <JobProgress id={id} />
    </Dialog>
  )
}
