import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { documentStateNames, documentStates } from '#contract/ground/document.states.ts'
import { type DocumentRow, listDocuments } from '#contract/ground/document.ts'
import { PageHead } from '../page/page-head.tsx'
import { useBusinessDay } from '../session/use-session.ts'
import { StateWord } from '../state-word/state-word.tsx'
import { Ledger } from '../table/ledger.tsx'
import type { Column, Filter } from '../table/ledger-definition.ts'
import { DayOf } from '../time/time.tsx'
import { useSentence, useWords } from '../words/use-words.ts'
import { documentTone } from './document-tone.ts'
import { useDocumentKinds } from './use-document-kinds.ts'
import { useDraftDocument } from './use-draft-document.ts'
import { documentWords } from './words.ts'

/** 文书: what one's unit issued and what came to it; what waits for it in one click. */
export function DocumentsPage() {
  const say = useWords(documentWords)
  const sentence = useSentence()
  const known = useDocumentKinds()
  const { draft, busy } = useDraftDocument()
  const columns = useColumns()
  const filters = useFilterLine()
  const free = known?.mayDraft ? known.kinds.filter(kind => kind.free) : []
  return (
    <div className="page page--fill">
      <Ledger<DocumentRow>
        name="documents"
        topic="document"
        caption={say('list.title')}
        endpoint={listDocuments}
        keyOf={row => row.id}
        linkOf={row => `/documents/${row.id}`}
        columns={columns}
        filters={filters}
        empty={{ why: say('list.empty'), todo: say('list.emptyTodo') }}
        head={({ total, asOf }) => (
          <PageHead
            title={say('list.title')}
            count={total}
            asOf={asOf}
            action={free.map(({ id, words }) => (
              <Button key={id} type="primary" loading={busy} onClick={() => void draft(id, {})}>
                {say('list.new', { kind: sentence(words) })}
              </Button>
            ))}
            more={
              <Link to="/documents/register">
                <Button>{say('list.register')}</Button>
              </Link>
            }
          />
        )}
      />
    </div>
  )
}

function useColumns(): [Column<DocumentRow>, ...Column<DocumentRow>[]] {
  const say = useWords(documentWords)
  const sentence = useSentence()
  return [
    { key: 'title', title: say('column.title'), width: 340, render: row => row.title },
    { key: 'number', title: say('column.number'), width: 204, render: row => row.number },
    {
      key: 'state',
      title: say('column.state'),
      width: 148,
      render: row => (
        <>
          <StateWord tone={documentTone[row.state]}>{sentence(documentStates.states[row.state])}</StateWord>
          {row.voidProposed && row.state !== 'voided' && <small> {say('row.voidProposed')}</small>}
        </>
      ),
    },
    { key: 'kind', title: say('column.kind'), width: 128, render: row => sentence(row.kindWords) },
    { key: 'issuer', title: say('column.issuer'), width: 168, render: row => row.issuer.name },
    {
      key: 'receipts',
      title: say('column.receipts'),
      width: 72,
      align: 'end',
      render: row => (row.sentOn === null ? null : say('row.receipts', row.receipts)),
    },
    { key: 'draftedOn', title: say('column.draftedOn'), width: 88, render: row => <DayOf day={row.draftedOn} /> },
    {
      key: 'effectiveOn',
      title: say('column.effectiveOn'),
      width: 88,
      render: row => row.effectiveOn && <DayOf day={row.effectiveOn} />,
    },
    { key: 'sentOn', title: say('column.sentOn'), width: 88, render: row => row.sentOn && <DayOf day={row.sentOn} /> },
  ]
}

function useFilterLine(): Filter[] {
  const say = useWords(documentWords)
  const sentence = useSentence()
  const known = useDocumentKinds()
  const thisYear = Number(useBusinessDay().slice(0, 4))
  return [
    { kind: 'text', key: 'text', title: say('filter.text') },
    { kind: 'flag', key: 'waiting', title: say('filter.waiting') },
    {
      kind: 'choice',
      key: 'direction',
      title: say('filter.direction'),
      options: [
        { value: 'out', label: say('filter.out') },
        { value: 'in', label: say('filter.in') },
      ],
    },
    {
      kind: 'choice',
      key: 'kind',
      title: say('column.kind'),
      several: true,
      options: known?.kinds.map(({ id, words }) => ({ value: id, label: sentence(words) })) ?? [],
    },
    {
      kind: 'choice',
      key: 'state',
      title: say('column.state'),
      several: true,
      options: documentStateNames.map(state => ({ value: state, label: sentence(documentStates.states[state]) })),
    },
    {
      kind: 'choice',
      key: 'year',
      title: say('filter.year'),
      options: [thisYear, thisYear - 1, thisYear - 2].map(year => ({ value: String(year), label: String(year) })),
    },
    {
      kind: 'choice',
      key: 'issuer',
      title: say('column.issuer'),
      options: known?.issuers.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    },
  ]
}
