import { useQuery } from '@tanstack/react-query'
import { type DocumentView } from '#contract/ground/document.ts'
import { listDocumentSeries } from '#contract/ground/document-register.ts'
import { EvidenceField } from '../evidence/evidence-field.tsx'
import { ChoiceField, DayField, LongTextField, TextField } from '../form/fields.tsx'
import type { DraftForm } from '../form/use-draft-form.ts'
import { call } from '../http/call.ts'
import { useBusinessDay } from '../session/use-session.ts'
import { useWords } from '../words/use-words.ts'
import { type AskingAction, type DocumentValues, toBeServed } from './document-values.ts'
import { documentWords } from './words.ts'

interface Asking {
  readonly form: DraftForm<DocumentValues>
  readonly document: DocumentView
}

/** What an action asks. */
export function DocumentFields({ form, document, action }: Asking & { readonly action: AskingAction }) {
  const say = useWords(documentWords)
  switch (action) {
    case 'approve':
    case 'confirmVoid':
      return <LongTextField form={form} name="words" label={say('field.words')} optional />
    case 'countersign':
      return (
        <>
          <ChoiceField
            form={form}
            name="opinion"
            label={say('field.opinion')}
            choices={(['assent', 'dissent'] as const).map(value => ({ value, label: say(`countersign.${value}`) }))}
          />
          <LongTextField
            form={form}
            name="words"
            label={say('field.words')}
            optional={form.values.opinion !== 'dissent'}
          />
        </>
      )
    case 'return':
    case 'proposeVoid':
    case 'refuseVoid':
      return <LongTextField form={form} name="reason" label={say(`field.reason.${action}`)} />
    case 'sign':
      return <SignatureFields form={form} />
    case 'number':
      return <NumberFields form={form} />
    case 'seal':
      return <SealFields form={form} />
    case 'send':
      return <Receivers document={document} />
    case 'recordService':
      return <ServiceFields form={form} document={document} />
  }
}

/** On what a signature rests; a paper asks for its day, who signed it and its scan. */
function SignatureFields({ form }: Pick<Asking, 'form'>) {
  const say = useWords(documentWords)
  const today = useBusinessDay()
  const kinds = ['self', 'circulation', 'instruction', 'minutes'] as const
  return (
    <>
      <ChoiceField
        form={form}
        name="basis.kind"
        label={say('field.basis.kind')}
        choices={kinds.map(kind => ({ value: kind, label: say(`basis.${kind}`) }))}
      />
      {form.values['basis.kind'] !== 'self' && form.values['basis.kind'] !== '' && (
        <>
          <DayField form={form} name="basis.decidedOn" label={say('field.basis.decidedOn')} latest={today} />
          <TextField form={form} name="basis.deciderName" label={say('field.basis.deciderName')} />
          <EvidenceField form={form} name="basis.file" label={say('field.basis.file')} />
        </>
      )}
      <LongTextField form={form} name="words" label={say('field.words')} optional />
    </>
  )
}

function NumberFields({ form }: Pick<Asking, 'form'>) {
  const say = useWords(documentWords)
  const { data } = useQuery({
    queryKey: ['document', 'series'],
    queryFn: ({ signal }) => call(listDocumentSeries, { query: {} }, { signal }),
  })
  const own = data?.series.filter(one => one.own) ?? []
  return (
    <>
      <ChoiceField
        form={form}
        name="by"
        label={say('field.by')}
        choices={(['series', 'external'] as const).map(value => ({ value, label: say(`by.${value}`) }))}
      />
      {form.values.by === 'external' ? (
        <TextField form={form} name="number" label={say('field.number')} hint={say('field.numberHint')} />
      ) : (
        <ChoiceField
          form={form}
          name="series"
          label={say('field.series')}
          choices={own.map(({ code }) => ({ value: code, label: `${code}〔${data?.thisYear ?? ''}〕` }))}
        />
      )}
    </>
  )
}

function SealFields({ form }: Pick<Asking, 'form'>) {
  const say = useWords(documentWords)
  const today = useBusinessDay()
  return (
    <>
      <EvidenceField form={form} name="file" label={say('field.file')} accept="image/*,application/pdf" />
      <DayField
        form={form}
        name="sealedOn"
        label={say('field.sealedOn')}
        hint={say('field.sealedOnHint')}
        latest={today}
      />
    </>
  )
}

/** Who will get it, before it is sent for good. */
function Receivers({ document }: Pick<Asking, 'document'>) {
  const say = useWords(documentWords)
  return (
    <div>
      <p>{say('send.to')}</p>
      <ul>
        {document.addressees.map(({ name, copied }) => (
          <li key={`${name}-${copied}`}>
            {name} <small className="muted">{say(copied ? 'people.copied' : 'people.main')}</small>
          </li>
        ))}
      </ul>
      <p>{say('send.final')}</p>
    </div>
  )
}

function ServiceFields({ form, document }: Asking) {
  const say = useWords(documentWords)
  const today = useBusinessDay()
  return (
    <>
      <ChoiceField
        form={form}
        name="name"
        label={say('field.name')}
        choices={toBeServed(document).map(name => ({ value: name, label: name }))}
      />
      <TextField form={form} name="receivedBy" label={say('field.receivedBy')} />
      <DayField form={form} name="receivedOn" label={say('field.receivedOn')} latest={today} />
      <EvidenceField form={form} name="proof" label={say('field.proof')} />
    </>
  )
}
