import { useQuery } from '@tanstack/react-query'
import { listProviders } from '#contract/ground/single-sign-on.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { appWords } from '../words.ts'

/**
 * The other systems by which one may sign in; nothing where there is none.
 *
 * @param inAnotherWindow where the page beneath must not be left
 */
export function SignOnWays({ to, inAnotherWindow = false }: { to: string | undefined; inAnotherWindow?: boolean }) {
  const say = useWords(appWords)
  const sentence = useSentence()
  const { data } = useQuery({
    queryKey: ['signOnProviders'],
    queryFn: ({ signal }) => call(listProviders, {}, { signal }),
  })
  if (!data || data.rows.length === 0) return null
  const search = to === undefined ? '' : `?${new URLSearchParams({ to })}`
  return (
    <div className="sign-in__ways">
      <p className="small muted">{say('signOn.or')}</p>
      {data.rows.map(({ id, name }) => (
        // a way out of the app: the provider has pages of its own
        <a
          key={id}
          className="sign-in__way"
          href={`/api/sign-on/${id}${search}`}
          {...(inAnotherWindow ? { target: '_blank', rel: 'opener' } : {})}
        >
          {sentence(name)}
          {inAnotherWindow && <span className="muted"> {say('signOn.anotherWindow')}</span>}
        </a>
      ))}
    </div>
  )
}
