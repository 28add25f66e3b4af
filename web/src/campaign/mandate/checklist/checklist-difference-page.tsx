import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ItemField, showChecklistDifference } from '#contract/mandate/checklist.ts'
import { itemChangeWords } from '#contract/mandate/checklist-words.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters, usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { type StateTone, StateWord } from '#web/ground/state-word/state-word.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { ChangedFields } from './changed-fields.tsx'
import { useListName } from './use-list-name.ts'
import { checklistWords } from './words.ts'
import './checklist.css'

const tones: Readonly<Record<keyof typeof itemChangeWords, StateTone>> = {
  in: 'done',
  out: 'returned',
  changed: 'working',
  moved: 'ended',
}

/** What two versions of a checklist differ in, item by item and field by field. */
export function ChecklistDifferencePage() {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const nameOf = useListName()
  const id = usePathParameter('id')
  const [{ with: other }] = useFilters(showChecklistDifference.query)
  const { data, error } = useQuery({
    queryKey: ['checklist', 'difference', id, other],
    queryFn: ({ signal }) => call(showChecklistDifference, { params: { id }, query: { with: other } }, { signal }),
  })
  if (error && !data) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
        <Link to="/checklists">{say('list.title')}</Link>
      </div>
    )
  }
  if (!data) return <PageSkeleton />
  const count = (change: keyof typeof itemChangeWords) => data.items.filter(item => item.change === change).length
  const version = ({ id: which, number }: typeof data.from) => (
    <Link to={`/checklists/${which}`}>{say('list.numbered', { number })}</Link>
  )
  return (
    <div className="page checklist">
      <PageHead
        title={say('difference.title', {
          industry: nameOf(data.to.industry),
          from: data.from.number,
          to: data.to.number,
        })}
        asOf={data.asOf}
        below={
          <>
            {version(data.from)} {sentence(data.from.stateWords)} → {version(data.to)} {sentence(data.to.stateWords)}
          </>
        }
      />
      <p role="status">
        {say('difference.counts', {
          in: count('in'),
          out: count('out'),
          changed: count('changed'),
          moved: count('moved'),
          same: data.same,
        })}
      </p>
      {data.heads.length > 0 && (
        <section className="section">
          <h2>{say('difference.heads')}</h2>
          {data.heads.map(({ field, was, became }) => (
            <p key={field}>
              {say(`difference.title.${field}`)}：<del>{was || say('difference.none')}</del> →{' '}
              <ins>{became || say('difference.none')}</ins>
            </p>
          ))}
        </section>
      )}
      {data.items.length === 0 && data.heads.length === 0 ? (
        <p className="muted">{say('difference.same')}</p>
      ) : (
        <PlainTable
          caption={say('difference.what')}
          rows={data.items}
          keyOf={({ code }) => code}
          columns={[
            {
              key: 'code',
              title: say('column.items'),
              render: row => (
                <>
                  <span className="checklist-item__code">{row.code}</span> {row.requirement}
                </>
              ),
            },
            {
              key: 'change',
              title: say('difference.change'),
              render: row => <StateWord tone={tones[row.change]}>{sentence(itemChangeWords[row.change])}</StateWord>,
            },
            {
              key: 'fields',
              title: say('difference.what'),
              render: row => (
                <ChangedFields fields={row.fields as readonly { field: ItemField; was: string; became: string }[]} />
              ),
            },
          ]}
        />
      )}
    </div>
  )
}
