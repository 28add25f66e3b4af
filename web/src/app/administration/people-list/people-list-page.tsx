import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { judgePeopleList, type ListedPerson, proposePeople } from '#contract/ground/people-list.ts'
import { WorkbookField } from '#web/campaign/baseline/imports/workbook-field.tsx'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { sendParts } from '#web/ground/http/send-parts.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import '#web/campaign/baseline/imports/imports.css'
import './people-list.css'

/** A judged row with the request it is proposed under, however often that has to be tried. */
interface Row extends ListedPerson {
  readonly requestId: string
}
type Outcome = { readonly done: boolean; readonly words: { readonly zh: string; readonly en: string } }

/** 导入人员: a workbook of people and posts, judged row by row, then proposed row by row. */
export function PeopleListPage() {
  const say = useWords(administrationWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [rows, setRows] = useState<readonly Row[]>([])
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const judge = useMutation({
    mutationFn: (chosen: File) => {
      const parts = new FormData()
      parts.set('file', chosen, chosen.name)
      return sendParts(judgePeopleList, parts, { onProgress: () => {} })
    },
    onSuccess: answer => setRows(answer.rows.map(row => ({ ...row, requestId: makeRequestId() }))),
  })
  const ready = rows.filter(row => row.proposal !== null && outcomes.get(row.key)?.done !== true)
  const propose = useMutation({
    mutationFn: () =>
      call(proposePeople, {
        body: {
          rows: ready.flatMap(({ key, requestId, proposal }) => (proposal ? [{ key, requestId, proposal }] : [])),
        },
      }),
    onSuccess: answer => {
      setOutcomes(new Map([...outcomes, ...answer.rows.map(row => [row.key, row] as const)]))
      void queryClient.invalidateQueries({ queryKey: ['grants'] })
    },
  })
  const pick = (chosen: File) => {
    setFile(chosen)
    setRows([])
    setOutcomes(new Map())
    judge.mutate(chosen)
  }
  const wrong = rows.filter(row => row.proposal === null).length
  const proposed = [...outcomes.values()].filter(({ done }) => done).length
  return (
    <div className="page">
      <PageHead
        title={say('peopleList.title')}
        below={say('grants.two')}
        more={
          <Link to="/people">
            <Button>{say('people.title')}</Button>
          </Link>
        }
      />
      <p className="prose muted">{say('peopleList.why')}</p>
      <div className="people-list__file">
        <WorkbookField
          file={file}
          wrong={judge.data?.message ? sentence(judge.data.message) : undefined}
          onPick={pick}
        />
      </div>
      {judge.isPending && <div className="skeleton skeleton--row" aria-busy="true" />}
      {judge.error && <RefusalWords refusal={asRefusal(judge.error)} />}
      {rows.length > 0 && (
        <>
          <p role="status">{say('peopleList.counts', { all: rows.length, ready: ready.length, wrong, proposed })}</p>
          <p className="people-list__buttons">
            {ready.length > 0 && (
              <Button type="primary" loading={propose.isPending} onClick={() => propose.mutate()}>
                {say('peopleList.propose', { count: ready.length })}
              </Button>
            )}
            {proposed > 0 && (
              <Link to="/people/grants" search={{ open: 'true' }}>
                <Button>{say('grants.title')}</Button>
              </Link>
            )}
          </p>
          {propose.error && <RefusalWords refusal={asRefusal(propose.error)} />}
          <PlainTable
            caption={say('peopleList.rows')}
            rows={rows}
            keyOf={row => row.key}
            columns={[
              { key: 'name', title: say('people.name'), render: row => row.name || '—' },
              { key: 'row', title: say('peopleList.row'), render: row => row.key },
              {
                key: 'state',
                title: say('peopleList.outcome'),
                render: row => <RowState row={row} outcome={outcomes.get(row.key)} />,
              },
              {
                key: 'words',
                title: say('grants.words'),
                render: row => {
                  const outcome = outcomes.get(row.key)
                  if (outcome && !outcome.done) return sentence(outcome.words)
                  return row.words ? sentence(row.words) : row.wrong.map(sentence).join('；')
                },
              },
            ]}
          />
        </>
      )}
    </div>
  )
}

function RowState({ row, outcome }: { row: Row; outcome: Outcome | undefined }) {
  const say = useWords(administrationWords)
  if (outcome?.done) return <StateWord tone="done">{say('peopleList.proposed')}</StateWord>
  if (outcome || row.proposal === null) return <StateWord tone="returned">{say('peopleList.wrong')}</StateWord>
  return <StateWord tone="waiting">{say('peopleList.ready')}</StateWord>
}
