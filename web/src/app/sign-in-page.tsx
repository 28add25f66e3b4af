import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type SessionView, showFrontDoor } from '#contract/ground/identity.ts'
import { call } from '#web/ground/http/call.ts'
import { sessionQuery } from '#web/ground/session/session-query.ts'
import { switchLocale } from '#web/ground/words/start-words.ts'
import { useLocale, useSentence, useWords } from '#web/ground/words/use-words.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import { safeReturn } from './safe-return.ts'
import { SignInForm } from './sign-in-form.tsx'
import { ProveForm } from './single-sign-on/prove-form.tsx'
import { refusalKey } from './single-sign-on/refusal-key.ts'
import { SignOnWays } from './single-sign-on/sign-on-ways.tsx'
import { appWords } from './words.ts'
import './sign-in.css'

/** What may stand in the address of this page: where to lead on to, and what came of signing in elsewhere. */
export interface Coming {
  readonly to?: string
  readonly refused?: string
  readonly code?: string
  readonly done?: string
}

/** The door: who are you, and in a demo installation whom would you like to be. */
export function SignInPage() {
  const say = useWords(appWords)
  const sentence = useSentence()
  const locale = useLocale()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { to, refused, code, done } = useSearch({ strict: false }) as Coming
  const [filled, setFilled] = useState<{ username: string; password: string }>()
  const { data: frontDoor } = useQuery({
    queryKey: ['frontDoor'],
    queryFn: ({ signal }) => call(showFrontDoor, {}, { signal }),
  })
  useEffect(() => {
    document.title = `${say('signIn.title')} · ${say('app.city')}`
  }, [say])
  const enter = (session: SessionView) => {
    queryClient.clear()
    queryClient.setQueryData(sessionQuery.queryKey, session)
    void navigate({ to: safeReturn(to), replace: true })
  }
  const showDoor = (why?: 'failed') =>
    void navigate({
      to: '/sign-in',
      search: { ...(to ? { to } : {}), ...(why ? { refused: why } : {}) },
      replace: true,
    })
  return (
    <main className="sign-in" id="main">
      <div className="sign-in__door">
        <h1>
          {say('app.city')}
          {frontDoor && <span>{sentence(frontDoor.cityName)}</span>}
        </h1>
        <p className="muted">{say('signIn.tagline')}</p>
        {refused !== undefined && (
          <p className="field__wrong" role="alert">
            {say(refusalKey(refused))}
          </p>
        )}
        {done !== undefined && <ComeBack onSignedIn={enter} onNobody={() => showDoor('failed')} />}
        {code !== undefined && <ProveForm onSignedIn={enter} onAnew={() => showDoor()} />}
        {done === undefined && code === undefined && (
          <>
            <SignInForm filled={filled} onSignedIn={enter}>
              <p className="small muted">{say('signIn.help')}</p>
              <p>
                <button
                  type="button"
                  className="plain-button"
                  lang={locale === 'zh' ? 'en' : 'zh-CN'}
                  onClick={() => void switchLocale(locale === 'zh' ? 'en' : 'zh')}
                >
                  {say('frame.otherLanguage')}
                </button>
              </p>
            </SignInForm>
            <SignOnWays to={to} />
          </>
        )}
      </div>
      {frontDoor?.demo && <DemoAccounts onChoose={setFilled} />}
    </main>
  )
}

/** The browser has its session already: asks whose it is, and goes on. */
function ComeBack({ onSignedIn, onNobody }: { onSignedIn: (session: SessionView) => void; onNobody: () => void }) {
  const say = useWords(appWords)
  const queryClient = useQueryClient()
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    void queryClient
      .fetchQuery({ ...sessionQuery, staleTime: 0 })
      .then(session => (session ? onSignedIn(session) : onNobody()), onNobody)
  })
  return (
    <p className="muted" role="status">
      {say('signOn.coming')}
    </p>
  )
}
