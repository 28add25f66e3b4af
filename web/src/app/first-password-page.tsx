import { PageHead } from '#web/ground/page/page-head.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { PasswordForm } from './password-form.tsx'
import { appWords } from './words.ts'

/** In the place of the frame until the person has a password that nobody else knows. */
export function FirstPasswordPage() {
  const say = useWords(appWords)
  return (
    <main className="sign-in" id="main">
      <div className="sign-in__door">
        <PageHead title={say('firstPassword.title')} />
        <p>{say('firstPassword.why')}</p>
        <PasswordForm />
      </div>
    </main>
  )
}
