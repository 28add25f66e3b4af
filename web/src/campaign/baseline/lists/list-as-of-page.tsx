import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { showListAsOf } from '#contract/baseline/list-version.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { AsOfSearch } from './as-of-search.ts'
import { useLists } from './use-lists.ts'
import { listVersionTopic } from './use-say-version.ts'
import './lists.css'

/** 某日口径: how many stood on a list at the end of a day, by area and industry, beside what the version in force that day holds. */
export function ListAsOfPage() {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const today = useBusinessDay()
  const lists = useLists()
  const [{ list, day = today }, change] = useFilters(AsOfSearch)
  const { data, error } = useQuery({
    queryKey: [listVersionTopic, 'as-of', list, day],
    queryFn: ({ signal }) => call(showListAsOf, { query: { list, day } }, { signal }),
    placeholderData: before => before,
  })
  const cells = new Map(data?.cells.map(cell => [`${cell.area} ${cell.industry}`, cell]))
  const industries = campaign.industries.filter(({ id }) => data?.cells.some(({ industry }) => industry === id))
  const sum = (of: (typeof cells extends Map<string, infer Cell> ? Cell : never)[]) =>
    of.reduce((all, { count }) => all + count, 0)
  return (
    <div className="page">
      <PageHead title={say('lists.asOf')} asOf={data?.asOf} more={<Link to="/lists">{say('lists.title')}</Link>} />
      <div className="as-of__choices">
        <label>
          {say('lists.list')}{' '}
          <select className="text-input" value={list} onChange={event => change({ list: event.target.value })}>
            {lists?.map(({ key, words }) => (
              <option key={key} value={key}>
                {sentence(words)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('lists.day')}{' '}
          <input
            type="date"
            className="text-input text-input--day"
            max={today}
            value={day}
            onChange={event => event.target.value && change({ day: event.target.value })}
          />
        </label>
      </div>
      <p className="muted prose">{say('lists.asOfMethod')}</p>
      {error && <RefusalWords refusal={asRefusal(error)} />}
      {!data && !error && <PageSkeleton />}
      {data && data.cells.length === 0 && <p>{say('lists.nothingThen')}</p>}
      {data && data.cells.length > 0 && (
        <PlainTable
          caption={say('lists.asOf')}
          rows={[...campaign.areas.map(({ code, name }) => ({ code, name })), { code: null, name: say('lists.total') }]}
          keyOf={({ name }) => name}
          columns={[
            { key: 'area', title: say('registry.area'), render: ({ name }) => name },
            ...industries.map(({ id, name }) => ({
              key: id,
              title: name,
              align: 'end' as const,
              render: ({ code }: { code: string | null }) => {
                if (code === null) return sum(data.cells.filter(({ industry }) => industry === id))
                const cell = cells.get(`${code} ${id}`)
                if (!cell) return ''
                return (
                  <>
                    <span className="figures">{cell.count}</span>
                    {cell.frozen && (
                      <Link
                        className="as-of__frozen"
                        to={`/list-versions/${cell.frozen.id}`}
                        search={{ area: [code], industry: [id] } as never}
                      >
                        {say('lists.inForce', { number: cell.frozen.number, count: cell.frozen.count })}
                      </Link>
                    )}
                  </>
                )
              },
            })),
            {
              key: 'total',
              title: say('lists.total'),
              align: 'end',
              render: ({ code }) => sum(data.cells.filter(({ area }) => code === null || area === code)),
            },
          ]}
        />
      )}
    </div>
  )
}
