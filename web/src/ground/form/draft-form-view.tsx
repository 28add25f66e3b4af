import { Button } from 'antd'
import { Fragment, type ReactNode } from 'react'
import { now } from '../clock/now.ts'
import { RefusalWords } from '../refusal/refusal-words.tsx'
import { sayMoment, shanghaiParts } from '../time/say-time.ts'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import type { DraftForm } from './use-draft-form.ts'
import './field.css'

/**
 * The form around its fields: what was restored, what was refused, the button, and when the draft was kept.
 * @param standing what it comes to so far, beside the button
 * @param onReload where the record has changed meanwhile (409): loads how it stands now, the draft stays
 */
export function DraftFormView<Values extends object>({
  form,
  submitLabel,
  standing,
  onReload,
  children,
}: {
  form: DraftForm<Values>
  submitLabel?: string
  standing?: ReactNode
  onReload?: () => void
  children: ReactNode
}) {
  const say = useWords(groundWords)
  // Drafts are kept by the device's own clock, which a demo installation does not move.
  const today = shanghaiParts(now().toISOString()).day
  if (!form.ready) return <div className="form" aria-busy="true" />
  const stale = form.refusal?.code === 'staleVersion'
  return (
    <form
      className="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        form.submit()
      }}
    >
      {form.restoredFrom !== null && (
        <p className="form__restored" role="status">
          {say('form.restored', { time: sayMoment(form.restoredFrom, today) })}{' '}
          <button type="button" className="plain-button" onClick={form.discard}>
            {say('form.discard')}
          </button>
        </p>
      )}
      <Fragment key={form.generation}>{children}</Fragment>
      {stale && (
        <div className="form__stale" role="alert">
          {say('form.stale')}
          {onReload && <Button onClick={onReload}>{say('form.reload')}</Button>}
        </div>
      )}
      {form.refusal && !stale && form.refusal.fields.length === 0 && <RefusalWords refusal={form.refusal} />}
      {form.refusal && form.refusal.fields.length > 0 && (
        <p className="field__wrong" role="alert">
          {say('form.wrongCount', { count: form.refusal.fields.length })}
        </p>
      )}
      <div className="form__end">
        {standing}
        <Button type="primary" htmlType="submit" loading={form.busy}>
          {submitLabel ?? say('form.submit')}
        </Button>
        <span className="form__saved">
          {form.savedAt === 'notKept' && say('form.notKept')}
          {form.savedAt !== null && form.savedAt !== 'notKept' && (
            <span>{say('form.saved', { time: sayMoment(form.savedAt, today) })}</span>
          )}
        </span>
      </div>
    </form>
  )
}
