import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { inclusionStates } from '#contract/baseline/inclusion.states.ts'
import {
  actOnInclusion,
  type InclusionInputs,
  type InclusionView,
  inclusionInputs,
  ProposalInput,
  proposeInclusion,
} from '#contract/baseline/inclusion.ts'
import { ClosureItem, closureItemWords, Route, routeWords } from '#contract/baseline/inclusion-words.ts'
import { listSignals } from '#contract/baseline/signal.ts'
import { signalKindWords } from '#contract/baseline/signal-words.ts'
import { Basis } from '#contract/ground/trail.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { EvidenceField } from '#web/ground/evidence/evidence-field.tsx'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, DayField, LongTextField, TextField } from '#web/ground/form/fields.tsx'
import { type DraftForm, useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useChanged } from '../list-two/use-changed.ts'
import { listTwoWords } from '../list-two/words.ts'
import { ProposalFields, VerdictFields } from './inclusion-fields.tsx'
import { type InclusionValues, inputOf, startOf } from './inclusion-values.ts'

export type TakenInclusionAction = 'propose' | keyof InclusionInputs

/** What the form can judge by itself; where files or a basis belong to the input, the server alone does. */
const judgedHere: { readonly [action in TakenInclusionAction]?: z.ZodType } = {
  propose: ProposalInput,
  proposeAgain: ProposalInput,
  returnProposal: inclusionInputs.returnProposal,
  cultivate: inclusionInputs.cultivate,
  endCultivation: inclusionInputs.endCultivation,
}

/** The form of one action on the inclusion of an enterprise in one of its industries. */
export function InclusionForm({
  inclusion,
  action,
  onDone,
}: {
  inclusion: InclusionView
  action: TakenInclusionAction
  onDone: () => void
}) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const { enterpriseId, industry, id, version } = inclusion
  const changed = useChanged(enterpriseId)
  const today = useBusinessDay()
  const { words, needs } = inclusionStates.actions[action]
  const reload = async () => {
    await changed('inclusion')
    await queryClient.invalidateQueries({ queryKey: ['problem', 'dossier', enterpriseId] })
  }
  const schema = judgedHere[action]
  const form = useDraftForm<InclusionValues>({
    form: `inclusion.${action}`,
    record: `${enterpriseId} ${industry}`,
    start: startOf(inclusion, today),
    ...(schema ? { schema } : {}),
    send: async (values, { requestId, files }) => {
      const input = inputOf(action, values, files, inclusion.proposalHash) as never
      if (action === 'propose') {
        await call(proposeInclusion, { params: { id: enterpriseId }, body: { requestId, industry, input } })
      } else if (id !== null && version !== null) {
        await call(actOnInclusion[action] as typeof actOnInclusion.reopen, {
          params: { id },
          body: { requestId, version, input },
        })
      }
      await reload()
      announce(say('done', { action: sentence(words) }))
      onDone()
    },
  })
  return (
    <DraftFormView form={form} submitLabel={sentence(words)} onReload={() => void reload()}>
      {needs && <p className="muted">{sentence(needs)}</p>}
      <InclusionFields form={form} action={action} today={today} enterpriseId={enterpriseId} />
    </DraftFormView>
  )
}

function InclusionFields({
  form,
  action,
  today,
  enterpriseId,
}: {
  form: DraftForm<InclusionValues>
  action: TakenInclusionAction
  today: string
  enterpriseId: string
}) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const reason = <LongTextField form={form} name="reason" label={say('field.reason')} />
  switch (action) {
    case 'propose':
    case 'proposeAgain':
      return <ProposalFields form={form} />
    case 'countersign':
      return <VerdictFields form={form} />
    case 'include':
    case 'exclude':
      return <DecisionFields form={form} today={today} />
    case 'setRoute':
    case 'amendRoute':
      return (
        <>
          <ChoiceField
            form={form}
            name="route"
            label={say('field.route')}
            choices={Route.options.map(value => ({ value, label: sentence(routeWords[value]) }))}
          />
          {form.values.route === 'relocation' && (
            <TextField form={form} name="destination" label={say('field.destination')} />
          )}
          <DayField
            form={form}
            name="plannedOn"
            label={say('field.plannedOn')}
            {...(form.values.route === 'relocation' ? {} : { hint: say('field.plannedOnHint'), optional: true })}
          />
          {action === 'amendRoute' && reason}
        </>
      )
    case 'attachStopDecision':
      return (
        <>
          <TextField form={form} name="number" label={say('field.number')} />
          <DayField form={form} name="decidedOn" label={say('field.decidedOn')} latest={today} />
          <EvidenceField form={form} name="files" label={say('field.decision')} />
        </>
      )
    case 'verifyClosure':
      return (
        <>
          <ChoiceField
            form={form}
            name="item"
            label={say('field.item')}
            choices={ClosureItem.options.map(value => ({ value, label: sentence(closureItemWords[value]) }))}
          />
          <DayField form={form} name="seenOn" label={say('field.seenOn')} latest={today} />
          <EvidenceField form={form} name="files" label={say('field.photos')} />
          <LongTextField form={form} name="words" label={say('field.words')} optional />
        </>
      )
    case 'reopen':
      return (
        <>
          <SignalField form={form} enterpriseId={enterpriseId} />
          {reason}
        </>
      )
    default:
      return reason
  }
}

/** Which of the enterprise's signals gives the reason, where one does. */
function SignalField({ form, enterpriseId }: { form: DraftForm<InclusionValues>; enterpriseId: string }) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const { data } = useQuery({
    queryKey: ['signal', 'of', enterpriseId],
    queryFn: ({ signal }) => call(listSignals, { query: { enterprise: enterpriseId, limit: 50 } }, { signal }),
    retry: false,
  })
  if (!data || data.rows.length === 0) return null
  return (
    <ChoiceField
      form={form}
      name="signalId"
      label={say('field.signal')}
      optional
      choices={data.rows.map(row => ({
        value: row.id,
        label: `${row.happenedOn} ${sentence(signalKindWords[row.kind])} ${row.words.slice(0, 30)}`,
      }))}
    />
  )
}

/** In person, or recorded from a paper with its day, decider and scan (代录). */
function DecisionFields({ form, today }: { form: DraftForm<InclusionValues>; today: string }) {
  const say = useWords(listTwoWords)
  return (
    <>
      <LongTextField form={form} name="words" label={say('field.words')} hint={say('field.decisionHint')} optional />
      <ChoiceField
        form={form}
        name="basisKind"
        label={say('field.basis')}
        choices={Basis.options.map(value => ({ value, label: say(`field.basis.${value}`) }))}
      />
      {form.values.basisKind !== 'self' && (
        <>
          <DayField form={form} name="decidedOn" label={say('field.decidedOn')} latest={today} />
          <TextField form={form} name="deciderName" label={say('field.deciderName')} />
          <EvidenceField form={form} name="scan" label={say('field.scan')} />
        </>
      )}
    </>
  )
}
