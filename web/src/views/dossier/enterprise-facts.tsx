import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { EnterpriseField, type EnterpriseView, revealPhone } from '#contract/baseline/enterprise.ts'
import { useSayFact, useSayField } from '#web/campaign/baseline/enterprise/fact-words.ts'
import { baselineWords } from '#web/campaign/baseline/words.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { FieldHistory } from './field-history.tsx'

/** Every fact with how often it has changed; a click on that shows when, by whom and from what. */
export function EnterpriseFacts({ enterprise }: { enterprise: EnterpriseView }) {
  const say = useWords(baselineWords)
  const sayField = useSayField()
  const read = useReadFact(enterprise)
  const [history, setHistory] = useState<EnterpriseField | null>(null)
  return (
    <section className="section">
      <h2>{say('file.facts')}</h2>
      <dl className="facts">
        {EnterpriseField.options
          .filter(field => field !== 'usccReason' && field !== 'place')
          .map(field => {
            const value = read(field)
            const changed = enterprise.changed[field]
            if (!value && !changed) return null
            return (
              <div key={field}>
                <dt>{sayField(field)}</dt>
                <dd>
                  {value || <span className="muted">{say('file.nothing')}</span>}
                  {field === 'phone' && enterprise.mayReveal && value && <WholePhone id={enterprise.id} />}
                  {changed !== undefined && (
                    <button type="button" className="plain-button small muted" onClick={() => setHistory(field)}>
                      {say('file.changed', { count: changed })}
                    </button>
                  )}
                </dd>
              </div>
            )
          })}
      </dl>
      {history && <FieldHistory id={enterprise.id} field={history} onClose={() => setHistory(null)} />}
    </section>
  )
}

/** Each fact as it stands, in words; null where there is none, or it is shown elsewhere on the page. */
export function useReadFact(enterprise: EnterpriseView): (field: EnterpriseField) => string | null {
  const sayFact = useSayFact()
  return field => {
    switch (field) {
      case 'industries':
        return sayFact(field, enterprise.industries.join(','))
      case 'phone':
        return enterprise.phoneMasked
      case 'place':
      case 'usccReason':
        return null
      default: {
        const value = enterprise[field]
        return value && sayFact(field, value)
      }
    }
  }
}

/** The whole number, shown on request; that it was shown goes into the audit. */
function WholePhone({ id }: { id: string }) {
  const say = useWords(baselineWords)
  const shown = useMutation({ mutationFn: () => call(revealPhone, { params: { id } }) })
  if (shown.data) return <b className="figures"> {shown.data.phone}</b>
  return (
    <>
      <button
        type="button"
        className="plain-button small"
        title={say('file.revealNote')}
        onClick={() => shown.mutate()}
      >
        {say('file.reveal')}
      </button>
      {shown.error && <RefusalWords refusal={asRefusal(shown.error)} />}
    </>
  )
}
