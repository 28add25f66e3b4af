import { Link } from '@tanstack/react-router'
import {
  type AddresseeView,
  type CountersignatureView,
  type DocumentView,
  precedenceWords,
} from '#contract/ground/document.ts'
import { Files } from '../evidence/files.tsx'
import { FactList } from '../page/fact-list.tsx'
import { useBusinessDay } from '../session/use-session.ts'
import { PlainTable } from '../table/plain-table.tsx'
import { DayOf, Time } from '../time/time.tsx'
import { useSentence, useWords } from '../words/use-words.ts'
import { documentWords } from './words.ts'

/** 主送、抄送, and who has acknowledged. */
export function Addressees({ document }: { document: DocumentView }) {
  const say = useWords(documentWords)
  return (
    <section className="section">
      <h2>{say('page.people')}</h2>
      {document.addressees.length === 0 ? (
        <p className="muted">{say('people.none')}</p>
      ) : (
        <PlainTable
          caption={say('page.people')}
          rows={document.addressees}
          keyOf={row => `${row.copied}-${row.name}`}
          columns={[
            { key: 'unit', title: say('people.unit'), render: row => row.name },
            {
              key: 'share',
              title: say('people.share'),
              render: row => say(row.copied ? 'people.copied' : 'people.main'),
            },
            {
              key: 'receipt',
              title: say('people.receipt'),
              render: row => <Receipt addressee={row} sent={document.sentOn !== null} />,
            },
          ]}
        />
      )}
    </section>
  )
}

function Receipt({ addressee, sent }: { addressee: AddresseeView; sent: boolean }) {
  const say = useWords(documentWords)
  const today = useBusinessDay()
  if (!sent) return <span className="muted">{say('people.notYet')}</span>
  if (addressee.receivedAt !== null) {
    return (
      <>
        {addressee.receivedBy} <Time at={addressee.receivedAt} />
        {addressee.proof && <Files ids={[addressee.proof]} />}
      </>
    )
  }
  if (addressee.due !== null && addressee.due < today) {
    return <span className="field__wrong">{say('people.late', { day: addressee.due })}</span>
  }
  if (addressee.due !== null) return <span>{say('people.awaited', { day: addressee.due })}</span>
  if (addressee.copied) return <span className="muted">{say('people.unread')}</span>
  return <span>{say('people.awaitedServe')}</span>
}

/** 会签: who assents or dissents, who is silent, and what has lapsed. */
export function Countersignatures({ document }: { document: DocumentView }) {
  const say = useWords(documentWords)
  if (document.countersignatures.length === 0) return null
  return (
    <section className="section">
      <h2>{say('page.countersign')}</h2>
      <PlainTable
        caption={say('page.countersign')}
        rows={document.countersignatures}
        keyOf={row => row.unit.id}
        columns={[
          { key: 'unit', title: say('people.unit'), render: row => row.unit.name },
          { key: 'opinion', title: say('field.opinion'), render: row => <Opinion of={row} document={document} /> },
        ]}
      />
    </section>
  )
}

function Opinion({ of: row, document }: { of: CountersignatureView; document: DocumentView }) {
  const say = useWords(documentWords)
  const today = useBusinessDay()
  const given = row.opinion !== null && (
    <>
      {say(`countersign.${row.opinion}`)} {row.words} <span className="muted">{row.signedBy}</span>{' '}
      {row.at && <Time at={row.at} />}
    </>
  )
  if (row.lapsed) {
    return (
      <>
        <s>{given}</s> {say('countersign.lapsed')}
      </>
    )
  }
  if (given) return given
  const due = document.countersignDue
  if (due === null) return <span className="muted">{say('countersign.notYet')}</span>
  return due < today ? say('countersign.silent') : say('countersign.awaited', { day: due })
}

/** Who drafted and signed it, and the days that count. */
export function DocumentFacts({ document }: { document: DocumentView }) {
  const say = useWords(documentWords)
  const sentence = useSentence()
  const day = (of: string | null) => of && <DayOf day={of} />
  return (
    <section className="section">
      <h2>{say('page.facts')}</h2>
      <FactList
        facts={[
          { title: say('fact.kind'), value: sentence(document.kindWords) },
          { title: say('fact.issuer'), value: document.issuer.name },
          { title: say('fact.precedence'), value: sentence(precedenceWords[document.precedence]) },
          {
            title: say('fact.draftedBy'),
            value: (
              <>
                {document.draftedBy} <DayOf day={document.draftedOn} />
              </>
            ),
          },
          {
            title: say('fact.signedBy'),
            value: document.signedBy && (
              <>
                {document.signedBy} {day(document.signedOn)}
              </>
            ),
          },
          { title: say('fact.effectiveOn'), value: day(document.effectiveOn) },
          { title: say('fact.sentOn'), value: day(document.sentOn) },
          {
            title: say('fact.template'),
            value: document.template && (
              <Link to={`/document-templates/${document.template.id}`}>
                {say('fact.templateNumber', { number: document.template.number })}
              </Link>
            ),
          },
          { title: say('fact.hash'), value: <span className="document__hash">{document.contentHash}</span> },
        ]}
      />
    </section>
  )
}

/** Every figure with what was counted and when; a number that has rows opens to them. */
export function Figures({ document }: { document: DocumentView }) {
  const say = useWords(documentWords)
  const { facts } = document.content
  if (facts.length === 0) return null
  return (
    <details className="section">
      <summary>
        {say('page.figures')} {facts.length}
      </summary>
      <p className="muted">{say('page.figuresWhy')}</p>
      <PlainTable
        caption={say('page.figures')}
        rows={facts}
        keyOf={fact => fact.key}
        columns={[
          { key: 'name', title: say('figure.name'), render: fact => fact.key },
          {
            key: 'value',
            title: say('figure.value'),
            render: fact => (fact.link ? <Link to={fact.link}>{fact.value}</Link> : fact.value),
          },
          {
            key: 'measure',
            title: say('figure.measure'),
            render: fact => (
              <small>
                {fact.measure}
                {Object.entries(fact.filter).map(([name, value]) => ` ${name}=${value}`)}
              </small>
            ),
          },
          { key: 'at', title: say('figure.at'), render: fact => <Time at={fact.asOf} precise /> },
        ]}
      />
    </details>
  )
}
