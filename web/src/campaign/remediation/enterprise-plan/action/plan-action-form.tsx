import { useQueryClient } from '@tanstack/react-query'
import { enterprisePlanStates } from '#contract/remediation/enterprise-plan.states.ts'
import { actOnEnterprisePlan, type EnterprisePlanView } from '#contract/remediation/enterprise-plan.ts'
import { OpinionVerdict, opinionVerdictWords } from '#contract/remediation/enterprise-plan-paper.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { EvidenceField } from '#web/ground/evidence/evidence-field.tsx'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, DayField, LongTextField, TextField } from '#web/ground/form/fields.tsx'
import { type DraftForm, useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { planWords } from '../words.ts'
import {
  asksOf,
  inputOf,
  type PlanActionName,
  type PlanActionValues,
  type PlanAsk,
  schemaOf,
} from './plan-action-values.ts'

/** The form of one action on a plan: what its input wants of this post, each refusal at its field. */
export function PlanActionForm({
  plan,
  action,
  onDone,
}: {
  plan: EnterprisePlanView
  action: PlanActionName
  onDone: () => void
}) {
  const say = useWords(planWords)
  const sentence = useSentence()
  const today = useBusinessDay()
  const queryClient = useQueryClient()
  const { id, version } = plan
  const { words } = enterprisePlanStates.actions[action]
  const next = plan.standing.nodes.find(({ reached }) => reached === null)
  const form = useDraftForm<PlanActionValues>({
    form: `enterprisePlan.${action}`,
    record: id,
    start: {
      words: '',
      verdict: 'agree',
      expert: '',
      reason: '',
      documentNumber: '',
      filingNumber: '',
      nodeId: next?.id ?? '',
      on: today,
      basis: 'self',
      decidedOn: '',
      deciderName: '',
      ground: '',
      proof: 'paper',
    },
    schema: schemaOf(action, plan),
    send: async (values, { requestId, files }) => {
      const input = inputOf(asksOf(action, plan, values.basis), values, files)
      const after = await call(actOnEnterprisePlan[action] as typeof actOnEnterprisePlan.issue, {
        params: { id },
        body: { requestId, version, input: input as never },
      })
      queryClient.setQueryData(['enterprisePlan', id], after)
      await queryClient.invalidateQueries({ queryKey: ['enterprisePlan'] })
      announce(say('act.done', { action: sentence(words) }))
      onDone()
    },
  })
  return (
    <DraftFormView
      form={form}
      submitLabel={sentence(words)}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['enterprisePlan', id] })}
    >
      {action === 'promise' && <p className="muted">{say('act.promiseNote')}</p>}
      {action === 'issue' && <p className="muted">{say('act.issueNote')}</p>}
      {asksOf(action, plan, form.values.basis).map(ask => (
        <AskField key={ask} ask={ask} action={action} form={form} plan={plan} />
      ))}
    </DraftFormView>
  )
}

const wordsOf = {
  opine: 'act.opinion',
  submit: 'act.submitWords',
  file: 'act.filingWords',
  complete: 'act.completionWords',
  reachNode: 'act.reachedWords',
} as const

function AskField({
  ask,
  action,
  form,
  plan,
}: {
  ask: PlanAsk
  action: PlanActionName
  form: DraftForm<PlanActionValues>
  plan: EnterprisePlanView
}) {
  const say = useWords(planWords)
  const sentence = useSentence()
  const today = useBusinessDay()
  const must = action === 'opine' || action === 'reachNode'
  switch (ask) {
    case 'words': {
      const label = say(wordsOf[action as keyof typeof wordsOf] ?? 'act.words')
      return <LongTextField form={form} name="words" label={label} optional={!must} />
    }
    case 'reason':
      return <LongTextField form={form} name="reason" label={say('act.reason')} />
    case 'verdict':
      return (
        <ChoiceField
          form={form}
          name="verdict"
          label={say('act.verdict')}
          choices={OpinionVerdict.options.map(value => ({ value, label: sentence(opinionVerdictWords[value]) }))}
        />
      )
    case 'nodeId':
      return (
        <ChoiceField
          form={form}
          name="nodeId"
          label={say('act.node')}
          choices={plan.paper.content.nodes.map(({ id, words, due }) => ({ value: id, label: `${due} ${words}` }))}
        />
      )
    case 'on':
      return <DayField form={form} name="on" label={say('act.on')} latest={today} />
    case 'decidedOn':
      return <DayField form={form} name="decidedOn" label={say('act.decidedOn')} latest={today} />
    case 'basis':
      return (
        <ChoiceField
          form={form}
          name="basis"
          label={say('act.basis')}
          choices={(['self', 'instruction', 'minutes', 'circulation'] as const).map(value => ({
            value,
            label: say(`basis.${value}`),
          }))}
        />
      )
    case 'proof':
      return (
        <ChoiceField
          form={form}
          name="proof"
          label={say('act.proof')}
          choices={(['paper', 'photo'] as const).map(value => ({ value, label: say(`proof.${value}`) }))}
        />
      )
    case 'ground':
      return <TextField form={form} name="ground" label={say('act.ground')} />
    case 'expert':
      return <TextField form={form} name="expert" label={say('act.expert')} />
    case 'deciderName':
      return <TextField form={form} name="deciderName" label={say('act.deciderName')} />
    case 'documentNumber':
      return <TextField form={form} name="documentNumber" label={say('act.documentNumber')} optional />
    case 'filingNumber':
      return <TextField form={form} name="filingNumber" label={say('act.filingNumber')} optional />
    case 'basisFile':
      return <EvidenceField form={form} name="basisFile" label={say('act.basisFile')} />
    case 'proofFiles':
      return <EvidenceField form={form} name="proofFiles" label={say('act.proofFiles')} />
    case 'files':
      return (
        <EvidenceField
          form={form}
          name="files"
          label={say(action === 'opine' ? 'act.scan' : 'act.photos')}
          optional={!(action === 'opine' && plan.asks.expert)}
        />
      )
  }
}
