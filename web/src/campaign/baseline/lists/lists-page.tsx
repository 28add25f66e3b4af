import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { ListStage, type ListVersionRow, listListVersions, listStageWords } from '#contract/baseline/list-version.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { FreezeDialog } from './freeze-dialog.tsx'
import { useLists } from './use-lists.ts'
import { listVersionTopic, useSayVersion } from './use-say-version.ts'
import './lists.css'

/** 清单版本: what has been frozen of every list, by whom and when; and the way to freeze the next. */
export function ListsPage() {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const sayVersion = useSayVersion()
  const lists = useLists()
  const [freezing, setFreezing] = useState(false)
  const mine = lists?.filter(list => list.mayFreeze !== null) ?? []
  const freeze =
    mine.length > 0 ? (
      <Button type="primary" onClick={() => setFreezing(true)}>
        {say('lists.freeze')}
      </Button>
    ) : undefined
  return (
    <div className="page page--fill">
      <Ledger<ListVersionRow>
        name="listVersions"
        topic={listVersionTopic}
        caption={say('lists.title')}
        endpoint={listListVersions}
        keyOf={row => row.id}
        linkOf={row => `/list-versions/${row.id}`}
        columns={[
          { key: 'list', title: say('lists.list'), width: 180, render: row => sentence(row.listWords) },
          { key: 'part', title: say('lists.part'), width: 200, render: row => sayVersion.part(row) },
          {
            key: 'number',
            title: say('lists.number'),
            width: 84,
            render: row => say('lists.numbered', { number: row.number }),
          },
          { key: 'stage', title: say('lists.stage'), width: 76, render: row => sentence(listStageWords[row.stage]) },
          {
            key: 'rows',
            title: say('lists.rows'),
            width: 84,
            align: 'end',
            render: row => <span className="figures">{row.rows.toLocaleString('en-US')}</span>,
          },
          { key: 'frozenAt', title: say('lists.frozenAt'), width: 130, render: row => <Time at={row.frozenAt} /> },
          { key: 'by', title: say('lists.frozenBy'), width: 200, render: row => `${row.unitName} ${row.personName}` },
          { key: 'note', title: say('lists.note'), width: 220, render: row => row.note },
          {
            key: 'hash',
            title: say('lists.hash'),
            width: 150,
            shown: false,
            render: row => <code title={row.hash}>{row.hash.slice(0, 16)}</code>,
          },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'list',
            title: say('lists.list'),
            options: lists?.map(list => ({ value: list.key, label: sentence(list.words) })) ?? [],
          },
          {
            kind: 'choice',
            key: 'area',
            title: say('registry.area'),
            several: true,
            options: [campaign.city, ...campaign.areas].map(({ code, name }) => ({ value: code, label: name })),
          },
          {
            kind: 'choice',
            key: 'industry',
            title: say('registry.industries'),
            several: true,
            options: campaign.industries.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            kind: 'choice',
            key: 'stage',
            title: say('lists.stage'),
            several: true,
            options: ListStage.options.map(stage => ({ value: stage, label: sentence(listStageWords[stage]) })),
          },
        ]}
        empty={{ why: say('lists.empty'), todo: freeze }}
        head={({ asOf }) => (
          <PageHead
            title={say('lists.title')}
            asOf={asOf}
            action={freeze}
            more={
              <Link to="/lists/as-of">
                <Button>{say('lists.asOf')}</Button>
              </Link>
            }
          />
        )}
      />
      {freezing && <FreezeDialog lists={mine} onClose={() => setFreezing(false)} />}
    </div>
  )
}
