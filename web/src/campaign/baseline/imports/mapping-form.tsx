import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { correctMapping, type ImportBatchView } from '#contract/baseline/import.ts'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal, type Refusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { type Defaults, ListDefaults } from './list-defaults.tsx'
import { MappingSheet } from './mapping-sheet.tsx'
import { batchTopic } from './use-batch.ts'

/** What a person says otherwise of one sheet: whether it takes part, and fields by column letter (null: none). */
export interface SheetCorrection {
  readonly import?: boolean
  readonly columns: Readonly<Record<string, string | null>>
}

/** Sheets and columns as they were understood, correctable as long as nothing has been written; the list is then judged again. */
export function MappingForm({ batch }: { batch: ImportBatchView }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const start = {
    area: batch.defaults.area ?? '',
    township: batch.defaults.township ?? '',
    industry: batch.defaults.industry ?? '',
  }
  const [defaults, setDefaults] = useState<Defaults>(start)
  const [sheets, setSheets] = useState<Readonly<Record<string, SheetCorrection>>>({})
  const [remember, setRemember] = useState(true)
  const [requestId] = useState(makeRequestId)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const offer = batch.actions.find(({ action }) => action === 'judge')
  const correctable = offer?.allowed === true
  const changed = Object.keys(sheets).length > 0 || JSON.stringify(defaults) !== JSON.stringify(start)

  const send = async () => {
    setBusy(true)
    setRefusal(null)
    try {
      await call(correctMapping, {
        params: { id: batch.id },
        body: {
          requestId,
          version: batch.version,
          defaults: {
            area: defaults.area || null,
            township: defaults.township || null,
            industry: defaults.industry || null,
          },
          sheets: Object.entries(sheets).map(([name, said]) => ({ name, ...said })),
          remember,
        },
      })
      await queryClient.invalidateQueries({ queryKey: [batchTopic] })
      await navigate({ to: `/imports/${batch.id}` })
    } catch (thrown) {
      setRefusal(asRefusal(thrown))
    }
    setBusy(false)
  }
  return (
    <form
      className="mapping-form"
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      {offer && !offer.allowed && offer.refusal && <p className="notice">{sentence(offer.refusal)}</p>}
      {!offer && <p className="muted">{say('columns.fixed')}</p>}
      {batch.sheets.map(sheet => (
        <MappingSheet
          key={sheet.name}
          sheet={sheet}
          fields={batch.fields}
          correction={sheets[sheet.name]}
          correctable={correctable}
          onCorrect={said => setSheets({ ...sheets, [sheet.name]: said })}
        />
      ))}
      {correctable && (
        <div className="form">
          <ListDefaults value={defaults} onChange={setDefaults} />
          <label className="field__flag">
            <input type="checkbox" checked={remember} onChange={event => setRemember(event.target.checked)} />
            <span>{say('columns.remember')}</span>
          </label>
          {refusal && <RefusalWords refusal={refusal} />}
          <div className="form__end">
            <Button type="primary" htmlType="submit" loading={busy} disabled={!changed}>
              {say('columns.judge')}
            </Button>
            <span className="form__saved">{say('columns.judgeHint')}</span>
          </div>
        </div>
      )}
    </form>
  )
}
