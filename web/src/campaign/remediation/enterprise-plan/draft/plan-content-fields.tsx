import type { HTMLInputTypeAttribute } from 'react'
import { pollutantWords } from '#contract/baseline/emission-words.ts'
import { CutPollutant, MoneySource, moneySourceWords } from '#contract/remediation/enterprise-plan-paper.ts'
import { Field } from '#web/ground/form/field.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { planWords } from '../words.ts'
import { type ContentDraft, emptyMoney, emptyNode, emptyPoint, type PlanDraft } from './plan-draft-values.ts'
import { RowsField } from './rows-field.tsx'

/** Everything the drafter writes, in the order of the paper. */
export function PlanContentFields({ form, lastDay }: { form: DraftForm<PlanDraft>; lastDay: string | undefined }) {
  const say = useWords(planWords)
  const sentence = useSentence()
  const { content } = form.values
  const put = <Name extends keyof ContentDraft>(name: Name, value: ContentDraft[Name]) =>
    form.set('content', { ...content, [name]: value })
  const labels = { addLabel: say('form.add'), removeLabel: say('form.remove') }
  const box = (path: string, label: string, value: string, set: (value: string) => void, more: BoxMore = {}) => (
    <Box label={label} wrong={form.wrongAt(`content.${path}`)} value={value} onChange={set} {...more} />
  )
  return (
    <>
      {box('situation', say('form.situation'), content.situation, value => put('situation', value), {
        long: true,
        hint: say('form.situationHint'),
      })}
      {box('process', say('form.process'), content.process, value => put('process', value), {
        long: true,
        hint: say('form.processHint'),
      })}
      <h2>{say('form.points')}</h2>
      <RowsField
        {...labels}
        rows={content.points}
        titleOf={at => say('form.point', { at })}
        empty={emptyPoint}
        onChange={rows => put('points', rows)}
      >
        {(row, at, change) => (
          <>
            {box(`points.${at}.where`, say('paper.where'), row.where, where => change({ ...row, where }))}
            {box(`points.${at}.what`, say('paper.what'), row.what, what => change({ ...row, what }))}
            {box(
              `points.${at}.treatment`,
              say('paper.treatment'),
              row.treatment,
              treatment => change({ ...row, treatment }),
              { optional: true },
            )}
          </>
        )}
      </RowsField>
      <h2>{say('form.nodes')}</h2>
      {lastDay !== undefined && <p className="field__hint">{say('form.lastDay', { day: lastDay })}</p>}
      <RowsField
        {...labels}
        rows={content.nodes}
        titleOf={at => say('form.node', { at })}
        empty={emptyNode}
        onChange={rows => put('nodes', rows)}
      >
        {(row, at, change) => (
          <>
            {box(`nodes.${at}.words`, say('form.nodeWords'), row.words, words => change({ ...row, words }))}
            {box(`nodes.${at}.due`, say('form.nodeDue'), row.due, due => change({ ...row, due }), {
              type: 'date',
              latest: lastDay,
            })}
          </>
        )}
      </RowsField>
      <h2>{say('form.money')}</h2>
      <RowsField
        {...labels}
        rows={content.money}
        titleOf={at => say('form.moneyRow', { at })}
        empty={emptyMoney}
        onChange={rows => put('money', rows)}
      >
        {(row, at, change) => (
          <>
            <Field label={say('paper.source')} wrong={form.wrongAt(`content.money.${at}.source`)}>
              {input => (
                <select
                  {...input}
                  className="text-input"
                  value={row.source}
                  onChange={event => change({ ...row, source: MoneySource.parse(event.target.value) })}
                >
                  {MoneySource.options.map(source => (
                    <option key={source} value={source}>
                      {sentence(moneySourceWords[source])}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <NumberBox
              label={say('paper.amount')}
              wrong={form.wrongAt(`content.money.${at}.amount`)}
              value={row.amount}
              onChange={amount => change({ ...row, amount })}
            />
            {box(`money.${at}.words`, say('paper.use'), row.words, words => change({ ...row, words }), {
              optional: true,
            })}
          </>
        )}
      </RowsField>
      <h2>{say('form.cuts')}</h2>
      <div className="plan-cuts">
        {CutPollutant.options.map(pollutant => (
          <NumberBox
            key={pollutant}
            optional
            label={sentence(pollutantWords[pollutant])}
            wrong={form.wrongAt(`content.cuts.${pollutant}`)}
            value={content.cuts[pollutant] ?? null}
            onChange={amount => put('cuts', { ...content.cuts, [pollutant]: amount })}
          />
        ))}
      </div>
      <h2>{say('form.promises')}</h2>
      <RowsField
        {...labels}
        rows={content.promises}
        titleOf={at => say('form.promise', { at })}
        empty={() => ''}
        onChange={rows => put('promises', rows)}
      >
        {(row, at, change) => box(`promises.${at}`, say('form.promise', { at: at + 1 }), row, change)}
      </RowsField>
    </>
  )
}

interface BoxMore {
  long?: boolean
  optional?: boolean
  hint?: string
  type?: HTMLInputTypeAttribute
  latest?: string | undefined
}

/** A line or some sentences of a row. */
function Box({
  label,
  wrong,
  value,
  onChange,
  long = false,
  optional = false,
  hint,
  type = 'text',
  latest,
}: BoxMore & { label: string; wrong: string | undefined; value: string; onChange: (value: string) => void }) {
  return (
    <Field label={label} wrong={wrong} hint={hint} optional={optional}>
      {input =>
        long ? (
          <textarea
            {...input}
            className="text-input text-input--long"
            rows={Math.min(14, Math.max(3, value.split('\n').length + Math.floor(value.length / 36)))}
            value={value}
            onChange={event => onChange(event.target.value)}
          />
        ) : (
          <input
            {...input}
            type={type}
            max={latest}
            className={`text-input${type === 'date' ? ' text-input--day' : ''}`}
            value={value}
            onChange={event => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}

/** A number of a row; null while the box is empty. */
function NumberBox({
  label,
  wrong,
  value,
  onChange,
  optional = false,
}: {
  label: string
  wrong: string | undefined
  value: number | null
  onChange: (value: number | null) => void
  optional?: boolean
}) {
  return (
    <Field label={label} wrong={wrong} optional={optional}>
      {input => (
        <input
          {...input}
          type="number"
          inputMode="decimal"
          step="any"
          className="text-input"
          value={value ?? ''}
          onChange={event => onChange(event.target.value === '' ? null : event.target.valueAsNumber)}
        />
      )}
    </Field>
  )
}
