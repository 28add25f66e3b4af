import { useQuery } from '@tanstack/react-query'
import { listDemoAccounts } from '#contract/ground/identity.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { appWords } from './words.ts'

/** The accounts of a demo installation by role; one click fills the form. */
export function DemoAccounts({ onChoose }: { onChoose: (filled: { username: string; password: string }) => void }) {
  const say = useWords(appWords)
  const sentence = useSentence()
  const { data, error } = useQuery({
    queryKey: ['demoAccounts'],
    queryFn: ({ signal }) => call(listDemoAccounts, {}, { signal }),
  })
  return (
    <section className="demo-accounts" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{say('signIn.demo')}</h2>
      <p className="muted">{say('signIn.demoHow')}</p>
      {error && <p role="alert">{say('signIn.demoFailed', { why: sentence(asRefusal(error).detail) })}</p>}
      <dl aria-busy={data === undefined && !error}>
        {data?.groups.map(group => (
          <div key={group.role}>
            <dt>{sentence(group.roleTitle)}</dt>
            <dd>
              {group.accounts.map(account => (
                <button
                  key={account.username}
                  type="button"
                  title={`${account.unitName} ${sentence(account.title)} · ${account.username}`}
                  onClick={() => {
                    onChoose({ username: account.username, password: data.password })
                    document.querySelector<HTMLElement>('.sign-in__form [type="submit"]')?.focus()
                  }}
                >
                  <b>{account.personName}</b> {account.unitName}
                </button>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
