import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type DelegationView, endDelegation, listDelegations } from '#contract/ground/delegation.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { type StateTone, StateWord } from '#web/ground/state-word/state-word.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { appWords } from '../words.ts'
import { DelegateForm } from './delegate-form.tsx'
import '../account.css'

const key = ['delegations']
const toneOf: Readonly<Record<DelegationView['state'], StateTone>> = {
  coming: 'waiting',
  running: 'working',
  ended: 'ended',
}

/** 委托: whom one has let act in one's posts, and in whose posts one acts. */
export function OwnDelegations() {
  const say = useWords(appWords)
  const queryClient = useQueryClient()
  const [adding, setAdding] = useState(false)
  const { data, error } = useQuery({ queryKey: key, queryFn: ({ signal }) => call(listDelegations, {}, { signal }) })
  if (error) return <RefusalWords refusal={asRefusal(error)} />
  if (!data) return <div className="skeleton skeleton--row" aria-busy="true" />
  const close = () => {
    setAdding(false)
    void queryClient.invalidateQueries({ queryKey: key })
  }
  const none = data.given.length + data.received.length === 0
  return (
    <>
      {none && <p className="muted">{say('delegation.none')}</p>}
      <Delegations title={say('delegation.given')} rows={data.given} onChanged={close} />
      <Delegations title={say('delegation.received')} rows={data.received} onChanged={close} />
      {data.posts.length > 0 && <Button onClick={() => setAdding(true)}>{say('delegation.add')}</Button>}
      {adding && (
        <Dialog side title={say('delegation.add')} onClose={close}>
          <DelegateForm posts={data.posts} onDone={close} />
        </Dialog>
      )}
    </>
  )
}

function Delegations({
  title,
  rows,
  onChanged,
}: {
  title: string
  rows: readonly DelegationView[]
  onChanged: () => void
}) {
  const say = useWords(appWords)
  const sentence = useSentence()
  const [ending, setEnding] = useState<DelegationView | null>(null)
  const end = async ({ id }: DelegationView) => {
    try {
      await call(endDelegation, { params: { id } })
      announce(say('delegation.over'))
    } catch (thrown) {
      announce(sentence(asRefusal(thrown).detail))
    }
    setEnding(null)
    onChanged()
  }
  if (rows.length === 0) return null
  return (
    <>
      <h3 className="own-delegations__title">{title}</h3>
      <ul className="plain-list own-delegations">
        {rows.map(row => (
          <li key={row.id}>
            <span>
              <b>{say('delegation.who', { delegator: row.delegatorName, delegate: row.delegateName })}</b>{' '}
              <StateWord tone={toneOf[row.state]}>
                {say(row.endedAt === null ? `delegation.${row.state}` : 'delegation.endedEarly')}
              </StateWord>
            </span>
            <span>
              {row.unitName} · {sentence(row.roleTitle)}
            </span>
            <span className="muted figures">
              <DayOf day={row.from} /> — <DayOf day={row.until} /> · {row.ground}
            </span>
            {row.mayEnd && (
              <Button size="small" onClick={() => setEnding(row)}>
                {say('delegation.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && (
        <Dialog title={say('delegation.end')} onClose={() => setEnding(null)}>
          <p>{say('delegation.endWhy', { delegate: ending.delegateName })}</p>
          <Button type="primary" onClick={() => void end(ending)}>
            {say('delegation.end')}
          </Button>
        </Dialog>
      )}
    </>
  )
}
