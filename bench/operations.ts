import { randomUUID } from 'node:crypto'
import type { MeasuredPost } from './add-posts.ts'
import { monthAfter, type Targets } from './find-targets.ts'

export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
}

/** Something people do, measured. */
export interface Operation {
  readonly name: string
  readonly writes: boolean
  /** Rows of a page, where there is one: what a read may touch is reckoned from it. */
  readonly page?: number
  /** The next request of this post, or null where it has nothing to ask; called once for each request. */
  next(post: MeasuredPost, targets: Targets): (() => Asked) | null
}

const page = 50

/** Pages of the list as this kind of post opens them: filtered by one thing more than its reach, by term, with names and count. */
function listPath({ scope }: MeasuredPost): string {
  const narrowed = scope.kind === 'city' && !scope.industries ? '&area=330881' : ''
  return `/api/problems?state=assigned,rectifying&sort=due&limit=${page}${narrowed}`
}

const get = (path: string) => () => ({ method: 'GET', path }) as const

export const operations: readonly Operation[] = [
  { name: 'list', writes: false, page, next: post => get(listPath(post)) },
  {
    // no counter knows this one: the rows are counted
    name: 'list-overdue',
    writes: false,
    page,
    next: () => get(`/api/problems?overdue=true&dimension=pollutionControl&sort=due&limit=${page}`),
  },
  { name: 'problem', writes: false, next: (_, { problems }) => eachInTurn(problems, id => `/api/problems/${id}`) },
  { name: 'board', writes: false, next: () => get('/api/board') },
  {
    name: 'search',
    writes: false,
    next: (_, { words }) => eachInTurn(words, word => `/api/search?q=${encodeURIComponent(word)}`),
  },
  {
    name: 'enterprise',
    writes: false,
    next: (_, { enterprises }) => eachInTurn(enterprises, id => `/api/enterprises/${id}`),
  },
  {
    name: 'dossier',
    writes: false,
    next: (_, { enterprises }) => eachInTurn(enterprises, id => `/api/enterprises/${id}/dossier`),
  },
  {
    name: 'create-problem',
    writes: true,
    next: (_, { enterprises }) => {
      const turn = inTurn(enterprises)
      return (
        turn &&
        (() => ({
          method: 'POST',
          path: '/api/problems',
          body: {
            requestId: randomUUID(),
            dimension: 'pollutionControl',
            words: '喷漆房未密闭，废气无组织排放',
            subject: { kind: 'enterprise', enterpriseId: turn() },
          },
        }))
      )
    },
  },
  {
    name: 'report-progress',
    writes: true,
    next: (_, { reports }) => {
      const turn = inTurn(reports)
      return (
        turn &&
        (() => {
          const owed = turn()
          const { month } = owed
          owed.month = monthAfter(month)
          return {
            method: 'POST',
            path: `/api/problems/${owed.problem}/progress-reports`,
            body: { requestId: randomUUID(), month, report: { changed: true, words: '集气罩已安装' } },
          }
        })
      )
    },
  },
]

function inTurn<Item>(items: readonly Item[]): (() => Item) | null {
  let at = 0
  if (items.length === 0) return null
  return () => items[at++ % items.length] as Item
}

function eachInTurn(items: readonly string[], pathOf: (item: string) => string): (() => Asked) | null {
  const turn = inTurn(items)
  return turn && (() => ({ method: 'GET', path: pathOf(turn()) }))
}
