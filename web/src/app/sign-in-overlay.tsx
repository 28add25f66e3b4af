import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'
import { chooseActingPost, type SessionView } from '#contract/ground/identity.ts'
import { call } from '#web/ground/http/call.ts'
import { signInGate } from '#web/ground/http/sign-in-gate.ts'
import { sessionQuery } from '#web/ground/session/session-query.ts'
import { useSessionOrNull } from '#web/ground/session/use-session.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { SignInForm } from './sign-in-form.tsx'
import { SignOnWays } from './single-sign-on/sign-on-ways.tsx'
import { appWords } from './words.ts'
import './sign-in.css'

/**
 * Laid over a page whose session has ended. The same person signs in and goes on; the page beneath is never unmounted. Another
 * person has to start afresh, since what lies beneath is not theirs to see.
 */
export function SignInOverlay() {
  const waiting = useSyncExternalStore(signInGate.subscribe, signInGate.waiting)
  const session = useSessionOrNull()
  return waiting && session ? <Overlay username={session.username} actingPost={session.actingPost} /> : null
}

function Overlay({ username, actingPost }: { username: string; actingPost: string | null }) {
  const say = useWords(appWords)
  const queryClient = useQueryClient()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLInputElement>('[type="password"]')?.focus()
  }, [])
  const startAfresh = () => {
    signInGate.giveUp()
    location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)
  }
  // A new session may begin in another post; what lies beneath was written as this one.
  const goOn = async (next: SessionView) => {
    try {
      const same =
        next.actingPost === actingPost || actingPost === null
          ? next
          : await call(chooseActingPost, { body: { postId: actingPost } }, { whenSignedOut: 'throw' })
      queryClient.setQueryData(sessionQuery.queryKey, same)
      signInGate.open()
    } catch {
      startAfresh()
    }
  }
  // signed in by another system, in another window: seen when this one is looked at again
  const look = useEffectEvent(async () => {
    const next = await queryClient.fetchQuery({ ...sessionQuery, queryKey: ['sessionElsewhere'], staleTime: 0 })
    if (next?.username === username && !next.mustEnrol) await goOn(next)
  })
  useEffect(() => {
    const again = () => void look()
    addEventListener('focus', again)
    return () => removeEventListener('focus', again)
  }, [])
  return (
    <dialog
      ref={dialog}
      className="sign-in-overlay"
      aria-labelledby="sign-in-again"
      onCancel={event => event.preventDefault()}
    >
      <h2 id="sign-in-again">{say('signIn.again')}</h2>
      <p className="muted">{say('signIn.againWhy')}</p>
      <SignInForm fixedUsername={username} onSignedIn={next => void goOn(next)}>
        <p>
          <button type="button" className="plain-button" onClick={startAfresh}>
            {say('signIn.other')}
          </button>
        </p>
      </SignInForm>
      <SignOnWays to="/account" inAnotherWindow />
    </dialog>
  )
}
