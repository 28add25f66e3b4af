import { useQueryClient } from '@tanstack/react-query'
import { type GrantProposal, proposeGrant } from '#contract/ground/organisation.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { type DraftForm, useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal, Refusal } from '#web/ground/http/refusal.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import { fieldOfProposal } from './post-values.ts'

/** A form whose outcome is a proposal that the security administrator decides. */
export function useProposalForm<Values extends object>(said: {
  readonly form: string
  readonly record: string
  readonly start: Values
  readonly proposal: (values: Values) => GrantProposal
  readonly onDone: () => void
}): DraftForm<Values> {
  const say = useWords(administrationWords)
  const queryClient = useQueryClient()
  return useDraftForm<Values>({
    form: said.form,
    record: said.record,
    start: said.start,
    send: async (values, { requestId }) => {
      try {
        await call(proposeGrant, { body: { requestId, proposal: said.proposal(values) } })
      } catch (thrown) {
        throw atFieldsOfForm(asRefusal(thrown))
      }
      announce(say('grants.proposed'))
      await queryClient.invalidateQueries({ queryKey: ['grants'] })
      said.onDone()
    },
  })
}

function atFieldsOfForm(refusal: Refusal): Refusal {
  return new Refusal({
    code: refusal.code,
    status: refusal.status,
    detail: refusal.detail,
    accepted: refusal.accepted,
    fields: refusal.fields.map(field => ({ ...field, path: fieldOfProposal(field.path) })),
    current: refusal.current,
    requestId: refusal.requestId,
  })
}
