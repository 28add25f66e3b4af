import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { taskStates } from '#contract/mandate/task.states.ts'
import { exportTasks, listTasks, showTaskOffers, signTasks, type TaskRow } from '#contract/mandate/task.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { useSession } from '#web/ground/session/use-session.ts'
import { exportFrom } from '#web/ground/table/export-from.ts'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { mandateWords } from '../words.ts'
import { type NotSigned, SignedDialog } from './signed-dialog.tsx'
import { TasksSearch } from './tasks-search.ts'
import { useTaskColumns } from './use-task-columns.tsx'
import { useTaskFilters } from './use-task-filters.ts'

/** As many as one request takes. */
const mostAtOnce = 200

/** 任务清单: the plan's own duties by term, who leads on them and how far they are; a whole list is acknowledged at once. */
export function TasksPage() {
  const say = useWords(mandateWords)
  const sentence = useSentence()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { actingPost } = useSession()
  const [search] = useFilters(TasksSearch)
  const columns = useTaskColumns()
  const filters = useTaskFilters(search)
  const [notSigned, setNotSigned] = useState<{ readonly signed: number; readonly rows: readonly NotSigned[] } | null>(
    null,
  )
  const offers = useQuery({
    queryKey: ['taskOffers', actingPost],
    queryFn: ({ signal }) => call(showTaskOffers, {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  }).data

  const sign = async (rows: readonly TaskRow[], release: () => void) => {
    const named = new Map(rows.map(row => [row.id, row]))
    try {
      const items = rows.map(({ id, version }) => ({ id, version }))
      const answers: z.output<typeof signTasks.reply>['rows'] = []
      for (let at = 0; at < items.length; at += mostAtOnce) {
        const some = items.slice(at, at + mostAtOnce)
        answers.push(...(await call(signTasks, { body: { requestId: makeRequestId(), items: some } })).rows)
      }
      const refused = answers.flatMap(({ id, refusal }) => {
        const row = named.get(id)
        return refusal && row ? [{ row, why: refusal }] : []
      })
      const signed = answers.length - refused.length
      announce(say('bulk.signed', { count: signed }))
      release()
      if (refused.length > 0) setNotSigned({ signed, rows: refused })
    } catch (thrown) {
      announce(sentence(asRefusal(thrown).detail))
    }
    await queryClient.invalidateQueries({ queryKey: ['task'] })
  }

  return (
    <div className="page page--fill">
      <Ledger<TaskRow>
        name="tasks"
        topic="task"
        caption={say('tasks.title')}
        endpoint={listTasks}
        exportLink={exportFrom(exportTasks)}
        keyOf={row => row.id}
        linkOf={row => `/tasks/${row.id}`}
        columns={columns}
        rowActions={({ id, nextAction }) =>
          nextAction === null
            ? []
            : [
                {
                  key: nextAction.action,
                  label: sentence(nextAction.words),
                  primary: true,
                  run: () => void navigate({ to: `/tasks/${id}`, search: { act: nextAction.action } }),
                },
              ]
        }
        filters={filters}
        bulkActions={(offers?.bulk ?? []).map(action => ({
          key: action,
          label: sentence(taskStates.actions[action].words),
          run: (rows, release) => void sign(rows, release),
        }))}
        empty={{ why: say('tasks.empty') }}
        head={({ total, asOf }) => (
          <PageHead
            title={say('tasks.title')}
            count={total}
            asOf={asOf}
            more={
              <Link to="/tasks/late">
                <Button>{say('tasks.late')}</Button>
              </Link>
            }
          />
        )}
      />
      {notSigned && (
        <Dialog title={say('bulk.title')} onClose={() => setNotSigned(null)}>
          <SignedDialog signed={notSigned.signed} refused={notSigned.rows} />
        </Dialog>
      )}
    </div>
  )
}
