import { useEffect } from 'react'
import type { EnterpriseView } from '#contract/baseline/enterprise.ts'
import { EvidenceField } from '#web/ground/evidence/evidence-field.tsx'
import { DayField, FlagField } from '#web/ground/form/fields.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import type { ActionValues } from './action-values.ts'
import { useHangingRecords } from './use-hanging-records.ts'

const items = ['powerCut', 'waterCut', 'materialsCleared', 'productsCleared', 'equipmentCleared'] as const

/** What becomes of the open problems where an enterprise closes down; proof from the site is asked for where any waits for an answer. */
export function ClosingProblems({ form, enterprise }: { form: DraftForm<ActionValues>; enterprise: EnterpriseView }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const today = useBusinessDay()
  const { data, error } = useHangingRecords(enterprise.id)
  const wanted = data?.rows.some(({ answered }) => !answered) ?? false
  const { proofWanted } = form.values
  const { set } = form
  useEffect(() => {
    if (data && wanted !== proofWanted) set('proofWanted', wanted)
  }, [data, wanted, proofWanted, set])
  if (error) return <RefusalWords refusal={asRefusal(error)} />
  if (!data) return <div className="skeleton skeleton--row" aria-busy="true" />
  if (data.rows.length === 0 && data.elsewhere === 0) return null
  return (
    <fieldset className="field">
      <legend className="field__label">{say('action.closingProblems')}</legend>
      <ul className="plain-list">
        {data.rows.map(({ id, label, words, state, answered }) => (
          <li key={id}>
            <span className="figures">{label}</span> {words}{' '}
            <span className="muted">
              {sentence(state)} · {say(answered ? 'action.answered' : 'action.willEnd')}
            </span>
          </li>
        ))}
      </ul>
      {data.elsewhere > 0 && (
        <p className="field__wrong">{say('action.problemsElsewhere', { count: data.elsewhere })}</p>
      )}
      {wanted && (
        <>
          <p className="field__hint">{say('action.closingWhy')}</p>
          {items.map(item => (
            <FlagField key={item} form={form} name={item} label={say(`action.${item}`)} />
          ))}
          <DayField form={form} name="visitedOn" label={say('action.visitedOn')} latest={today} />
          <EvidenceField form={form} name="proof" label={say('action.proofFiles')} />
        </>
      )}
    </fieldset>
  )
}
