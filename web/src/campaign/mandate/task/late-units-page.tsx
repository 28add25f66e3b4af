import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listLateUnits } from '#contract/mandate/task.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { CountLink } from '#web/ground/table/count-link.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { useCampaign } from '../use-campaign.ts'
import { mandateWords } from '../words.ts'
import { LateSearch } from './tasks-search.ts'

/** 四(二)-1: who is late, without anyone asking, the worst first; every number opens its tasks. */
export function LateUnitsPage() {
  const say = useWords(mandateWords)
  const campaign = useCampaign()
  const [filter] = useFilters(LateSearch)
  const { data, error } = useQuery({
    queryKey: ['task', 'late', filter],
    queryFn: ({ signal }) => call(listLateUnits, { query: filter }, { signal }),
  })
  if (error && !data) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!data) return <PageSkeleton />
  const rowsOf = (unit: string, more: Readonly<Record<string, unknown>>) => ({ ...filter, leadUnit: unit, ...more })
  return (
    <div className="page">
      <PageHead
        title={say('late.title')}
        count={data.units.length}
        asOf={data.asOf}
        below={say('late.how')}
        more={
          <Link to="/tasks">
            <Button>{say('late.all')}</Button>
          </Link>
        }
      />
      {data.units.length === 0 ? (
        <p>{say('late.none')}</p>
      ) : (
        <PlainTable
          caption={say('late.title')}
          rows={data.units}
          keyOf={row => row.unit}
          columns={[
            { key: 'unit', title: say('late.unit'), render: row => campaign.unitName(row.unit) },
            {
              key: 'late',
              title: say('late.count'),
              align: 'end',
              render: row => (
                <CountLink
                  count={row.late}
                  to="/tasks"
                  search={rowsOf(row.unit, { late: 'true' })}
                  says={`${campaign.unitName(row.unit)} ${say('late.count')}`}
                />
              ),
            },
            {
              key: 'unsigned',
              title: say('late.unsigned'),
              align: 'end',
              render: row => (
                <CountLink
                  count={row.unsigned}
                  to="/tasks"
                  search={rowsOf(row.unit, { late: 'true', state: 'assigned' })}
                  says={`${campaign.unitName(row.unit)} ${say('late.unsigned')}`}
                />
              ),
            },
            {
              key: 'worst',
              title: say('late.worst'),
              align: 'end',
              render: row => say('late.days', { count: row.worstDays }),
            },
            {
              key: 'open',
              title: say('late.open'),
              align: 'end',
              render: row => (
                <CountLink
                  count={row.open}
                  to="/tasks"
                  search={rowsOf(row.unit, { state: ['assigned', 'signed', 'underway', 'returned'] })}
                  says={`${campaign.unitName(row.unit)} ${say('late.open')}`}
                />
              ),
            },
          ]}
        />
      )}
    </div>
  )
}
