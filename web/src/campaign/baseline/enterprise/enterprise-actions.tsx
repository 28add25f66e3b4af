import { useQueryClient } from '@tanstack/react-query'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import type { EnterpriseView } from '#contract/baseline/enterprise.ts'
import { actOnEnterprise } from '#contract/baseline/enterprise-actions.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { ActionFields } from './action-fields.tsx'
import { type ActionValues, inputOf, startOf, type TakenAction } from './action-values.ts'

/** What the acting post may do with the record, each in its own form along the edge of the page. */
export function EnterpriseActions({ enterprise }: { enterprise: EnterpriseView }) {
  const sentence = useSentence()
  const titles = Object.fromEntries(
    Object.entries(enterpriseStates.actions).map(([action, said]) => [action, sentence(said.words)]),
  )
  return (
    <ActionsBar
      offers={enterprise.actions}
      titles={titles}
      form={(action, close) => (
        <ActionForm key={action} enterprise={enterprise} action={action as TakenAction} onDone={close} />
      )}
    />
  )
}

function ActionForm({
  enterprise,
  action,
  onDone,
}: {
  enterprise: EnterpriseView
  action: TakenAction
  onDone: () => void
}) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const { id, version } = enterprise
  const words = sentence(enterpriseStates.actions[action].words)
  const form = useDraftForm<ActionValues>({
    form: `enterprise.${action}`,
    record: id,
    start: startOf(enterprise, action),
    send: async (values, { requestId, files }) => {
      const body = { requestId, version, input: inputOf(action, values, enterprise, files) }
      const after = await call(actOnEnterprise[action] as typeof actOnEnterprise.verify, {
        params: { id },
        body: body as never,
      })
      queryClient.setQueryData(['enterprise', id], after)
      await queryClient.invalidateQueries({ queryKey: ['enterprise'] })
      await queryClient.invalidateQueries({ queryKey: ['problem', 'timeLine', id] })
      announce(say('action.done', { action: words }))
      onDone()
    },
  })
  return (
    <DraftFormView
      form={form}
      submitLabel={words}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['enterprise', id] })}
    >
      <ActionFields form={form} action={action} enterprise={enterprise} />
    </DraftFormView>
  )
}
