import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { exportProblems, listProblems, type ProblemRow } from '#contract/remediation/problem.ts'
import type { BulkAction } from '#contract/remediation/problem-actions.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { exportFrom } from '#web/ground/table/export-from.ts'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'
import { BulkForm } from './bulk-form.tsx'
import { ProblemsSearch } from './problems-search.ts'
import { useProblemColumns } from './use-problem-columns.tsx'
import { useProblemFilters } from './use-problem-filters.ts'
import { useProblemOffers } from './use-problem-offers.ts'

/** 问题清单: what the post reaches, by term; many at once as a job whose outcome has an address of its own. */
export function ProblemsPage() {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const [search, change] = useFilters(ProblemsSearch)
  const navigate = useNavigate()
  const offers = useProblemOffers()
  const columns = useProblemColumns()
  const filters = useProblemFilters(search)
  const [bulk, setBulk] = useState<{ action: BulkAction; rows: readonly ProblemRow[]; release: () => void } | null>(
    null,
  )
  const { columns: _, sort: __, state: ___, job, ...ofBoard } = search
  const report = offers?.report ? (
    <Link to="/problems/new">
      <Button type="primary">{say('list.report')}</Button>
    </Link>
  ) : undefined

  return (
    <div className="page page--fill">
      <Ledger<ProblemRow>
        name="problems"
        topic="problem"
        caption={say('list.title')}
        endpoint={listProblems}
        exportLink={exportFrom(exportProblems)}
        keyOf={row => row.id}
        linkOf={row => `/problems/${row.id}`}
        columns={columns}
        rowActions={row =>
          row.nextAction === null
            ? []
            : [
                {
                  key: row.nextAction.action,
                  label: sentence(row.nextAction.words),
                  primary: true,
                  run: () => void navigate({ to: `/problems/${row.id}`, search: { act: row.nextAction?.action } }),
                },
              ]
        }
        filters={filters}
        bulkActions={(offers?.bulk ?? []).map(action => ({
          key: action,
          label: sentence(problemStates.actions[action].words),
          run: (rows, release) => setBulk({ action, rows, release }),
        }))}
        empty={{ why: say('list.empty'), todo: report }}
        head={({ total, asOf }) => (
          <PageHead
            title={say('list.title')}
            count={total}
            asOf={asOf}
            action={report}
            more={
              <Link to="/problems/board" search={ofBoard}>
                <Button>{say('list.asBoard')}</Button>
              </Link>
            }
          />
        )}
      />
      {bulk && (
        <Dialog side title={sentence(problemStates.actions[bulk.action].words)} onClose={() => setBulk(null)}>
          <BulkForm
            action={bulk.action}
            rows={bulk.rows}
            onStarted={started => {
              setBulk(null)
              bulk.release()
              change({ job: started })
            }}
          />
        </Dialog>
      )}
      {job !== undefined && (
        <Dialog wide title={say('bulk.outcome')} onClose={() => change({ job: undefined })}>
          <JobProgress id={String(job)} linkOf={key => `/problems/${key}`} />
        </Dialog>
      )}
    </div>
  )
}
