import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import {
  type DocumentTemplateView,
  downloadTemplatePreview,
  drawTemplatePicture,
  listTemplateSubjects,
  previewDocumentTemplate,
} from '#contract/ground/document-template-version.ts'
import { Field } from '../../form/field.tsx'
import { addressOf, call } from '../../http/call.ts'
import { asRefusal } from '../../http/refusal.ts'
import { RefusalWords } from '../../refusal/refusal-words.tsx'
import { useWords } from '../../words/use-words.ts'
import { PaperSheet } from '../paper-sheet.tsx'
import { templateWords } from './words.ts'

/** 用真实记录预览: the version filled in from a record that the reader chooses, on screen and as Word; it is nobody's paper. */
export function TemplatePreview({ the }: { the: DocumentTemplateView }) {
  const say = useWords(templateWords)
  const [subject, setSubject] = useState(the.free ? '{}' : '')
  return (
    <section className="section">
      <h2>{say('preview.title')}</h2>
      {the.faults.length > 0 ? (
        <p className="muted">{say('preview.faulty')}</p>
      ) : (
        <>
          {!the.free && <SubjectChoice id={the.id} subject={subject} onChoose={setSubject} />}
          {subject !== '' && <Sample the={the} subject={subject} />}
        </>
      )}
    </section>
  )
}

function SubjectChoice({
  id,
  subject,
  onChoose,
}: {
  id: string
  subject: string
  onChoose: (subject: string) => void
}) {
  const say = useWords(templateWords)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { data, error } = useQuery({
    queryKey: ['documentTemplate', id, 'subjects', text],
    queryFn: ({ signal }) => call(listTemplateSubjects, { params: { id }, query: text ? { text } : {} }, { signal }),
    placeholderData: before => before,
  })
  if (error) return <RefusalWords refusal={asRefusal(error)} />
  const rows = (data?.rows ?? []).map(one => ({ words: one.words, subject: JSON.stringify(one.subject) }))
  return (
    <div className="template-subject">
      <p className="muted">{say('preview.how')}</p>
      <Field label={say('preview.search')} hint={say('preview.searchHint')} optional>
        {input => (
          <input
            {...input}
            type="search"
            className="text-input"
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
        )}
      </Field>
      {data && rows.length === 0 ? (
        <p className="muted">{say('preview.none')}</p>
      ) : (
        <Field label={say('preview.record')}>
          {input => (
            <select
              {...input}
              className="text-input"
              value={rows.some(row => row.subject === subject) ? subject : ''}
              onChange={event => onChoose(event.target.value)}
            >
              <option value="">{say('preview.choose')}</option>
              {rows.map(row => (
                <option key={row.subject} value={row.subject}>
                  {row.words}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </div>
  )
}

function Sample({ the: { id, version }, subject }: { the: DocumentTemplateView; subject: string }) {
  const say = useWords(templateWords)
  const { data, error } = useQuery({
    queryKey: ['documentTemplate', id, 'preview', version, subject],
    queryFn: ({ signal }) => call(previewDocumentTemplate, { params: { id }, query: { subject } }, { signal }),
    retry: false,
  })
  if (error) return <RefusalWords refusal={asRefusal(error)} />
  if (!data) return <div aria-busy="true" className="template-sample" />
  return (
    <div className="template-sample">
      <p>
        <Button href={addressOf(downloadTemplatePreview, { params: { id }, query: { subject } })}>
          {say('preview.download')}
        </Button>
      </p>
      <p className="template-sample__mark">{say('preview.sample')}</p>
      <PaperSheet
        paper={{ ...data, issuer: data.issuer.name, number: null, precedence: 'ordinary', copied: [], isVoid: false }}
        pictureAt={key => addressOf(drawTemplatePicture, { params: { id }, query: { subject, key } })}
      />
    </div>
  )
}
