import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { documentStates } from '#contract/ground/document.states.ts'
import {
  exportDocumentRegister,
  listDocumentSeries,
  type RegisterRow,
  showDocumentRegister,
} from '#contract/ground/document-register.ts'
import { addressOf, call } from '../http/call.ts'
import { asRefusal } from '../http/refusal.ts'
import { PageHead } from '../page/page-head.tsx'
import { PageSkeleton } from '../page/page-skeleton.tsx'
import { useFilters } from '../page/use-filters.ts'
import { RefusalWords } from '../refusal/refusal-words.tsx'
import { StateWord } from '../state-word/state-word.tsx'
import { PlainTable } from '../table/plain-table.tsx'
import { DayOf } from '../time/time.tsx'
import { useSentence, useWords } from '../words/use-words.ts'
import { documentTone } from './document-tone.ts'
import { RegisterSearch } from './documents-search.ts'
import { documentWords } from './words.ts'
import './register.css'

/** 发文登记簿 of a unit, one's own or, for whoever audits, any: a series in a year by number, with what is missing and what was voided. */
export function RegisterPage() {
  const say = useWords(documentWords)
  const [filter, change] = useFilters(RegisterSearch)
  const { data: known, error } = useQuery({
    queryKey: ['document', 'series', filter.issuer],
    queryFn: ({ signal }) => call(listDocumentSeries, { query: { issuer: filter.issuer } }, { signal }),
  })
  if (error && !known) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!known) return <PageSkeleton />
  const chosen = known.series.find(({ code }) => code === filter.series) ?? known.series[0]
  const years = [...new Set([known.thisYear, ...(chosen?.years ?? [])])].sort((one, other) => other - one)
  const year = filter.year ?? known.thisYear
  const asked = { issuer: known.issuer, series: chosen?.code ?? '', year, ...(filter.gaps ? { gaps: true } : {}) }
  return (
    <div className="page">
      <PageHead
        title={say('register.title')}
        more={
          chosen && (
            <Button href={addressOf(exportDocumentRegister, { query: { ...asked, format: 'xlsx' } })}>
              {say('register.export')}
            </Button>
          )
        }
      />
      <div className="register__choices">
        {known.issuers.length > 1 && (
          <label>
            {say('register.issuer')}{' '}
            <select
              className="text-input"
              value={known.issuer}
              onChange={event => change({ issuer: event.target.value, series: undefined })}
            >
              {known.issuers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {chosen && (
          <>
            <label>
              {say('register.series')}{' '}
              <select
                className="text-input"
                value={chosen.code}
                onChange={event => change({ series: event.target.value })}
              >
                {known.series.map(({ code }) => (
                  <option key={code}>{code}</option>
                ))}
              </select>
            </label>
            <label>
              {say('register.year')}{' '}
              <select
                className="text-input"
                value={year}
                onChange={event => change({ year: Number(event.target.value) })}
              >
                {years.map(one => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </label>
            <label className="field__flag">
              <input
                type="checkbox"
                checked={filter.gaps ?? false}
                onChange={event => change({ gaps: event.target.checked || undefined })}
              />
              <span>{say('register.gaps')}</span>
            </label>
          </>
        )}
      </div>
      {chosen ? <RegisterRows asked={asked} /> : <p>{say('register.noSeries')}</p>}
    </div>
  )
}

function RegisterRows({ asked }: { asked: { issuer: string; series: string; year: number; gaps?: boolean } }) {
  const say = useWords(documentWords)
  const sentence = useSentence()
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['document', 'register', asked],
    queryFn: ({ pageParam, signal }) =>
      call(showDocumentRegister, { query: { ...asked, after: pageParam, limit: 100 } as never }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  if (error && !data) return <RefusalWords refusal={asRefusal(error)} />
  if (!data) return <div className="skeleton skeleton--line" aria-busy="true" />
  const rows = data.pages.flatMap(page => page.rows)
  if (rows.length === 0) return <p>{say(asked.gaps ? 'register.noGaps' : 'register.empty')}</p>
  const day = (of: string | null | undefined) => of && <DayOf day={of} />
  return (
    <>
      <PlainTable<RegisterRow>
        caption={say('register.title')}
        rows={rows}
        keyOf={row => row.key}
        columns={[
          {
            key: 'number',
            title: say('column.number'),
            render: ({ number, from, to }) =>
              number ? (
                <span className="register__number">{number}</span>
              ) : from === to ? (
                say('register.missingOne', { from })
              ) : (
                say('register.missing', { from, to })
              ),
          },
          {
            key: 'title',
            title: say('column.title'),
            render: ({ document }) =>
              document && (
                <>
                  {document.opens ? <Link to={`/documents/${document.id}`}>{document.title}</Link> : document.title}
                  {document.voidReason !== null && document.state === 'voided' && (
                    <small className="register__void">{say('register.voided', { reason: document.voidReason })}</small>
                  )}
                </>
              ),
          },
          {
            key: 'kind',
            title: say('column.kind'),
            render: ({ document }) => document && sentence(document.kindWords),
          },
          {
            key: 'state',
            title: say('column.state'),
            render: ({ document }) =>
              document && (
                <StateWord tone={documentTone[document.state]}>
                  {sentence(documentStates.states[document.state])}
                </StateWord>
              ),
          },
          {
            key: 'main',
            title: say('register.main'),
            render: ({ document }) => document && <Main names={document.main} />,
          },
          {
            key: 'signedBy',
            title: say('register.signedBy'),
            render: ({ document }) => <span className="register__signed">{document?.signedBy}</span>,
          },
          {
            key: 'numberedOn',
            title: say('register.numberedOn'),
            render: ({ document }) => day(document?.numberedOn),
          },
          {
            key: 'effectiveOn',
            title: say('register.effectiveOn'),
            render: ({ document }) => day(document?.effectiveOn),
          },
          { key: 'sentOn', title: say('register.sentOn'), render: ({ document }) => day(document?.sentOn) },
        ]}
      />
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('register.more')}
        </Button>
      )}
    </>
  )
}

/** Two names are read at a glance; of more the first and how many. */
function Main({ names }: { names: readonly string[] }) {
  const say = useWords(documentWords)
  if (names.length <= 2) return names.join('、')
  return (
    <span title={names.join('、')}>{say('register.mainMany', { first: names[0] ?? '', count: names.length })}</span>
  )
}
