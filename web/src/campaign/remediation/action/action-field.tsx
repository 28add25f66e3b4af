import type { ProblemView } from '#contract/remediation/problem.ts'
import { EvidenceField } from '#web/ground/evidence/evidence-field.tsx'
import { ChoiceField, DayField, FlagField, LongTextField, NumberField, TextField } from '#web/ground/form/fields.tsx'
import { SeveralField } from '#web/ground/form/several-field.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'
import { type ActionValues, type FieldName, fieldKinds, type TextName } from './action-values.ts'
import { type Ask, isOptional, nameOf } from './input-of.ts'
import { ProblemPicker } from './problem-picker.tsx'
import { ReceiversField } from './receivers-field.tsx'
import type { Choice } from './use-choices.ts'
import { useFieldWords } from './use-field-words.ts'
import './action.css'

/** Days that can only have been: of a visit, of a decision, of service. */
const past = ['basis.decidedOn', 'onSite.visitedOn', 'proof.visitedOn', 'proofOfService.on']

/** One field of an action, by its kind. */
export function ActionField({
  form,
  ask,
  noun,
  action,
  problem,
  choices,
}: {
  form: DraftForm<ActionValues>
  ask: Ask
  noun: string
  action: string
  problem: ProblemView | null
  choices: (name: TextName | 'measures' | 'units') => Choice[]
}) {
  const say = useWords(remediationWords)
  const words = useFieldWords(noun, action, problem)
  const today = useBusinessDay()
  const name = nameOf(ask)
  const kind = fieldKinds[name]
  const common = { form, label: words.label(name), optional: isOptional(ask) }
  const hint = words.hint(name)
  const hinted = hint === undefined ? {} : { hint }
  const text = name as TextName

  switch (kind) {
    case 'long':
      return <LongTextField {...common} {...hinted} name={text} />
    case 'line':
      // of a decider who is chosen by name nothing more is asked
      if (name === 'basis.deciderName' && form.values['basis.deciderPersonId'] !== '') return null
      return <TextField {...common} {...hinted} name={text} />
    case 'day':
      return (
        <DayField
          {...common}
          {...hinted}
          name={text}
          {...(past.includes(name) ? { latest: today } : { earliest: today })}
        />
      )
    case 'number':
      return <NumberField {...common} name="cost" unit={say('word.tenThousand')} />
    case 'flag':
      return <FlagField form={form} name={name as FlagName} label={common.label} {...hinted} />
    case 'problem':
      return <ProblemPicker {...common} except={problem?.id} />
    case 'receivers':
      return <ReceiversField form={form} action={action} problem={problem} />
    case 'several':
      return (
        <SeveralField {...common} name={name as 'units' | 'measures'} choices={choices(name as 'units' | 'measures')} />
      )
    case 'files':
    case 'file':
      return <EvidenceField {...common} {...hinted} name={name} />
    default:
      return (
        <ChoiceField
          {...common}
          {...hinted}
          form={withDeciderName(form, name, choices)}
          name={text}
          choices={choices(text)}
        />
      )
  }
}

type FlagName = { [name in FieldName]: (typeof fieldKinds)[name] extends 'flag' ? name : never }[FieldName]

/** A decider chosen from the leaders is also said by name, which is what stands on trail and paper. */
function withDeciderName(
  form: DraftForm<ActionValues>,
  name: FieldName,
  choices: (name: TextName) => Choice[],
): DraftForm<ActionValues> {
  if (name !== 'basis.deciderPersonId') return form
  return {
    ...form,
    set: (at, value) => {
      form.set(at, value)
      const chosen = choices('basis.deciderPersonId').find(choice => choice.value === value)
      form.set('basis.deciderName', chosen?.label.split(' · ')[0] ?? '')
    },
  }
}
