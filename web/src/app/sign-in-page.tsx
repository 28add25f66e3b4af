import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { showFrontDoor } from '#contract/ground/identity.ts'
import { call } from '#web/ground/http/call.ts'
import { sessionQuery } from '#web/ground/session/session-query.ts'
import { switchLocale } from '#web/ground/words/start-words.ts'
import { useLocale, useSentence, useWords } from '#web/ground/words/use-words.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import { safeReturn } from './safe-return.ts'
import { SignInForm } from './sign-in-form.tsx'
import { appWords } from './words.ts'
import './sign-in.css'

/** The door: who are you, and in a demo installation whom would you like to be. */
export function SignInPage() {
  const say = useWords(appWords)
  const sentence = useSentence()
  const locale = useLocale()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { to } = useSearch({ strict: false }) as { to?: string }
  const [filled, setFilled] = useState<{ username: string; password: string }>()
  const { data: frontDoor } = useQuery({
    queryKey: ['frontDoor'],
    queryFn: ({ signal }) => call(showFrontDoor, {}, { signal }),
  })
  useEffect(() => {
    document.title = `${say('signIn.title')} · ${say('app.city')}`
  }, [say])
  return (
    <main className="sign-in" id="main">
      <div className="sign-in__door">
        <h1>
          {say('app.city')}
          {frontDoor && <span>{sentence(frontDoor.cityName)}</span>}
        </h1>
        <p className="muted">{say('signIn.tagline')}</p>
        <SignInForm
          filled={filled}
          onSignedIn={session => {
            queryClient.clear()
            queryClient.setQueryData(sessionQuery.queryKey, session)
            void navigate({ to: safeReturn(to), replace: true })
          }}
        >
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
      </div>
      {frontDoor?.demo && <DemoAccounts onChoose={setFilled} />}
    </main>
  )
}
