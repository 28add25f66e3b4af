import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { importStates } from '#contract/baseline/import.states.ts'
import {
  applyImport,
  correctMapping,
  discardImport,
  type ImportBatchView,
  undoImport,
} from '#contract/baseline/import.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal, type Refusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { counted } from '#web/ground/words/counted.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { batchTopic } from './use-batch.ts'

/** What may be done with a batch; each is said in full before it is done. Judging again is offered where nothing has been judged yet. */
export function BatchActions({ batch }: { batch: ImportBatchView }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const offers = batch.actions.filter(({ action }) => {
    if (action === 'judge') return batch.state === 'read'
    return action !== 'apply' || batch.ready + batch.held > 0
  })
  const titles = {
    ...Object.fromEntries(Object.entries(importStates.actions).map(([action, said]) => [action, sentence(said.words)])),
    apply: say('imports.apply', counted(batch.ready)),
  }
  if (offers.length === 0) return null
  return (
    <ActionsBar
      offers={offers}
      titles={titles}
      form={(action, close) => (
        <BatchActionForm
          batch={batch}
          action={action as BatchAction}
          title={titles[action as keyof typeof titles] ?? action}
          onDone={close}
        />
      )}
    />
  )
}

type BatchAction = 'apply' | 'discard' | 'undo' | 'judge'

function BatchActionForm({
  batch,
  action,
  title,
  onDone,
}: {
  batch: ImportBatchView
  action: BatchAction
  title: string
  onDone: () => void
}) {
  const queryClient = useQueryClient()
  const [requestId] = useState(makeRequestId)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const send = async () => {
    setBusy(true)
    setRefusal(null)
    try {
      await take(batch, action, requestId)
      await queryClient.invalidateQueries({ queryKey: [batchTopic] })
      onDone()
    } catch (thrown) {
      setRefusal(asRefusal(thrown))
    }
    setBusy(false)
  }
  return (
    <div className="form">
      <div className="what-happens">
        <WhatHappens batch={batch} action={action} />
      </div>
      {refusal && <RefusalWords refusal={refusal} />}
      <div className="form__end">
        <Button type="primary" loading={busy} onClick={() => void send()}>
          {title}
        </Button>
      </div>
    </div>
  )
}

function take({ id, version }: ImportBatchView, action: BatchAction, requestId: string): Promise<unknown> {
  const said = { params: { id }, body: { requestId, version } }
  switch (action) {
    case 'apply':
      return call(applyImport, said)
    case 'discard':
      return call(discardImport, said)
    case 'undo':
      return call(undoImport, said)
    case 'judge':
      return call(correctMapping, { params: { id }, body: { requestId, version, defaults: {}, sheets: [] } })
  }
}

function WhatHappens({ batch, action }: { batch: ImportBatchView; action: BatchAction }): ReactNode {
  const say = useWords(baselineWords)
  switch (action) {
    case 'apply':
      return (
        <>
          <p>{say('imports.applyWhat', counted(batch.ready))}</p>
          {batch.held > 0 && <p>{say('imports.applyHeld', counted(batch.held))}</p>}
          <p className="muted">{say('imports.applyUndo')}</p>
        </>
      )
    case 'discard':
      return <p>{say('imports.discardWhat')}</p>
    case 'judge':
      return <p>{say('imports.judgeWhat')}</p>
    case 'undo':
      return (
        <>
          <p>{say('imports.undoWhat', counted((batch.states['written'] ?? 0) + (batch.states['left'] ?? 0)))}</p>
          <ul>
            <li>{say('imports.undoVoided')}</li>
            <li>{say('imports.undoRestored')}</li>
            <li>{say('imports.undoLeft')}</li>
          </ul>
        </>
      )
  }
}
