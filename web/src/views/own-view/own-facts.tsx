import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { enterpriseFieldWords } from '#contract/baseline/enterprise-field-words.ts'
import { ConfirmedField, confirmFacts } from '#contract/baseline/fact-confirmation.ts'
import type { OwnView } from '#contract/views/own-view.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { FactList } from '#web/ground/page/fact-list.tsx'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { factValue } from './fact-value.ts'
import { ownWords } from './words.ts'

/** What is held of the enterprise: confirmed in one click, or what has changed told to the township. */
export function OwnFacts({ view }: { view: OwnView }) {
  const say = useWords(ownWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const [changing, setChanging] = useState(false)
  const { id, version } = view.enterprise
  const confirm = useMutation({
    mutationFn: (requestId: string) =>
      call(confirmFacts, { params: { id }, body: { requestId, version, changes: [] } }),
    onSuccess: () => announce(say('facts.confirmed')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['problem', 'own'] }),
  })
  const pending = view.latest?.state === 'proposed'
  return (
    <section className="section">
      <h2>{say('facts.title')}</h2>
      <FactList
        facts={view.facts.map(fact => ({
          title: sentence(enterpriseFieldWords[fact.field]),
          value: factValue(fact, sentence) ?? say('facts.nothing'),
        }))}
      />
      <Latest view={view} />
      {!view.confirmedThisQuarter && <p className="muted small">{say('facts.ask')}</p>}
      {confirm.error !== null && <RefusalWords refusal={asRefusal(confirm.error)} />}
      <div className="own-buttons">
        {!view.confirmedThisQuarter && (
          <Button
            type="primary"
            size="large"
            loading={confirm.isPending}
            onClick={() => confirm.mutate(makeRequestId())}
          >
            {say('facts.confirm')}
          </Button>
        )}
        {!pending && (
          <Button size="large" onClick={() => setChanging(true)}>
            {say('facts.change')}
          </Button>
        )}
      </div>
      {changing && (
        <Dialog side title={say('facts.change')} onClose={() => setChanging(false)}>
          <ChangeForm view={view} onDone={() => setChanging(false)} />
        </Dialog>
      )}
    </section>
  )
}

function Latest({ view }: { view: OwnView }) {
  const say = useWords(ownWords)
  const sentence = useSentence()
  const { latest } = view
  if (!latest) return null
  const words = {
    unchanged: say('facts.confirmedOn', { day: latest.confirmedOn }),
    proposed: say('facts.proposedOn', { day: latest.confirmedOn }),
    accepted: say('facts.accepted', { day: latest.answer?.on ?? '', unit: latest.answer?.unit ?? '' }),
    declined: say('facts.declined', {
      day: latest.answer?.on ?? '',
      unit: latest.answer?.unit ?? '',
      words: latest.answer?.words ?? '',
    }),
  }
  return (
    <div className="own-latest">
      <p>
        <b>{words[latest.state]}</b>
      </p>
      {latest.changes.map(({ field, becomes }) => (
        <p key={field} className="small">
          {sentence(enterpriseFieldWords[field])}：{becomes}
        </p>
      ))}
    </div>
  )
}

function ChangeForm({ view, onDone }: { view: OwnView; onDone: () => void }) {
  const say = useWords(ownWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const { id, version } = view.enterprise
  const form = useDraftForm({
    form: 'facts.change',
    record: id,
    start: { field: '', becomes: '' },
    send: async ({ field, becomes }, { requestId }) => {
      const changes = [{ field: field as ConfirmedField, becomes }]
      await call(confirmFacts, { params: { id }, body: { requestId, version, changes } })
      await queryClient.invalidateQueries({ queryKey: ['problem', 'own'] })
      announce(say('facts.proposed'))
      onDone()
    },
  })
  const held = view.facts.find(({ field }) => field === form.values.field)
  const known = held && factValue(held, sentence)
  return (
    <DraftFormView
      form={form}
      submitLabel={say('facts.send')}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['problem', 'own'] })}
    >
      <ChoiceField
        form={form}
        name="field"
        label={say('facts.which')}
        choices={ConfirmedField.options.map(value => ({ value, label: sentence(enterpriseFieldWords[value]) }))}
      />
      <LongTextField form={form} name="becomes" label={say('facts.becomes')} {...(known ? { hint: known } : {})} />
    </DraftFormView>
  )
}
