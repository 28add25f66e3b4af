import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { bindOwnAccount, listOwnAccounts, unbindOwnAccount } from '#contract/ground/single-sign-on.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { appWords } from '../words.ts'
import { refusalKey } from './refusal-key.ts'
import './own-accounts.css'

const key = ['ownAccounts']

/** One's accounts at other systems, to bind and to unbind; the section is absent where the installation knows none. */
export function OwnAccounts() {
  const say = useWords(appWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const { refused } = useSearch({ strict: false }) as { refused?: string }
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => call(listOwnAccounts, {}, { signal }) })
  const bind = useMutation({
    mutationFn: (provider: string) => call(bindOwnAccount, { params: { provider } }),
    onSuccess: ({ address }) => location.assign(address),
  })
  const unbind = useMutation({
    mutationFn: (provider: string) => call(unbindOwnAccount, { params: { provider } }),
    onSuccess: () => announce(say('signOn.unbound')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  })
  if (!data || data.rows.length === 0) return null
  const wrong = bind.error ?? unbind.error
  return (
    <section className="section">
      <h2>{say('signOn.title')}</h2>
      <p className="muted prose">{say('signOn.titleWhy')}</p>
      {refused !== undefined && (
        <p className="field__wrong" role="alert">
          {say(refusalKey(refused))}
        </p>
      )}
      {wrong && <RefusalWords refusal={asRefusal(wrong)} />}
      <ul className="plain-list own-accounts">
        {data.rows.map(({ id, name, boundAt }) => (
          <li key={id}>
            <span>{sentence(name)}</span>
            {boundAt === null ? (
              <>
                <span>
                  <StateWord tone="ended">{say('signOn.notBound')}</StateWord>
                </span>
                <Button size="small" loading={bind.isPending} onClick={() => bind.mutate(id)}>
                  {say('signOn.bind')}
                </Button>
              </>
            ) : (
              <>
                <span>
                  <StateWord tone="done">{say('signOn.bound')}</StateWord> <Time at={boundAt} />
                </span>
                <Button size="small" loading={unbind.isPending} onClick={() => unbind.mutate(id)}>
                  {say('signOn.unbind')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
