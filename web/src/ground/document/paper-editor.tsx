import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { actOnDocument, type DocumentView, precedenceWords } from '#contract/ground/document.ts'
import { listUnits } from '#contract/ground/organisation.ts'
import type { Permission } from '#contract/ground/permission.ts'
import { announce } from '../announce/announce.ts'
import { DraftFormView } from '../form/draft-form-view.tsx'
import { ChoiceField, LongTextField, TextField } from '../form/fields.tsx'
import { SeveralField } from '../form/several-field.tsx'
import { useDraftForm } from '../form/use-draft-form.ts'
import { call } from '../http/call.ts'
import { Time } from '../time/time.tsx'
import { useSentence, useWords } from '../words/use-words.ts'
import { BlocksField } from './blocks-field.tsx'
import { type PaperValues, paperValuesOf, revisionOf } from './document-values.ts'
import { documentWords } from './words.ts'

/** 修改: the paper's prose in place, to whom it goes and who countersigns; kept as a draft on this device until it is sent. */
export function PaperEditor({ document, onDone }: { document: DocumentView; onDone: () => void }) {
  const say = useWords(documentWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const receivers = useUnits('document.receive')
  const countersigners = useUnits('document.countersign')
  const form = useDraftForm<PaperValues>({
    form: 'document.revise',
    record: document.id,
    start: paperValuesOf(document),
    send: async (values, { requestId }) => {
      const after = await call(actOnDocument.revise, {
        params: { id: document.id },
        body: { requestId, version: document.version, input: revisionOf(values, document) },
      })
      queryClient.setQueryData(['document', document.id], after)
      announce(say('action.done', { action: say('edit.save') }))
      onDone()
      await queryClient.invalidateQueries({ queryKey: ['document'] })
    },
  })
  const wrong = form.wrongAt('content.title') ?? form.wrongAt('main') ?? form.wrongAt('copied')
  return (
    <DraftFormView
      form={form}
      submitLabel={say('edit.save')}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['document', document.id] })}
    >
      <div className="paper-editor">
        <TextField form={form} name="title" label={say('edit.title')} />
        <ChoiceField
          form={form}
          name="precedence"
          label={say('edit.precedence')}
          choices={Object.entries(precedenceWords).map(([value, words]) => ({ value, label: sentence(words) }))}
        />
        <SeveralField form={form} name="main" label={say('edit.main')} choices={receivers} />
        <details
          open={form.values.outside !== '' || form.values.copied.length + form.values.countersignUnits.length > 0}
        >
          <summary>{say('edit.further')}</summary>
          <LongTextField
            form={form}
            name="outside"
            label={say('edit.outside')}
            hint={say('edit.outsideHint')}
            optional
          />
          <SeveralField form={form} name="copied" label={say('edit.copied')} choices={receivers} optional />
          <SeveralField
            form={form}
            name="countersignUnits"
            label={say('edit.countersign')}
            choices={countersigners}
            optional
          />
        </details>
        {document.content.facts.length > 0 && (
          <div>
            <p className="muted">{say('edit.facts', { marks: '{{…}}' })}</p>
            <p className="paper-editor__facts">
              {document.content.facts.map(fact => (
                <span key={fact.key}>
                  <code>{`{{${fact.key}}}`}</code> = {String(fact.value).slice(0, 40)}{' '}
                  <small className="muted">
                    <Time at={fact.asOf} precise />
                  </small>
                </span>
              ))}
            </p>
          </div>
        )}
        <BlocksField form={form} id={document.id} facts={document.content.facts} />
        <LongTextField
          form={form}
          name="attachments"
          label={say('edit.attachments')}
          hint={say('edit.attachmentsHint')}
          optional
        />
        {wrong !== undefined && (
          <p className="field__wrong" role="alert">
            {wrong}
          </p>
        )}
        <div>
          <Button
            onClick={() => {
              form.discard()
              onDone()
            }}
          >
            {say('edit.cancel')}
          </Button>
        </div>
      </div>
    </DraftFormView>
  )
}

/** Units in which somebody holds a post that may do it. */
function useUnits(holds: Permission): { value: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['units', holds],
    queryFn: ({ signal }) => call(listUnits, { query: { holds } }, { signal }),
    staleTime: 300_000,
  })
  return data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []
}
