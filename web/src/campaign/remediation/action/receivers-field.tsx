import type { ProblemView } from '#contract/remediation/problem.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Field, type InputProps } from '#web/ground/form/field.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { groundWords } from '#web/ground/words.ts'
import { remediationWords } from '../words.ts'
import type { ActionValues, ReceiverDraft } from './action-values.ts'
import { useOptions } from './use-options.ts'

const levels = ['township', 'area', 'city', 'external'] as const

/** To whom it is handed: the first unit leads, those added cooperate. Each may have a term of its own, never later than the upper one. */
export function ReceiversField({
  form,
  action,
  problem,
}: {
  form: DraftForm<ActionValues>
  action: string
  problem: ProblemView | null
}) {
  const say = useWords(remediationWords)
  const receivers = form.values.to
  const change = (at: number, what: Partial<ReceiverDraft>) =>
    form.set(
      'to',
      receivers.map((one, nth) => (nth === at ? { ...one, ...what } : one)),
    )
  const wrongOf = (at: number) =>
    [`to.${at}`, `to.${at}.unitId`, ...(at === 0 ? ['to', 'to.unitId'] : [])]
      .map(path => form.wrongAt(path))
      .find(wrong => wrong !== undefined)
  const several = action !== 'reassign'
  const upperTerm = useOptions(problem?.id ?? null)?.upperTerm ?? undefined
  return (
    <>
      {receivers.map((receiver, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={at} className="receiver">
          <Field label={say(several ? (at === 0 ? 'to.lead' : 'to.cooperate') : 'to.other')} wrong={wrongOf(at)}>
            {input => (
              <ReceiverChoice
                input={input}
                value={receiver.to}
                problem={problem}
                withEnterprise={at === 0}
                onChange={to => change(at, { to })}
              />
            )}
          </Field>
          {(at > 0 || action !== 'assign') && (
            <TermOf
              term={receiver.term}
              latest={upperTerm}
              wrong={form.wrongAt(`to.${at}.term`) ?? form.wrongAt('to.term')}
              onChange={term => change(at, { term })}
            />
          )}
          {at > 0 && (
            <button
              type="button"
              className="plain-button"
              onClick={() =>
                form.set(
                  'to',
                  receivers.filter((_, nth) => nth !== at),
                )
              }
            >
              {say('to.remove')}
            </button>
          )}
        </div>
      ))}
      {several && receivers.length < 20 && (
        <button
          type="button"
          className="plain-button receiver__add"
          onClick={() => form.set('to', [...receivers, { to: '', term: '' }])}
        >
          {say('to.add')}
        </button>
      )}
    </>
  )
}

/** Units near one problem; for many at once, all of the city's. */
function useUnits(problemId: string | null) {
  const campaign = useCampaign()
  const options = useOptions(problemId)
  if (problemId !== null) return options?.units ?? []
  return campaign.units.map(unit => ({
    id: unit.id,
    level: unit.level,
    name: unit.area === null ? unit.name : `${campaign.areaName(unit.area)} ${unit.shortName}`,
  }))
}

function TermOf({
  term,
  latest,
  wrong,
  onChange,
}: {
  term: string
  /** Last day of the upper term, where one's own unit was handed it. */
  latest: string | undefined
  wrong: string | undefined
  onChange: (term: string) => void
}) {
  const say = useWords(remediationWords)
  const today = useBusinessDay()
  return (
    <Field
      label={say('to.term')}
      wrong={wrong}
      hint={latest === undefined ? undefined : say('hint.upperTerm', { day: latest })}
      optional
    >
      {input => (
        <input
          {...input}
          type="date"
          min={today}
          max={latest}
          className="text-input text-input--day"
          value={term}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

function ReceiverChoice({
  input,
  value,
  problem,
  withEnterprise,
  onChange,
}: {
  input: InputProps
  value: string
  problem: ProblemView | null
  withEnterprise: boolean
  onChange: (to: string) => void
}) {
  const say = useWords(remediationWords)
  const sayGround = useWords(groundWords)
  const units = useUnits(problem?.id ?? null)
  const enterprise = useOptions(problem?.id ?? null)?.enterprise
  return (
    <select {...input} className="text-input" value={value} onChange={event => onChange(event.target.value)}>
      <option value="">{sayGround('form.choose')}</option>
      {withEnterprise && enterprise && <option value="enterprise">{say('to.enterprise', enterprise)}</option>}
      {levels.map(level => {
        const ofLevel = units.filter(unit => unit.level === level)
        return ofLevel.length === 0 ? null : (
          <optgroup key={level} label={say(`unit.level.${level}`)}>
            {ofLevel.map(unit => (
              <option key={unit.id} value={unit.id}>
                {unit.name}
              </option>
            ))}
          </optgroup>
        )
      })}
    </select>
  )
}
