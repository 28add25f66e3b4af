import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { appWords } from './words.ts'

/** In the place of a page that failed: what happened in a sentence, its number, and a second try. The frame stays usable. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const say = useWords(appWords)
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  const refusal = asRefusal(error)
  if (refusal.status === 404) return <NotFoundPage />
  return (
    <div className="page">
      <PageHead title={say('error.title')} />
      <RefusalWords refusal={refusal} />
      <p>
        <Button
          type="primary"
          onClick={() => {
            queries.reset()
            reset()
            void router.invalidate()
          }}
        >
          {say('error.retry')}
        </Button>
      </p>
    </div>
  )
}
