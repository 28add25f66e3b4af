import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  type SignalAction,
  type SignalState,
  signalStateNames,
  signalStates,
} from '#contract/baseline/signal.states.ts'
import { listSignals, receiveSignals, type SignalRow } from '#contract/baseline/signal.ts'
import { matchedByWords, SignalKind, signalKindWords } from '#contract/baseline/signal-words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { useSession } from '#web/ground/session/use-session.ts'
import { type StateTone, StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import type { Filter, RowAction } from '#web/ground/table/ledger-definition.ts'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { listTwoWords } from '../list-two/words.ts'
import { WorkbookForm } from '../workbook-rows/workbook-form.tsx'
import { ReceiveSignalForm } from './receive-signal-form.tsx'
import { SignalForm } from './signal-form.tsx'
import { SignalsSearch } from './signals-search.ts'

const tones: Readonly<Record<SignalState, StateTone>> = {
  unmatched: 'open',
  matched: 'waiting',
  used: 'done',
  dismissed: 'ended',
}
type Open = 'receive' | 'workbook' | { action: Exclude<SignalAction, 'receive'>; row: SignalRow }

/** 线索 (三(一)-2): what came from outside, what it is about, and what became of it; the unmatched ones are a queue. */
export function SignalsPage() {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const [search, change] = useFilters(SignalsSearch)
  const { actingPost } = useSession()
  const [open, setOpen] = useState<Open | null>(null)
  const { data } = useQuery({
    queryKey: ['signal', 'mayReceive', actingPost],
    queryFn: ({ signal }) => call(listSignals, { query: { limit: 1 } }, { signal }),
    staleTime: 60_000,
  })
  const wordsOf = (action: SignalAction) => sentence(signalStates.actions[action].words)
  const actionsOf = (row: SignalRow): RowAction[] =>
    row.actions.map(offer => ({
      key: offer.action,
      label: wordsOf(offer.action as SignalAction),
      primary: offer.primary === true && offer.allowed,
      disabled: !offer.allowed,
      ...(offer.refusal ? { note: sentence(offer.refusal) } : {}),
      run: () => setOpen({ action: offer.action as Exclude<SignalAction, 'receive'>, row }),
    }))
  const filters: Filter[] = [
    {
      kind: 'choice',
      key: 'state',
      title: say('signal.state'),
      several: true,
      options: signalStateNames.map(state => ({ value: state, label: sentence(signalStates.states[state]) })),
    },
    {
      kind: 'choice',
      key: 'kind',
      title: say('signal.kind'),
      several: true,
      options: SignalKind.options.map(kind => ({ value: kind, label: sentence(signalKindWords[kind]) })),
    },
    {
      kind: 'choice',
      key: 'area',
      title: say('list.area'),
      several: true,
      options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
    },
  ]
  if (typeof search.enterprise === 'string')
    filters.unshift({
      kind: 'choice',
      key: 'enterprise',
      title: say('list.name'),
      options: [{ value: search.enterprise, label: say('signal.oneEnterprise') }],
    })
  const titleOf = (what: Open) =>
    what === 'receive' ? wordsOf('receive') : what === 'workbook' ? say('signal.workbook') : wordsOf(what.action)

  return (
    <div className="page page--fill">
      <Ledger<SignalRow>
        name="signals"
        topic="signal"
        caption={say('signal.title')}
        endpoint={listSignals}
        keyOf={row => row.id}
        columns={[
          { key: 'words', title: say('signal.words'), width: 280, render: row => row.words },
          { key: 'kind', title: say('signal.kind'), width: 92, render: row => sentence(signalKindWords[row.kind]) },
          {
            key: 'state',
            title: say('signal.state'),
            width: 92,
            render: row => <StateWord tone={tones[row.state]}>{sentence(signalStates.states[row.state])}</StateWord>,
          },
          {
            key: 'about',
            title: say('signal.about'),
            width: 220,
            render: row =>
              row.enterprise ? (
                <>
                  <Link to={`/enterprises/${row.enterprise.id}`}>{row.enterprise.name}</Link>{' '}
                  <span className="muted small">{row.matchedBy && sentence(matchedByWords[row.matchedBy])}</span>
                </>
              ) : (
                [row.namedAs, row.code, row.place].filter(Boolean).join(' · ')
              ),
          },
          { key: 'day', title: say('signal.day'), width: 96, render: row => <DayOf day={row.happenedOn} /> },
          {
            key: 'place',
            title: say('list.area'),
            width: 120,
            render: row => [campaign.areaName(row.area), campaign.townshipName(row.township)].filter(Boolean).join(' '),
          },
          { key: 'outcome', title: say('signal.outcome'), width: 160, render: row => row.outcome },
          { key: 'number', title: say('signal.number'), width: 140, shown: false, render: row => row.number },
          {
            key: 'receivedBy',
            title: say('signal.receivedBy'),
            width: 140,
            shown: false,
            render: row => row.receivedBy,
          },
        ]}
        filters={filters}
        rowActions={actionsOf}
        empty={{ why: say('signal.empty') }}
        head={({ total, asOf }) => (
          <PageHead
            title={say('signal.title')}
            count={total}
            asOf={asOf}
            {...(data?.mayReceive
              ? {
                  action: (
                    <Button type="primary" onClick={() => setOpen('receive')}>
                      {wordsOf('receive')}
                    </Button>
                  ),
                  more: <Button onClick={() => setOpen('workbook')}>{say('signal.workbook')}</Button>,
                }
              : {})}
          />
        )}
      />
      {open && (
        <Dialog side title={titleOf(open)} onClose={() => setOpen(null)}>
          {open === 'receive' ? (
            <ReceiveSignalForm onDone={() => setOpen(null)} />
          ) : open === 'workbook' ? (
            <WorkbookForm
              endpoint={receiveSignals}
              title={say('signal.workbook')}
              hint={say('signal.workbookHint')}
              said={[
                {
                  key: 'kind',
                  label: say('signal.kindOfRows'),
                  start: 'complaint',
                  choices: SignalKind.options.map(value => ({ value, label: sentence(signalKindWords[value]) })),
                },
              ]}
              onStarted={job => {
                setOpen(null)
                change({ job })
              }}
            />
          ) : (
            <SignalForm key={open.action} action={open.action} row={open.row} onDone={() => setOpen(null)} />
          )}
        </Dialog>
      )}
      {search.job !== undefined && (
        <Dialog wide title={say('signal.workbook')} onClose={() => change({ job: undefined })}>
          <JobProgress id={String(search.job)} />
        </Dialog>
      )}
    </div>
  )
}
