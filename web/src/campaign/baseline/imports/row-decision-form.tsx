import { Button } from 'antd'
import { useState } from 'react'
import {
  type DecisionKind,
  decideImportRows,
  type ImportBatchView,
  type ImportRowView,
} from '#contract/baseline/import.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal, Refusal } from '#web/ground/http/refusal.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { EnterprisePicker } from '../enterprise/enterprise-picker.tsx'
import { baselineWords } from '../words.ts'
import { RowFactFields } from './row-fact-fields.tsx'
import { decisionOf, type RowValues, startOfRow } from './row-values.ts'

/** In the order people think: is it one of ours, another site of it, a new one, a new one with other values, or nothing. */
const order: readonly DecisionKind[] = ['same', 'otherSite', 'different', 'correct', 'leaveOut']

/** What a person says of one row. Nothing is written before the list is imported; a decision can be taken back until then. */
export function RowDecisionForm({
  batch,
  row,
  more,
  onDecided,
}: {
  batch: ImportBatchView
  row: ImportRowView
  /** Whether another row waits after this one. */
  more: boolean
  onDecided: () => void
}) {
  const say = useWords(baselineWords)
  const form = useDraftForm<RowValues>({
    form: 'import.row',
    record: row.id,
    start: startOfRow(row),
    send: async (values, { requestId }) => {
      if (values.decision === '') throw missing('decision', say('rows.chooseDecision'))
      if ((values.decision === 'same' || values.decision === 'otherSite') && values.enterpriseId === '') {
        throw missing('enterpriseId', say('rows.chooseEnterprise'))
      }
      const decisions = [{ rowId: row.id, decision: decisionOf(values, row) }]
      await call(decideImportRows, { params: { id: batch.id }, body: { requestId, decisions } }).catch(atFields)
      announce(say('rows.decidedOne', { row: row.row }))
      onDecided()
    },
  })
  const { decision } = form.values
  const choices = order.filter(kind => row.decisions.includes(kind))
  const wrong = form.wrongAt('decision')
  return (
    <DraftFormView form={form} submitLabel={say(more ? 'rows.keepNext' : 'rows.keep')}>
      <fieldset className="decisions">
        <legend className="unseen">{say('rows.decision')}</legend>
        {choices.map(kind => (
          <label key={kind}>
            <input
              type="radio"
              name={`decision ${row.id}`}
              checked={decision === kind}
              onChange={() => form.set('decision', kind)}
            />
            <span>{say(`decision.${kind}`)}</span>
          </label>
        ))}
        {wrong !== undefined && <p className="field__wrong">{wrong}</p>}
      </fieldset>
      {(decision === 'same' || decision === 'otherSite') && (
        <WhichEnterprise
          row={row}
          value={form.values.enterpriseId}
          wrong={form.wrongAt('enterpriseId')}
          onPick={id => form.set('enterpriseId', id)}
        />
      )}
      {decision === 'correct' && <RowFactFields form={form} batch={batch} row={row} />}
      {row.decision && <TakeBack batchId={batch.id} row={row} onDone={onDecided} />}
    </DraftFormView>
  )
}

/** The records it may be the same as, and the way to any other in reach. */
function WhichEnterprise({
  row,
  value,
  wrong,
  onPick,
}: {
  row: ImportRowView
  value: string
  wrong: string | undefined
  onPick: (id: string) => void
}) {
  const say = useWords(baselineWords)
  return (
    <>
      {row.candidates.length > 0 && (
        <fieldset className="decisions">
          <legend className="field__label">{say('rows.candidates')}</legend>
          {row.candidates.map(candidate => (
            <label key={candidate.id}>
              <input
                type="radio"
                name={`candidate ${row.id}`}
                checked={value === candidate.id}
                onChange={() => onPick(candidate.id)}
              />
              <span>
                {candidate.name} <span className="muted small">{candidate.code}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <EnterprisePicker
        label={say(row.candidates.length > 0 ? 'rows.another' : 'rows.which')}
        value={value}
        wrong={wrong}
        onPick={onPick}
      />
    </>
  )
}

/** Lets the row be as the judgement left it. */
function TakeBack({ batchId, row, onDone }: { batchId: string; row: ImportRowView; onDone: () => void }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    await call(decideImportRows, {
      params: { id: batchId },
      body: { requestId: makeRequestId(), decisions: [{ rowId: row.id, decision: null }] },
    }).then(onDone, (thrown: unknown) => announce(sentence(asRefusal(thrown).detail)))
    setBusy(false)
  }
  return (
    <div>
      <Button loading={busy} onClick={() => void take()}>
        {say('rows.takeBack')}
      </Button>
    </div>
  )
}

function missing(path: string, words: string): Refusal {
  const said = { zh: words, en: words }
  return new Refusal({ code: 'invalid', status: 422, detail: said, fields: [{ path, ...said }] })
}

/** The server names fields by their place in the request; the form knows them by their own names. */
function atFields(thrown: unknown): never {
  const { code, status, detail, accepted, fields, current, requestId } = asRefusal(thrown)
  const own = fields.map(field => ({ ...field, path: field.path.replace(/^decisions\.0\.decision\.(values\.)?/, '') }))
  throw new Refusal({ code, status, detail, accepted, fields: own, current, requestId })
}
