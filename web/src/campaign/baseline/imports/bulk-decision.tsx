import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { decideImportRows, type ImportRowView } from '#contract/baseline/import.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal, type Refusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { counted } from '#web/ground/words/counted.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { batchTopic } from './use-batch.ts'

/** Rows decided in one request; the most the contract takes. */
const atOnce = 500

/** One decision for many rows. Those that cannot be decided so are told beforehand and are not sent. */
export function BulkDecision({
  batchId,
  kind,
  rows,
  onDecided,
  onClose,
}: {
  batchId: string
  kind: 'different' | 'leaveOut'
  rows: readonly ImportRowView[]
  onDecided: () => void
  onClose: () => void
}) {
  const say = useWords(baselineWords)
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const possible = rows.filter(row => row.decisions.includes(kind))
  const send = async () => {
    setBusy(true)
    setRefusal(null)
    try {
      for (let from = 0; from < possible.length; from += atOnce) {
        const decisions = possible.slice(from, from + atOnce).map(row => ({ rowId: row.id, decision: { kind } }))
        await call(decideImportRows, { params: { id: batchId }, body: { requestId: makeRequestId(), decisions } })
      }
      announce(say('rows.decidedMany', counted(possible.length)))
      onDecided()
      onClose()
    } catch (thrown) {
      setRefusal(asRefusal(thrown))
    }
    setBusy(false)
    await queryClient.invalidateQueries({ queryKey: [batchTopic] })
  }
  return (
    <Dialog title={say(`decision.${kind}`)} onClose={onClose}>
      <div className="form">
        <p>{say(`rows.many.${kind}`, counted(possible.length))}</p>
        {possible.length < rows.length && (
          <p className="muted">{say('rows.manyNot', counted(rows.length - possible.length))}</p>
        )}
        {refusal && <RefusalWords refusal={refusal} />}
        <div className="form__end">
          <Button type="primary" loading={busy} disabled={possible.length === 0} onClick={() => void send()}>
            {say(`decision.${kind}`)}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
