import { Link } from '@tanstack/react-router'
import { type SheetItem as Item, itemResultWords } from '#contract/baseline/assessment.ts'
import { CauseKind, causeKindWords } from '#contract/baseline/cause-kind.ts'
import { ItemResult } from '#contract/mandate/campaign-file.ts'
import { EvidenceField } from '#web/ground/evidence/evidence-field.tsx'
import { Field } from '#web/ground/form/field.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { type AnswerValue, choose, isFinding, photosOf, type SheetValues } from './sheet-values.ts'
import { assessmentWords } from './words.ts'

/** One item: what it asks, what is known of it, four results, and what a finding needs. */
export function SheetItem({
  form,
  item,
  at,
  answer,
  onAnswer,
}: {
  form: DraftForm<SheetValues>
  item: Item
  /** Its place on the sheet, as the request names it. */
  at: number
  answer: AnswerValue | undefined
  onAnswer: (code: string, answer: AnswerValue) => void
}) {
  const say = useWords(assessmentWords)
  const sentence = useSentence()
  const { code, requirement, before, openProblem } = item
  const proposed = {
    notMet: say('item.notMetWords', { requirement }),
    metWithinTerm: say('item.termWords', { requirement }),
  }
  const title = `item-${code}-title`
  return (
    <div
      className={answer ? 'sheet-item sheet-item--answered' : 'sheet-item'}
      id={`item-${code}`}
      role="radiogroup"
      aria-labelledby={title}
      tabIndex={-1}
    >
      <p className="sheet-item__title" id={title}>
        <span className="sheet-item__code">
          {code}
          {item.veto && <b> ★{say('item.veto')}</b>}
        </span>{' '}
        {requirement}
      </p>
      <p className="sheet-item__hint">
        {say('item.judged', { how: item.howJudged })}
        {item.evidence !== '' && <span> · {say('item.evidence', { evidence: item.evidence })}</span>}
        {item.draft && <span className="sheet-item__draft">{say('item.draft')}</span>}
        {before && (
          <span>
            {' · '}
            {say('item.before', { day: before.visitedOn, result: sentence(itemResultWords[before.result]) })}
          </span>
        )}
      </p>
      {openProblem && (
        <p className="sheet-item__known">
          <Link to={`/problems/${openProblem.id}`}>{say('item.known', { number: openProblem.number })}</Link>{' '}
          <span className="muted small">{say('item.knownNote')}</span>
        </p>
      )}
      <div className="sheet-item__choices">
        {ItemResult.options.map(result => (
          <label key={result} className={`sheet-choice sheet-choice--${result}`}>
            <input
              type="radio"
              name={`result-${code}`}
              checked={answer?.result === result}
              onChange={() => onAnswer(code, choose(answer, result, proposed))}
            />
            <span>{sentence(itemResultWords[result])}</span>
          </label>
        ))}
      </div>
      {answer && <Details form={form} item={item} at={at} answer={answer} onAnswer={onAnswer} />}
    </div>
  )
}

function Details({
  form,
  item,
  at,
  answer,
  onAnswer,
}: {
  form: DraftForm<SheetValues>
  item: Item
  at: number
  answer: AnswerValue
  onAnswer: (code: string, answer: AnswerValue) => void
}) {
  const say = useWords(assessmentWords)
  const change = (what: Partial<AnswerValue>) => onAnswer(item.code, { ...answer, ...what })
  const wrong = (name: string) => form.wrongAt(`answers.${at}.${name}`)
  return (
    <div className="sheet-item__details">
      {answer.result === 'notApplicable' && (
        <Field label={say('item.reason')} wrong={wrong('reason')}>
          {input => (
            <input
              {...input}
              className="text-input"
              value={answer.reason}
              onChange={event => change({ reason: event.target.value })}
            />
          )}
        </Field>
      )}
      {isFinding(answer.result) && <Finding item={item} answer={answer} change={change} wrong={wrong} />}
      {answer.withPhotos ? (
        <EvidenceField form={form} name={photosOf(item.code)} label={say('item.photos')} optional accept="image/*" />
      ) : (
        <button type="button" className="plain-button small" onClick={() => change({ withPhotos: true })}>
          {say('item.addPhotos')}
        </button>
      )}
    </div>
  )
}

function Finding({
  item,
  answer,
  change,
  wrong,
}: {
  item: Item
  answer: AnswerValue
  change: (what: Partial<AnswerValue>) => void
  wrong: (name: string) => string | undefined
}) {
  const say = useWords(assessmentWords)
  const sentence = useSentence()
  const withinTerm = answer.result === 'metWithinTerm'
  return (
    <>
      {withinTerm && item.openProblem === null && (
        <label className="field__flag">
          <input
            type="checkbox"
            checked={answer.asProblem}
            onChange={event => change({ asProblem: event.target.checked })}
          />
          <span>{say('item.asProblem')}</span>
        </label>
      )}
      <Field
        label={say(withinTerm ? 'item.wordsOfTerm' : 'item.words')}
        wrong={wrong('words')}
        optional={withinTerm && !answer.asProblem}
      >
        {input => (
          <textarea
            {...input}
            className="text-input text-input--long"
            rows={Math.min(8, Math.max(2, 1 + Math.floor(answer.words.length / 24)))}
            value={answer.words}
            onChange={event => change({ words: event.target.value })}
          />
        )}
      </Field>
      <Field label={say('item.causeKind')} wrong={wrong('causeKind')} optional>
        {input => (
          <select
            {...input}
            className="text-input"
            value={answer.causeKind}
            onChange={event => change({ causeKind: event.target.value as AnswerValue['causeKind'] })}
          >
            <option value="" />
            {CauseKind.options.map(kind => (
              <option key={kind} value={kind}>
                {sentence(causeKindWords[kind])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('item.cause')} wrong={wrong('cause')} optional>
        {input => (
          <input
            {...input}
            className="text-input"
            list={item.causes.length > 0 ? `causes-${item.code}` : undefined}
            value={answer.cause}
            onChange={event => change({ cause: event.target.value })}
          />
        )}
      </Field>
      {item.causes.length > 0 && (
        <datalist id={`causes-${item.code}`}>
          {item.causes.map(cause => (
            <option key={cause} value={cause} />
          ))}
        </datalist>
      )}
      {item.measures.length > 0 && (
        <fieldset className="sheet-measures">
          <legend>
            {say('item.measures')} <small className="muted">{say('item.measuresNote')}</small>
          </legend>
          {item.measures.map(measure => (
            <label key={measure} className="field__flag">
              <input
                type="checkbox"
                checked={answer.measures.includes(measure)}
                onChange={event =>
                  change({
                    measures: event.target.checked
                      ? [...answer.measures, measure]
                      : answer.measures.filter(one => one !== measure),
                  })
                }
              />
              <span>{measure}</span>
            </label>
          ))}
        </fieldset>
      )}
      <Field
        label={say(item.measures.length > 0 ? 'item.ownMeasure' : 'item.measures')}
        wrong={wrong('measures')}
        optional
      >
        {input => (
          <input
            {...input}
            className="text-input"
            value={answer.ownMeasure}
            onChange={event => change({ ownMeasure: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
