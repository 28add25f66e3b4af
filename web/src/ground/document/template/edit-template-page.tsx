import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { checkTemplate } from '#contract/ground/check-template.ts'
import {
  actOnDocumentTemplate,
  type DocumentTemplateView,
  showDocumentTemplate,
} from '#contract/ground/document-template-version.ts'
import { announce } from '../../announce/announce.ts'
import { DraftFormView } from '../../form/draft-form-view.tsx'
import { LongTextField } from '../../form/fields.tsx'
import { useDraftForm } from '../../form/use-draft-form.ts'
import { call } from '../../http/call.ts'
import { asRefusal } from '../../http/refusal.ts'
import { PageHead } from '../../page/page-head.tsx'
import { PageSkeleton } from '../../page/page-skeleton.tsx'
import { usePathParameter } from '../../page/use-filters.ts'
import { RefusalWords } from '../../refusal/refusal-words.tsx'
import { useSentence, useWords } from '../../words/use-words.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import { EditBlocksField } from './edit-blocks-field.tsx'
import { type EditedTemplate, editedTemplate, templateOf } from './edited-template.ts'
import { TemplateFaults } from './template-faults.tsx'
import { TemplateTextInput } from './template-text-input.tsx'
import { templateWords } from './words.ts'
import './template.css'

/** 编辑: the draft of the next version; what is typed is kept on this device until it is saved. */
export function EditTemplatePage() {
  const say = useWords(templateWords)
  const id = usePathParameter('id')
  const [round, setRound] = useState(0)
  const again = useCallback(() => setRound(before => before + 1), [])
  const { data: the, error } = useQuery({
    queryKey: ['documentTemplate', id],
    queryFn: ({ signal }) => call(showDocumentTemplate, { params: { id } }, { signal }),
  })
  if (error && !the) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!the) return <PageSkeleton />
  if (the.actions.some(({ action, allowed }) => action === 'edit' && allowed)) {
    return <Editor key={`${id} ${round}`} the={the} onBegunAgain={again} />
  }
  return (
    <div className="page">
      <p role="alert">{say('edit.notDraft')}</p>
      <Link to={`/document-templates/${id}`}>{say('edit.back')}</Link>
    </div>
  )
}

/** @param onBegunAgain the draft was saved or given up: what stands on the server is written on from here */
function Editor({ the, onBegunAgain }: { the: DocumentTemplateView; onBegunAgain: () => void }) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const [base] = useState(the)
  const { id, slots } = the
  const form = useDraftForm<EditedTemplate>({
    form: 'documentTemplate.edit',
    record: id,
    start: editedTemplate(base.content, base.version),
    send: async (values, { requestId }) => {
      const content = templateOf(values, the.content.layout)
      const after = await call(actOnDocumentTemplate.edit, {
        params: { id },
        body: { requestId, version: values.version, input: { content } },
      })
      queryClient.setQueryData(['documentTemplate', id], after)
      announce(say('edit.saved'))
    },
  })
  const { generation } = form
  useEffect(() => {
    if (generation > 0) onBegunAgain()
  }, [generation, onBegunAgain])
  const written = templateOf(form.values, the.content.layout)
  const faults = checkTemplate(written, slots)
  const titleWrong = form.wrongAt('content.title')
  return (
    <div className="page template-edit">
      <PageHead
        title={say('edit.title', { kind: sentence(the.kindWords), number: the.number })}
        more={
          <Link to={`/document-templates/${id}`}>
            <Button>{say('edit.back')}</Button>
          </Link>
        }
      />
      <DraftFormView
        form={form}
        submitLabel={say('edit.save')}
        onReload={() => void queryClient.invalidateQueries({ queryKey: ['documentTemplate', id] })}
      >
        <TemplateFaults faults={faults} />
        <div className="field template-editor">
          <span className="field__label">{say('page.paperTitle')}</span>
          <TemplateTextInput
            text={form.values.title}
            label={say('page.paperTitle')}
            insertLabel={say('edit.insertTitle')}
            facts={slots.filter(({ kind }) => kind === 'fact')}
            wrong={titleWrong !== undefined}
            onChange={title => form.set('title', title)}
          />
          {titleWrong !== undefined && <span className="field__wrong">{titleWrong}</span>}
        </div>
        <EditBlocksField form={form} slots={slots} faults={faults} />
        <LongTextField
          form={form}
          name="attachments"
          label={say('edit.attachments')}
          hint={say('edit.attachmentsHint')}
          optional
        />
        {the.version !== form.values.version && (
          <ConflictNotice
            theirs={the}
            // a draft that was kept on this device may be older than what was loaded here
            before={base.version === form.values.version ? base.content : written}
            onKeepMine={() => form.set('version', the.version)}
            onTakeTheirs={form.discard}
          />
        )}
      </DraftFormView>
    </div>
  )
}
