import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import {
  endSessionOfPerson,
  endSessionsOfPerson,
  listSessionsOfPerson,
  type PersonRow,
} from '#contract/ground/organisation.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'

/** Where a person is signed in, each device to be signed out, or all of them. */
export function PersonSessions({ person }: { person: PersonRow }) {
  const say = useWords(administrationWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const queryKey = ['people', 'sessions', person.id]
  const { data, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(listSessionsOfPerson, { params: { id: person.id } }, { signal }),
  })
  const end = async (what: Promise<unknown>) => {
    try {
      await what
      announce(say('sessions.ended'))
    } catch (thrown) {
      announce(sentence(asRefusal(thrown).detail))
    }
    await queryClient.invalidateQueries({ queryKey })
  }
  if (error) return <RefusalWords refusal={asRefusal(error)} />
  if (!data) return <div className="skeleton skeleton--row" aria-busy="true" />
  if (data.rows.length === 0) return <p>{say('sessions.none', { person: person.name })}</p>
  return (
    <>
      <PlainTable
        caption={say('account.showSessions')}
        rows={data.rows}
        keyOf={row => row.id}
        columns={[
          { key: 'device', title: say('sessions.device'), render: row => sentence(row.device) },
          { key: 'address', title: say('sessions.address'), render: row => row.address },
          { key: 'seen', title: say('sessions.lastSeen'), render: row => <Time at={row.lastSeenAt} /> },
          {
            key: 'end',
            title: say('sessions.end'),
            render: row => (
              <Button size="small" onClick={() => void end(call(endSessionOfPerson, { params: { id: row.id } }))}>
                {say('sessions.end')}
              </Button>
            ),
          },
        ]}
      />
      {data.rows.length > 1 && (
        <p>
          <Button onClick={() => void end(call(endSessionsOfPerson, { params: { id: person.id } }))}>
            {say('sessions.endAll')}
          </Button>
        </p>
      )}
    </>
  )
}
