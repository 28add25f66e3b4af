import { Link } from '@tanstack/react-router'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { appWords } from './words.ts'

/** Absent and out of reach look the same. */
export function NotFoundPage() {
  const say = useWords(appWords)
  return (
    <div className="page">
      <PageHead title={say('notFound.title')} />
      <p className="prose">
        {say('notFound.why')}
        <br />
        {say('notFound.what')}
      </p>
      <p>
        <Link to="/">{say('notFound.home')}</Link>
      </p>
    </div>
  )
}
