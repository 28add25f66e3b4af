import type { TaskView } from '#contract/mandate/task.ts'
import { EvidenceField } from '#web/ground/evidence/evidence-field.tsx'
import { ChoiceField, DayField, LongTextField, TextField } from '#web/ground/form/fields.tsx'
import { SeveralField } from '#web/ground/form/several-field.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { DayOf } from '#web/ground/time/time.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { useCampaign } from '../use-campaign.ts'
import { mandateWords } from '../words.ts'
import type { AskingAction, TaskValues } from './task-values.ts'

/** What an action asks. */
export function TaskFields({
  form,
  action,
  task,
}: {
  form: DraftForm<TaskValues>
  action: AskingAction
  task: TaskView
}) {
  const say = useWords(mandateWords)
  switch (action) {
    case 'progress':
      return (
        <>
          <LongTextField form={form} name="words" label={say('field.words.progress')} />
          <LongTextField form={form} name="difficulties" label={say('field.difficulties')} optional />
          <EvidenceField form={form} name="files" label={say('field.files.progress')} optional />
        </>
      )
    case 'report':
      return (
        <>
          <LongTextField form={form} name="words" label={say('field.words.report')} />
          <EvidenceField form={form} name="files" label={say('field.files.report')} hint={task.product} />
        </>
      )
    case 'confirm':
      return (
        <>
          <LongTextField form={form} name="words" label={say('field.words.confirm')} optional />
          <BasisFields form={form} />
        </>
      )
    case 'return':
      return <LongTextField form={form} name="reason" label={say('field.reason.return')} />
    case 'urge':
      return <LongTextField form={form} name="words" label={say('field.words.urge')} optional />
    case 'revise':
      return <RevisionFields form={form} task={task} />
  }
}

/** On what a decision rests; a paper asks for its day, who decided and its scan. */
function BasisFields({ form }: { form: DraftForm<TaskValues> }) {
  const say = useWords(mandateWords)
  const today = useBusinessDay()
  const kinds = ['self', 'instruction', 'minutes', 'circulation'] as const
  const wrong = form.wrongAt('basis')
  return (
    <>
      <ChoiceField
        form={form}
        name="basis.kind"
        label={say('field.basis.kind')}
        choices={kinds.map(kind => ({ value: kind, label: say(`basis.${kind}`) }))}
      />
      {wrong !== undefined && (
        <p className="field__wrong" role="alert">
          {wrong}
        </p>
      )}
      {form.values['basis.kind'] !== 'self' && form.values['basis.kind'] !== '' && (
        <>
          <DayField form={form} name="basis.decidedOn" label={say('field.basis.decidedOn')} latest={today} />
          <TextField form={form} name="basis.deciderName" label={say('field.basis.deciderName')} />
          <EvidenceField form={form} name="basis.file" label={say('field.basis.file')} />
        </>
      )}
    </>
  )
}

/** What the city office may change: each as it is known, until it is said to have changed. */
function RevisionFields({ form, task }: { form: DraftForm<TaskValues>; task: TaskView }) {
  const say = useWords(mandateWords)
  const campaign = useCampaign()
  const units = campaign.units
    .filter(({ level, area }) => level === 'city' || (level === 'area' && (task.area === null || area === task.area)))
    .map(({ id, shortName }) => ({ value: id, label: shortName }))
  return (
    <>
      <TextField form={form} name="title" label={say('column.title')} known={task.title} />
      <ChoiceField
        form={form}
        name="leadUnit"
        label={say('column.lead')}
        choices={units}
        known={campaign.unitName(task.leadUnit)}
      />
      <SeveralField form={form} name="cooperating" label={say('column.cooperating')} optional choices={units} />
      <DayField
        form={form}
        name="due"
        label={say('column.due')}
        hint={say('field.dueHint', { day: task.dueOriginal })}
        known={<DayOf day={task.dueCurrent} />}
      />
      <LongTextField form={form} name="reason" label={say('field.reason.revise')} />
    </>
  )
}
