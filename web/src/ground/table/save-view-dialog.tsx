import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { saveView } from '#contract/ground/identity.ts'
import { announce } from '../announce/announce.ts'
import { Dialog } from '../dialog/dialog.tsx'
import { call } from '../http/call.ts'
import { makeRequestId } from '../http/make-request-id.ts'
import { asRefusal, type Refusal } from '../http/refusal.ts'
import { RefusalWords } from '../refusal/refusal-words.tsx'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import '../form/field.css'

/** Asks for a name and whether the unit may see it. */
export function SaveViewDialog({ table, search, onClose }: { table: string; search: string; onClose: () => void }) {
  const say = useWords(groundWords)
  const id = useId()
  const [requestId] = useState(makeRequestId)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || busy) return
    setBusy(true)
    try {
      await call(saveView, { body: { requestId, table, name: name.trim(), search, shared } })
      announce(say('views.saved', { name: name.trim() }))
      onClose()
    } catch (thrown) {
      setRefusal(asRefusal(thrown))
      setBusy(false)
    }
  }
  return (
    <Dialog title={say('views.save')} onClose={onClose}>
      <form onSubmit={event => void submit(event)} className="save-view">
        <label htmlFor={id}>{say('views.name')}</label>
        <input
          id={id}
          className="text-input"
          maxLength={40}
          required
          value={name}
          onChange={event => setName(event.target.value)}
        />
        <label>
          <input type="checkbox" checked={shared} onChange={event => setShared(event.target.checked)} />{' '}
          {say('views.shared')}
        </label>
        {refusal && <RefusalWords refusal={refusal} />}
        <Button type="primary" htmlType="submit" loading={busy} disabled={name.trim() === ''}>
          {say('views.saveNow')}
        </Button>
      </form>
    </Dialog>
  )
}
