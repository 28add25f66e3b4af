import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { documentTemplateStates } from '#contract/ground/document-template.states.ts'
import {
  actOnDocumentTemplate,
  beginDocumentTemplate,
  type DocumentTemplateView,
  documentTemplateInputs,
} from '#contract/ground/document-template-version.ts'
import { ActionsBar } from '../../actions-bar/actions-bar.tsx'
import { announce } from '../../announce/announce.ts'
import { DraftFormView } from '../../form/draft-form-view.tsx'
import { LongTextField, TextField } from '../../form/fields.tsx'
import { useDraftForm } from '../../form/use-draft-form.ts'
import { call } from '../../http/call.ts'
import { makeRequestId } from '../../http/make-request-id.ts'
import { asRefusal } from '../../http/refusal.ts'
import { RefusalWords } from '../../refusal/refusal-words.tsx'
import { useSentence, useWords } from '../../words/use-words.ts'
import { templateWords } from './words.ts'

const { actions: known } = documentTemplateStates

/** What the acting post may do with a version: draft the next, edit, put in force, give up. */
export function TemplateActions({ the }: { the: DocumentTemplateView }) {
  const sentence = useSentence()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const begin = useMutation({
    mutationFn: () => call(beginDocumentTemplate, { body: { requestId: makeRequestId(), from: the.id } }),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['documentTemplate'] })
      void navigate({ to: `/document-templates/${id}/edit` })
    },
  })
  const offers = the.begin ? [the.begin, ...the.actions] : the.actions
  if (offers.length === 0) return null
  return (
    <>
      <ActionsBar
        offers={offers}
        titles={Object.fromEntries(Object.entries(known).map(([action, { words }]) => [action, sentence(words)]))}
        atOnce={['begin', 'edit']}
        onAct={action => {
          if (action === 'edit') void navigate({ to: `/document-templates/${the.id}/edit` })
          else begin.mutate()
        }}
        form={(action, close) =>
          action === 'putInForce' ? <PutInForce the={the} onDone={close} /> : <Discard the={the} onDone={close} />
        }
      />
      {begin.error && <RefusalWords refusal={asRefusal(begin.error)} />}
    </>
  )
}

/** What is read again once a version has changed. */
function useChanged(onDone: () => void) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  return async (after: DocumentTemplateView, action: 'putInForce' | 'discard') => {
    queryClient.setQueryData(['documentTemplate', after.id], after)
    await queryClient.invalidateQueries({ queryKey: ['documentTemplate'] })
    announce(say('act.done', { action: sentence(known[action].words) }))
    onDone()
  }
}

function PutInForce({ the, onDone }: { the: DocumentTemplateView; onDone: () => void }) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  const changed = useChanged(onDone)
  const queryClient = useQueryClient()
  const { id, version, inUse } = the
  const form = useDraftForm({
    form: 'documentTemplate.putInForce',
    record: id,
    start: { ground: '' },
    schema: documentTemplateInputs.putInForce.pick({ ground: true }),
    send: async (input, { requestId }) =>
      changed(
        await call(actOnDocumentTemplate.putInForce, {
          params: { id },
          body: { requestId, version, input: { ...input, replaces: inUse?.id ?? null } },
        }),
        'putInForce',
      ),
  })
  return (
    <DraftFormView
      form={form}
      submitLabel={sentence(known.putInForce.words)}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['documentTemplate', id] })}
    >
      {inUse && (
        <>
          <p>{say('act.replaces', { number: inUse.number })}</p>
          <p>
            <Link to={`/document-templates/${id}/difference`} search={{ with: inUse.id } as never}>
              <Button>{say('act.differs')}</Button>
            </Link>
          </p>
        </>
      )}
      <TextField form={form} name="ground" label={say('act.ground')} hint={say('act.groundHint')} />
    </DraftFormView>
  )
}

function Discard({ the: { id, version }, onDone }: { the: DocumentTemplateView; onDone: () => void }) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  const changed = useChanged(onDone)
  const queryClient = useQueryClient()
  const form = useDraftForm({
    form: 'documentTemplate.discard',
    record: id,
    start: { reason: '' },
    schema: documentTemplateInputs.discard,
    send: async (input, { requestId }) =>
      changed(
        await call(actOnDocumentTemplate.discard, { params: { id }, body: { requestId, version, input } }),
        'discard',
      ),
  })
  return (
    <DraftFormView
      form={form}
      submitLabel={sentence(known.discard.words)}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['documentTemplate', id] })}
    >
      <p className="muted">{say('act.discardNote')}</p>
      <LongTextField form={form} name="reason" label={say('act.reason')} />
    </DraftFormView>
  )
}
