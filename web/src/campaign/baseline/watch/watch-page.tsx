import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import {
  type OmissionState,
  omissionStateNames,
  omissionStates,
  openOmissions,
} from '#contract/baseline/omission.states.ts'
import { listOmissions, lookForOmissions, type OmissionRow, receiveRoster } from '#contract/baseline/omission.ts'
import { omissionSignWords, RosterKind, rosterKindWords } from '#contract/baseline/omission-words.ts'
import { OmissionSign } from '#contract/mandate/watch-file.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { ChoiceRow } from '#web/ground/page/choice-row.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { useSession } from '#web/ground/session/use-session.ts'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { chosenIn } from '#web/ground/table/ledger-search.ts'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { listTwoWords } from '../list-two/words.ts'
import { WorkbookForm } from '../workbook-rows/workbook-form.tsx'
import { DecideOmission } from './decide-omission.tsx'
import { useOmissionActions } from './use-omission-actions.ts'
import { useOmissionColumns } from './use-omission-columns.tsx'
import { useOmissionsChanged } from './use-omissions-changed.ts'
import { WatchSearch } from './watch-search.ts'

/** 应纳未纳 (三(一)-2): who ought to be on a list and is on none, each with why, and what a person decided on it. */
export function WatchPage() {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const [search, change] = useFilters(WatchSearch)
  const { actingPost } = useSession()
  const changed = useOmissionsChanged()
  const { open, close, actionsOf } = useOmissionActions()
  const [receiving, setReceiving] = useState(false)
  const { job, columns: _, state: __, ...others } = search
  const { data } = useQuery({
    queryKey: ['omission', 'counts', actingPost, others],
    queryFn: ({ signal }) => call(listOmissions, { query: { ...others, limit: 1 } }, { signal }),
  })
  const look = async () => change({ job: (await call(lookForOmissions, { body: { requestId: makeRequestId() } })).id })
  const counted = (states: readonly OmissionState[]) =>
    states.reduce((sum, state) => sum + (data?.counts[state] ?? 0), 0)
  const closed = omissionStateNames.filter(state => !openOmissions.includes(state))
  const [shown = 'waiting'] = chosenIn(search, 'state')

  return (
    <div className="page page--fill">
      <Ledger<OmissionRow>
        name="omissions"
        topic="omission"
        caption={say('watch.title')}
        endpoint={listOmissions}
        keyOf={row => row.id}
        columns={useOmissionColumns()}
        filters={[
          {
            kind: 'choice',
            key: 'sign',
            title: say('watch.sign'),
            several: true,
            options: OmissionSign.options.map(value => ({ value, label: sentence(omissionSignWords[value]) })),
          },
          {
            kind: 'choice',
            key: 'area',
            title: say('list.area'),
            several: true,
            options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
          },
          {
            kind: 'choice',
            key: 'industry',
            title: say('list.industry'),
            several: true,
            options: campaign.industries.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        rowActions={actionsOf}
        empty={{ why: say('watch.empty') }}
        head={({ total, asOf }) => (
          <>
            <PageHead
              title={say('watch.title')}
              count={total}
              asOf={asOf}
              below={
                data &&
                (data.lookedAt === null ? (
                  say('watch.neverLooked')
                ) : (
                  <>
                    {say('watch.looked')} <Time at={data.lookedAt} precise />
                  </>
                ))
              }
              {...(data?.mayLook
                ? { action: <Button onClick={() => void look()}>{sentence(lookForOmissions.summary)}</Button> }
                : {})}
              {...(data?.mayReceive
                ? { more: <Button onClick={() => setReceiving(true)}>{say('watch.roster')}</Button> }
                : {})}
            />
            <ChoiceRow
              label={say('watch.state')}
              value={shown}
              choices={[
                { value: 'waiting', label: say('watch.waiting', { count: counted(openOmissions) }) },
                ...closed.map(state => ({
                  value: state as string,
                  label: `${sentence(omissionStates.states[state])} ${counted([state])}`,
                })),
              ]}
              onChange={value => change({ state: value === 'waiting' ? undefined : value })}
            />
          </>
        )}
      />
      {open && (
        <Dialog side title={sentence(omissionStates.actions[open.action].words)} onClose={close}>
          <DecideOmission key={open.action} action={open.action} row={open.row} onDone={close} />
        </Dialog>
      )}
      {receiving && (
        <Dialog side title={say('watch.roster')} onClose={() => setReceiving(false)}>
          <WorkbookForm
            endpoint={receiveRoster}
            title={say('watch.roster')}
            hint={say('watch.rosterHint')}
            said={[
              {
                key: 'kind',
                label: say('watch.rosterKind'),
                start: 'permit',
                choices: RosterKind.options.map(value => ({ value, label: sentence(rosterKindWords[value]) })),
              },
            ]}
            onStarted={started => {
              setReceiving(false)
              change({ job: started })
            }}
          />
        </Dialog>
      )}
      {job !== undefined && (
        <Dialog
          wide
          title={say('watch.outcome')}
          onClose={() => {
            change({ job: undefined })
            void changed()
          }}
        >
          <JobProgress id={String(job)} />
        </Dialog>
      )}
    </div>
  )
}
