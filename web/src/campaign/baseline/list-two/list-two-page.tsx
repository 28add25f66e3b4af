import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { recordEmissions } from '#contract/baseline/emission.ts'
import { EmissionSource, emissionSourceWords } from '#contract/baseline/emission-words.ts'
import { inclusionStates } from '#contract/baseline/inclusion.states.ts'
import {
  exportInclusions,
  type InclusionBulkAction,
  type InclusionRow,
  listInclusions,
  showInclusionOffers,
} from '#contract/baseline/inclusion.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { useBusinessDay, useSession } from '#web/ground/session/use-session.ts'
import { exportFrom } from '#web/ground/table/export-from.ts'
import { Ledger } from '#web/ground/table/ledger.tsx'
import type { RowAction } from '#web/ground/table/ledger-definition.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { WorkbookForm } from '../workbook-rows/workbook-form.tsx'
import { BulkInclusionForm } from './bulk-inclusion-form.tsx'
import { ListTwoCounts } from './list-two-counts.tsx'
import { ListTwoSearch } from './list-two-search.ts'
import { useListTwoColumns } from './use-list-two-columns.tsx'
import { useListTwoFilters } from './use-list-two-filters.ts'
import { listTwoWords } from './words.ts'

/** Rows of a bulk action are enterprises, those of a workbook are places in it. */
const linkOfRow = (key: string) => {
  const [enterprise = ''] = key.split(' ')
  return /^[0-9a-f-]{36}$/.test(enterprise) ? `/enterprises/${enterprise}` : '/list-two'
}

type Open = { action: InclusionBulkAction; rows: readonly InclusionRow[]; release: () => void }

/** 整治企业清单 (清单二): who is to be remediated, and what waits for this post to propose, sign or decide, one or many at once. */
export function ListTwoPage() {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const navigate = useNavigate()
  const [search, change] = useFilters(ListTwoSearch)
  const { actingPost } = useSession()
  const { data: offers } = useQuery({
    queryKey: ['inclusionOffers', actingPost],
    queryFn: ({ signal }) => call(showInclusionOffers, {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [open, setOpen] = useState<Open | null>(null)
  const [takingIn, setTakingIn] = useState(false)
  const lastYear = Number(useBusinessDay().slice(0, 4)) - 1
  const wordsOf = (action: InclusionBulkAction) => sentence(inclusionStates.actions[action].words)
  const begin = (action: InclusionBulkAction, rows: readonly InclusionRow[], release = () => {}) =>
    setOpen({ action, rows, release })

  const actionsOf = (row: InclusionRow): RowAction[] => {
    switch (row.next) {
      case 'propose':
      case 'countersign': {
        const action = row.next
        return [{ key: action, label: say(`next.${action}`), primary: true, run: () => begin(action, [row]) }]
      }
      case 'decide':
        return (['include', 'exclude'] as const).map(action => ({
          key: action,
          label: wordsOf(action),
          primary: (action === 'include') === (row.state === 'proposedIn'),
          run: () => begin(action, [row]),
        }))
      case 'proposeAgain':
      case 'setRoute': {
        const toPage = () => void navigate({ to: `/enterprises/${row.enterpriseId}` })
        return [{ key: row.next, label: say(`next.${row.next}`), primary: true, run: toPage }]
      }
      default:
        return []
    }
  }

  return (
    <div className="page page--fill">
      <Ledger<InclusionRow>
        name="listTwo"
        topic="inclusion"
        caption={say('list.title')}
        endpoint={listInclusions}
        exportLink={exportFrom(exportInclusions)}
        keyOf={row => `${row.enterpriseId} ${row.industry}`}
        linkOf={row => `/enterprises/${row.enterpriseId}`}
        columns={useListTwoColumns()}
        filters={useListTwoFilters(search)}
        rowActions={actionsOf}
        bulkActions={(offers?.bulk ?? []).map(action => ({
          key: action,
          label: wordsOf(action),
          run: (rows, release) => begin(action, rows, release),
        }))}
        empty={{ why: say('list.empty') }}
        head={({ total, asOf }) => (
          <>
            <PageHead
              title={say('list.title')}
              count={total}
              asOf={asOf}
              {...(offers?.recordEmissions
                ? { more: <Button onClick={() => setTakingIn(true)}>{say('emission.workbook')}</Button> }
                : {})}
            />
            <ListTwoCounts />
          </>
        )}
      />
      {open && (
        <Dialog
          side
          title={
            open.rows.length === 1
              ? `${wordsOf(open.action)} · ${open.rows[0]?.name ?? ''}`
              : say('list.many', { action: wordsOf(open.action), count: open.rows.length })
          }
          onClose={() => setOpen(null)}
        >
          <BulkInclusionForm
            action={open.action}
            rows={open.rows}
            onStarted={job => {
              open.release()
              setOpen(null)
              change({ job })
            }}
          />
        </Dialog>
      )}
      {takingIn && (
        <Dialog side title={say('emission.workbook')} onClose={() => setTakingIn(false)}>
          <WorkbookForm
            endpoint={recordEmissions}
            title={say('emission.workbook')}
            hint={say('emission.workbookHint')}
            said={[
              {
                key: 'year',
                label: say('emission.yearOfRows'),
                start: String(lastYear),
                choices: [0, 1, 2, 3, 4].map(back => ({
                  value: String(lastYear - back),
                  label: String(lastYear - back),
                })),
              },
              {
                key: 'source',
                label: say('emission.sourceOfRows'),
                start: 'permitReport',
                choices: EmissionSource.options.map(value => ({ value, label: sentence(emissionSourceWords[value]) })),
              },
            ]}
            onStarted={job => {
              setTakingIn(false)
              change({ job })
            }}
          />
        </Dialog>
      )}
      {search.job !== undefined && (
        <Dialog wide title={say('list.outcome')} onClose={() => change({ job: undefined })}>
          <JobProgress id={String(search.job)} linkOf={linkOfRow} />
        </Dialog>
      )}
    </div>
  )
}
