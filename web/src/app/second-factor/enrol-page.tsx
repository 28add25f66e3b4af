import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { signOut } from '#contract/ground/identity.ts'
import { call } from '#web/ground/http/call.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { sessionQuery } from '#web/ground/session/session-query.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { appWords } from '../words.ts'
import { EnrolForm } from './enrol-form.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import '../sign-in.css'

/** In the place of the frame until whoever may not be without a second factor has one. */
export function EnrolPage() {
  const say = useWords(appWords)
  const queryClient = useQueryClient()
  const [codes, setCodes] = useState<string[] | null>(null)
  const leave = async () => {
    await call(signOut).catch(() => {})
    location.assign('/sign-in')
  }
  return (
    <main className="sign-in" id="main">
      <div className="sign-in__door">
        <PageHead title={say('secondFactor.title')} />
        {codes ? (
          <RecoveryCodes
            codes={codes}
            onKept={() => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })}
          />
        ) : (
          <>
            <p>{say('secondFactor.mustWhy')}</p>
            <EnrolForm onConfirmed={setCodes} />
            <p>
              <button type="button" className="plain-button" onClick={() => void leave()}>
                {say('frame.signOut')}
              </button>
            </p>
          </>
        )}
      </div>
    </main>
  )
}
