import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { checklistStates } from '#contract/mandate/checklist.states.ts'
import { actOnChecklist, beginChecklist, type ChecklistView, checklistInputs } from '#contract/mandate/checklist.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField, TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { checklistWords } from './words.ts'

const { actions: known } = checklistStates

/** What the acting post may do with a version: draft the next, edit, put in force, give up, withdraw. */
export function ChecklistActions({ the }: { the: ChecklistView }) {
  const sentence = useSentence()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const begin = useMutation({
    mutationFn: () => call(beginChecklist, { body: { requestId: makeRequestId(), from: the.id } }),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['checklist'] })
      void navigate({ to: `/checklists/${id}/edit` })
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
          if (action === 'edit') void navigate({ to: `/checklists/${the.id}/edit` })
          else begin.mutate()
        }}
        form={(action, close) =>
          action === 'putInForce' ? (
            <PutInForce the={the} onDone={close} />
          ) : (
            <Leave the={the} action={action === 'discard' ? 'discard' : 'withdraw'} onDone={close} />
          )
        }
      />
      {begin.error && <RefusalWords refusal={asRefusal(begin.error)} />}
    </>
  )
}

/** What is read again once a version has changed. */
function useChanged(onDone: () => void) {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  return async (after: ChecklistView, action: 'putInForce' | 'discard' | 'withdraw') => {
    queryClient.setQueryData(['checklist', after.id], after)
    await queryClient.invalidateQueries({ queryKey: ['checklist'] })
    announce(say('act.done', { action: sentence(known[action].words) }))
    onDone()
  }
}

function PutInForce({ the, onDone }: { the: ChecklistView; onDone: () => void }) {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const changed = useChanged(onDone)
  const queryClient = useQueryClient()
  const { id, version, inUse } = the
  const form = useDraftForm({
    form: 'checklist.putInForce',
    record: id,
    start: { ground: '' },
    schema: checklistInputs.putInForce.pick({ ground: true }),
    send: async (input, { requestId }) =>
      changed(
        await call(actOnChecklist.putInForce, {
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
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['checklist', id] })}
    >
      <p>{inUse ? say('act.replaces', { number: inUse.number }) : say('act.first')}</p>
      {inUse && (
        <p>
          <Link to={`/checklists/${id}/difference`} search={{ with: inUse.id } as never}>
            <Button>{say('act.differs')}</Button>
          </Link>
        </p>
      )}
      <TextField form={form} name="ground" label={say('act.ground')} hint={say('act.groundHint')} />
    </DraftFormView>
  )
}

function Leave({
  the: { id, version },
  action,
  onDone,
}: {
  the: ChecklistView
  action: 'discard' | 'withdraw'
  onDone: () => void
}) {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const changed = useChanged(onDone)
  const queryClient = useQueryClient()
  const form = useDraftForm({
    form: `checklist.${action}`,
    record: id,
    start: { reason: '' },
    schema: checklistInputs[action],
    send: async (input, { requestId }) =>
      changed(await call(actOnChecklist[action], { params: { id }, body: { requestId, version, input } }), action),
  })
  return (
    <DraftFormView
      form={form}
      submitLabel={sentence(known[action].words)}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['checklist', id] })}
    >
      <p className="muted">{say(action === 'discard' ? 'act.discardNote' : 'act.withdrawNote')}</p>
      <LongTextField form={form} name="reason" label={say('act.reason')} />
    </DraftFormView>
  )
}
