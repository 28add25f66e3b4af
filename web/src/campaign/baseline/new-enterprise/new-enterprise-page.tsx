import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ReportEnterpriseBody, reportEnterprise } from '#contract/baseline/enterprise-actions.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { PlaceField } from '#web/ground/map/place-field.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import type { Correctable } from '../enterprise/action-values.ts'
import { FactField } from '../enterprise/fact-field.tsx'
import { useSayField } from '../enterprise/fact-words.ts'
import { IndustriesField } from '../industries-field.tsx'
import { useOwnUnit } from '../own-unit.ts'
import { useTownshipChoices } from '../township-choices.ts'
import { baselineWords } from '../words.ts'
import { bodyOfNew, type NewEnterpriseValues, startOfNew } from './enterprise-values.ts'
import { LikelyRepeats } from './likely-repeats.tsx'
import { useRepeats } from './use-repeats.ts'
import './new-enterprise.css'

const first: readonly Correctable[] = ['village', 'address', 'contactName', 'phone', 'productionState']
const further: readonly Correctable[] = [
  'legalPerson',
  'scale',
  'products',
  'capacity',
  'startedOn',
  'landUse',
  'eiaKind',
  'eiaNumber',
  'permitKind',
  'permitNumber',
  'permitUntil',
  'gbt4754',
  'remarks',
]

/** 新增企业: one enterprise, workshop or household on list one. What may be the same is shown while one types. */
export function NewEnterprisePage() {
  const say = useWords(baselineWords)
  const sayField = useSayField()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const townships = useTownshipChoices()
  const form = useDraftForm<NewEnterpriseValues>({
    form: 'enterprise.report',
    record: 'new',
    start: startOfNew(useOwnUnit()),
    schema: ReportEnterpriseBody.pick({ name: true, kind: true, township: true, industries: true }),
    send: async (values, { requestId }) => {
      const made = await call(reportEnterprise, { body: { ...bodyOfNew(values), requestId } })
      await queryClient.invalidateQueries({ queryKey: ['enterprise'] })
      announce(say('new.done', { name: made.name }))
      await navigate({ to: `/enterprises/${made.id}` })
    },
  })
  const { values } = form
  const repeats = useRepeats(values)
  const doubtful = Boolean(repeats?.code ?? repeats?.elsewhere)
  const askReason = doubtful || form.wrongAt('usccReason') !== undefined || values.usccReason !== ''
  return (
    <div className="page">
      <PageHead title={say('registry.new')} />
      <DraftFormView form={form} submitLabel={say('new.send')}>
        <FactField form={form} field="kind" optional={false} />
        <TextField form={form} name="name" label={sayField('name')} hint={say('new.nameHint')} />
        <FactField form={form} field="uscc" hint={say('new.codeHint')} />
        {repeats?.code && <CodeWarning code={repeats.code} onTake={code => form.set('uscc', code)} />}
        {askReason && <FactField form={form} field="usccReason" optional={false} />}
        {repeats && (
          <LikelyRepeats
            repeats={repeats}
            others={values.notTheSameAs}
            onSay={others => form.set('notTheSameAs', others)}
          />
        )}
        <ChoiceField form={form} name="township" label={sayField('township')} choices={townships} />
        <IndustriesField
          label={sayField('industries')}
          value={values.industries}
          wrong={form.wrongAt('industries')}
          onChange={industries => form.set('industries', industries)}
        />
        {first.map(field => (
          <FactField key={field} form={form} field={field} />
        ))}
        <PlaceField
          label={sayField('place')}
          value={values.place}
          wrong={form.wrongAt('place')}
          onChange={place => form.set('place', place)}
        />
        <details className="more-facts">
          <summary>{say('new.more')}</summary>
          <div>
            {further.map(field => (
              <FactField key={field} form={form} field={field} />
            ))}
          </div>
        </details>
      </DraftFormView>
    </div>
  )
}

/** What is wrong with the code as it is typed, and what it may have been meant to be. */
function CodeWarning({
  code,
  onTake,
}: {
  code: { words: { zh: string; en: string }; suggested: string | null }
  onTake: (code: string) => void
}) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const { suggested } = code
  return (
    <p className="code-warning" role="status">
      {sentence(code.words)}{' '}
      {suggested !== null && (
        <button type="button" className="plain-button" onClick={() => onTake(suggested)}>
          {say('new.take', { code: suggested })}
        </button>
      )}
    </p>
  )
}
