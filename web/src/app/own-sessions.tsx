import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { endOwnSession, listOwnSessions } from '#contract/ground/identity.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { appWords } from './words.ts'
import './account.css'

const key = ['ownSessions']

/** Where one is signed in, each to be ended from here. */
export function OwnSessions() {
  const say = useWords(appWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(listOwnSessions, {}, { signal }),
  })
  const end = async (id: string) => {
    try {
      await call(endOwnSession, { params: { id } })
      announce(say('account.sessionEnded'))
    } catch (thrown) {
      announce(sentence(asRefusal(thrown).detail))
    }
    await queryClient.invalidateQueries({ queryKey: key })
  }
  if (error) return <RefusalWords refusal={asRefusal(error)} />
  return (
    <ul className="plain-list own-sessions" aria-busy={data === undefined}>
      {data?.rows.map(session => (
        <li key={session.id}>
          <span>{sentence(session.device)}</span>
          <span className="muted figures">
            {say('account.address')} {session.address}
          </span>
          <span className="muted">
            {say('account.lastSeen')} <Time at={session.lastSeenAt} /> · {say('account.signedIn')}{' '}
            <Time at={session.startedAt} />
          </span>
          {session.current ? (
            <span className="muted">{say('account.thisDevice')}</span>
          ) : (
            <Button size="small" onClick={() => void end(session.id)}>
              {say('account.endSession')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
