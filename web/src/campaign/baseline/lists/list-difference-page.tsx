import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  exportListDifference,
  ListChange,
  type ListDifferenceRow,
  listChangeWords,
  showListDifference,
} from '#contract/baseline/list-version.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { addressOf, call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters, usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { type StateTone, StateWord } from '#web/ground/state-word/state-word.tsx'
import { CountLink } from '#web/ground/table/count-link.tsx'
import { exportFrom } from '#web/ground/table/export-from.ts'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { listWithin } from '#web/ground/table/list-within.ts'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { listVersionTopic, useSayListFact, useSayVersion } from './use-say-version.ts'
import './lists.css'

const tones: Readonly<Record<ListChange, StateTone>> = { in: 'done', out: 'returned', changed: 'working' }

type Field = ListDifferenceRow['fields'][number]
type Act = ListDifferenceRow['acts'][number]

/** What came in, went out and changed between two versions, and why. */
export function ListDifferencePage() {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const sayVersion = useSayVersion()
  const sayFact = useSayListFact()
  const id = usePathParameter('id')
  const [{ with: other }] = useFilters(showListDifference.query)
  const [open, setOpen] = useState<ListDifferenceRow | null>(null)
  const { data, error } = useQuery({
    queryKey: [listVersionTopic, 'difference', id, other],
    queryFn: ({ signal }) => call(showListDifference, { params: { id }, query: { with: other, limit: 1 } }, { signal }),
  })
  if (error && !data) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
        <Link to={`/list-versions/${id}`}>{say('lists.backToVersion')}</Link>
      </div>
    )
  }
  if (!data) return <PageSkeleton />
  const sayFactOf = (key: string, value: string | null) => {
    const column = columnOf.get(key)
    return (column && sayFact(column, value)) || say('file.nothing')
  }
  const sayField = ({ key, was, became }: Field) => {
    const words = columnOf.get(key)?.words
    return `${words ? sentence(words) : key} ${sayFactOf(key, was)} → ${sayFactOf(key, became)}`
  }
  const sayAct = (act: Act) =>
    [
      `${act.at.slice(0, 10)} ${act.unitName} ${act.personName} ${sentence(act.words)}`,
      ...(act.ground ? [act.ground] : []),
    ].join('：')
  const sayWhy = ({ acts: [first, ...more] }: ListDifferenceRow) => {
    if (!first) return say('lists.noActs')
    return more.length === 0 ? sayAct(first) : say('lists.actsMore', { first: sayAct(first), count: more.length })
  }
  const columnOf = new Map(data.columns.map(column => [column.key, column]))
  const address = `/list-versions/${id}/difference`
  const count = (change: ListChange) => (
    <span key={change} className="list-difference__count">
      {sentence(listChangeWords[change])}{' '}
      <CountLink
        count={data.counts[change]}
        to={address}
        search={{ with: other, change }}
        says={sentence(listChangeWords[change])}
      />
    </span>
  )
  return (
    <div className="page page--fill">
      <Ledger<ListDifferenceRow>
        name="listDifference"
        topic={listVersionTopic}
        caption={say('lists.difference')}
        endpoint={listWithin(showListDifference, { id })}
        fixed={{ with: other }}
        exportLink={exportFrom({ path: addressOf(exportListDifference, { params: { id } }) as `/api/${string}` })}
        keyOf={row => row.key}
        columns={[
          {
            key: 'name',
            title: say('registry.name'),
            width: 230,
            render: row => <Link to={`${pageOf(data.to.list)}/${row.subjectId}`}>{row.name}</Link>,
          },
          {
            key: 'change',
            title: say('lists.change'),
            width: 84,
            render: row => <StateWord tone={tones[row.change]}>{sentence(listChangeWords[row.change])}</StateWord>,
          },
          {
            key: 'place',
            title: say('registry.township'),
            width: 150,
            render: row => `${campaign.areaName(row.area)} ${campaign.townshipName(row.township)}`,
          },
          {
            key: 'industry',
            title: say('registry.industries'),
            width: 104,
            render: row => campaign.industryName(row.industry),
          },
          {
            key: 'fields',
            title: say('lists.fields'),
            width: 360,
            render: row => row.fields.map(sayField).join('；'),
          },
          { key: 'why', title: say('lists.why'), width: 360, render: row => sayWhy(row) },
        ]}
        rowActions={row => [{ key: 'look', label: say('lists.look'), primary: true, run: () => setOpen(row) }]}
        filters={[
          { kind: 'text', key: 'text', title: say('registry.name') },
          {
            kind: 'choice',
            key: 'change',
            title: say('lists.change'),
            options: ListChange.options.map(change => ({ value: change, label: sentence(listChangeWords[change]) })),
          },
          {
            kind: 'choice',
            key: 'area',
            title: say('registry.area'),
            several: true,
            options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
          },
          {
            kind: 'choice',
            key: 'industry',
            title: say('registry.industries'),
            several: true,
            options: campaign.industries.map(({ id: key, name }) => ({ value: key, label: name })),
          },
        ]}
        empty={{ why: say('lists.same') }}
        head={() => (
          <>
            <PageHead
              title={say('lists.difference')}
              below={
                <>
                  {sentence(data.to.listWords)}{' '}
                  <Link to={`/list-versions/${data.from.id}`}>{sayVersion.version(data.from)}</Link>{' '}
                  <Time at={data.from.frozenAt} /> →{' '}
                  <Link to={`/list-versions/${data.to.id}`}>{sayVersion.version(data.to)}</Link>{' '}
                  <Time at={data.to.frozenAt} />
                </>
              }
            />
            <p className="list-difference__counts">{ListChange.options.map(count)}</p>
          </>
        )}
      />
      {open && (
        <Dialog side title={open.name} onClose={() => setOpen(null)}>
          <StateWord tone={tones[open.change]}>{sentence(listChangeWords[open.change])}</StateWord>
          {open.fields.length > 0 && (
            <PlainTable
              caption={say('lists.fields')}
              rows={open.fields}
              keyOf={field => field.key}
              columns={[
                {
                  key: 'field',
                  title: say('lists.field'),
                  render: ({ key }) => sentence(columnOf.get(key)?.words ?? { zh: key, en: key }),
                },
                { key: 'was', title: say('file.was'), render: ({ key, was }) => sayFactOf(key, was) },
                { key: 'became', title: say('file.became'), render: ({ key, became }) => sayFactOf(key, became) },
              ]}
            />
          )}
          <h3>{say('lists.why')}</h3>
          {open.acts.length === 0 && <p className="muted">{say('lists.noActs')}</p>}
          <ul className="plain-list list-difference__acts">
            {open.acts.map(act => (
              <li key={`${act.at} ${act.words.zh}`}>{sayAct(act)}</li>
            ))}
          </ul>
        </Dialog>
      )}
    </div>
  )
}

/** Where the subject of a row has its page. */
function pageOf(list: string): string {
  return list === 'listThree' ? '/problems' : '/enterprises'
}
