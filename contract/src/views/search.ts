import { z } from 'zod'
import { endpoint, Id } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'

export const SearchResult = z.object({
  kind: z.enum(['enterprise', 'problem', 'task']),
  id: Id,
  /** Name of the enterprise, number of the problem or task. */
  title: z.string(),
  /** Code of the enterprise; subject and words of the problem; title of the task. */
  detail: z.string(),
  area: z.string().nullable(),
  township: z.string().nullable(),
  industries: z.array(z.string()),
  state: WordsShape,
  link: z.string(),
})
export type SearchResult = z.infer<typeof SearchResult>

/**
 * Finds by two characters of a name or former name, pinyin initials, code, words of a problem, or number; at most 20, all in scope.
 * `elsewhere` says of a full code that is known outside one's scope whom to ask, and no more.
 */
export const search = endpoint({
  name: 'search',
  method: 'GET',
  path: '/api/search',
  may: 'search.use',
  summary: { zh: '搜索', en: 'Search from anywhere' },
  query: z.object({ q: z.string().trim().min(1).max(80) }),
  reply: z.object({ results: z.array(SearchResult), elsewhere: WordsShape.nullable() }),
})
