import { type ReactNode, useEffect } from 'react'
import { Time } from '../time/time.tsx'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import './page.css'

/**
 * The head of every page: what it is, how many, as of when, and one primary action. Sets the title of the window too.
 * @param below a line under the title: number, industry, area, state
 */
export function PageHead({
  title,
  count,
  asOf,
  below,
  action,
  more,
}: {
  title: string
  count?: number | null | undefined
  asOf?: string | undefined
  below?: ReactNode
  action?: ReactNode
  more?: ReactNode
}) {
  const say = useWords(groundWords)
  useEffect(() => {
    document.title = `${title} · ${say('app.name')}`
  }, [title, say])
  return (
    <header className="page-head">
      <div className="page-head__what">
        <h1>
          {title}
          {typeof count === 'number' && <span className="page-head__count">{count.toLocaleString('en-US')}</span>}
        </h1>
        {asOf !== undefined && (
          <span className="page-head__as-of">
            {say('page.asOf')} <Time at={asOf} precise />
          </span>
        )}
        {below !== undefined && <div className="page-head__below">{below}</div>}
      </div>
      {(action !== undefined || more !== undefined) && (
        <div className="page-head__actions">
          {action}
          {more}
        </div>
      )}
    </header>
  )
}
