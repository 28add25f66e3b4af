import { useQueryClient } from '@tanstack/react-query'
import { duplicatePairStates } from '#contract/baseline/duplicate-pair.states.ts'
import { actOnDuplicatePair, type DuplicatePairView } from '#contract/baseline/duplicate-pair.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, FlagField, LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'

type Decision = keyof typeof actOnDuplicatePair

/** What the acting post may decide on a pair, each in a form that says what follows from it. */
export function DecidePair({ pair }: { pair: DuplicatePairView }) {
  const sentence = useSentence()
  const titles = Object.fromEntries(
    Object.entries(duplicatePairStates.actions).map(([action, { words }]) => [action, sentence(words)]),
  )
  return (
    <ActionsBar
      offers={pair.actions}
      titles={titles}
      form={(action, close) => <DecisionForm key={action} pair={pair} action={action as Decision} onDone={close} />}
    />
  )
}

function DecisionForm({ pair, action, onDone }: { pair: DuplicatePairView; action: Decision; onDone: () => void }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const words = sentence(duplicatePairStates.actions[action].words)
  const [one, other] = pair.records
  const form = useDraftForm({
    form: `duplicatePair.${action}`,
    record: pair.id,
    start: { keep: '', asSite: false, reason: '' },
    send: async ({ keep, asSite, reason }, { requestId }) => {
      const [kept, merged] = keep === other.id ? [other, one] : [one, other]
      const input =
        action === 'merge'
          ? { keep, asSite, reason, versions: { kept: kept.version, merged: merged.version } }
          : { reason }
      const after = await call(actOnDuplicatePair[action], {
        params: { id: pair.id },
        body: { requestId, version: pair.version, input } as never,
      })
      queryClient.setQueryData(['duplicatePair', pair.id], after)
      await queryClient.invalidateQueries({ queryKey: ['duplicatePair'] })
      await queryClient.invalidateQueries({ queryKey: ['enterprise'] })
      await queryClient.invalidateQueries({ queryKey: ['problem'] })
      announce(say('action.done', { action: words }))
      onDone()
    },
  })
  return (
    <DraftFormView
      form={form}
      submitLabel={words}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['duplicatePair'] })}
    >
      {action === 'merge' && (
        <>
          <ChoiceField
            form={form}
            name="keep"
            label={say('duplicates.keep')}
            hint={say('duplicates.keepHint')}
            choices={[one, other].map(({ id, name, code }) => ({ value: id, label: `${name} · ${code}` }))}
          />
          <FlagField form={form} name="asSite" label={say('duplicates.asSite')} hint={say('duplicates.asSiteHint')} />
        </>
      )}
      <LongTextField form={form} name="reason" label={say('duplicates.reason')} />
      <p className="muted">{say(`duplicates.meaning.${action}`)}</p>
    </DraftFormView>
  )
}
