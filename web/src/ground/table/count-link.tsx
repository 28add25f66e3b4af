import { Link } from '@tanstack/react-router'
import { stringifySearch } from '../page/search.ts'

/** A number that opens the rows behind it (product.md: every number opens). Nought opens nothing and is set back. */
export function CountLink({
  count,
  to,
  search = {},
  says,
}: {
  count: number
  to: string
  search?: Readonly<Record<string, unknown>>
  /** What is counted, for screen readers: 江山市 木质家具 整改中. */
  says: string
}) {
  const shown = count.toLocaleString('en-US')
  if (count === 0) return <span className="figures count-nought">0</span>
  return (
    <Link to={to + stringifySearch(search)} className="figures" aria-label={`${says} ${shown}`}>
      {shown}
    </Link>
  )
}
