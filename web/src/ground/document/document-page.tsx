import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { documentStates } from '#contract/ground/document.states.ts'
import { type DocumentView, downloadDocument, showDocument, showDocumentTrail } from '#contract/ground/document.ts'
import { Files } from '../evidence/files.tsx'
import { addressOf, call } from '../http/call.ts'
import { asRefusal } from '../http/refusal.ts'
import { PageHead } from '../page/page-head.tsx'
import { PageSkeleton } from '../page/page-skeleton.tsx'
import { useFilters, usePathParameter } from '../page/use-filters.ts'
import { RefusalWords } from '../refusal/refusal-words.tsx'
import { StateWord } from '../state-word/state-word.tsx'
import { TrailSection } from '../timeline/trail-section.tsx'
import { useSentence, useWords } from '../words/use-words.ts'
import { DocumentActions } from './document-actions.tsx'
import { Addressees, Countersignatures, DocumentFacts, Figures } from './document-sections.tsx'
import { documentTone } from './document-tone.ts'
import { DocumentSearch } from './documents-search.ts'
import { DraftDocumentButton } from './draft-document-button.tsx'
import { PaperEditor } from './paper-editor.tsx'
import { paperOf } from './paper-of.ts'
import { PaperSheet } from './paper-sheet.tsx'
import { pictureOf } from './picture-of.ts'
import { documentWords } from './words.ts'

/** 文书页: the paper as it will be printed, where it stands, who has it, and what this post may do now. */
export function DocumentPage() {
  const say = useWords(documentWords)
  const sentence = useSentence()
  const id = usePathParameter('id')
  const [{ act }] = useFilters(DocumentSearch)
  const [editing, setEditing] = useState(act === 'revise')
  const { data: document, error } = useQuery({
    queryKey: ['document', id],
    queryFn: ({ signal }) => call(showDocument, { params: { id } }, { signal }),
  })
  if (error && !document) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!document) return <PageSkeleton />
  const mayRevise = document.actions.some(({ action, allowed }) => action === 'revise' && allowed)
  const served = document.addressees.some(({ kind }) => kind === 'outside')
  const below = [document.number, sentence(document.kindWords), document.issuer.name].filter(Boolean)
  return (
    <div className="page">
      <PageHead
        title={document.title}
        asOf={document.asOf}
        below={
          <>
            <StateWord tone={documentTone[document.state]}>{sentence(documentStates.states[document.state])}</StateWord>{' '}
            {below.join(' · ')}
          </>
        }
        more={
          <>
            {served && document.number !== null && document.kind !== 'proofOfService' && (
              <DraftDocumentButton papers={[{ kind: 'proofOfService', subject: { document: document.id } }]} />
            )}
            <Button href={addressOf(downloadDocument, { params: { id } })}>{say('page.download')}</Button>
          </>
        }
      />
      <Notices document={document} />
      <DocumentActions document={document} opened={act} onRevise={() => setEditing(true)} />
      <div className="document">
        {editing && mayRevise ? (
          <PaperEditor document={document} onDone={() => setEditing(false)} />
        ) : (
          <PaperSheet paper={paperOf(document)} pictureAt={pictureOf(document.id)} />
        )}
        <div className="document__aside">
          <Addressees document={document} />
          <Countersignatures document={document} />
          {document.scan && (
            <section className="section">
              <h2>{say('page.scan')}</h2>
              <Files ids={[document.scan.file.id]} />
              <p className="muted">{say(document.scan.matches ? 'page.scanMatches' : 'page.scanDiffers')}</p>
            </section>
          )}
          <DocumentFacts document={document} />
          <Figures document={document} />
          <TrailSection
            queryKey={['document', id, 'trail']}
            read={(after, signal) =>
              call(showDocumentTrail, { params: { id }, query: { after, limit: 50 } }, { signal })
            }
          />
        </div>
      </div>
    </div>
  )
}

function Notices({ document }: { document: DocumentView }) {
  const say = useWords(documentWords)
  if (document.state === 'voided') {
    return (
      <p role="status">{say('page.voided', { day: document.voidedOn ?? '', reason: document.voidReason ?? '' })}</p>
    )
  }
  return (
    <>
      {document.voidProposedBy !== null && (
        <p role="status">
          {say('page.voidProposed', { who: document.voidProposedBy, reason: document.voidReason ?? '' })}
        </p>
      )}
      {document.state === 'drafting' && document.returnReason !== null && (
        <p role="status">{say('page.returned', { reason: document.returnReason })}</p>
      )}
    </>
  )
}
