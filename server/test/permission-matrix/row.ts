import type { Role } from '#contract/ground/role.ts'
import type { Noun, Placed, SmallCity } from './open-small-city.ts'
import type { Place, PostName } from './posts.ts'

/**
 * What one route owes to whom, said by hand from product.md, security.md and lifecycles.md; nothing in it is read from the permission
 * table, the policies or the queries.
 */
export interface Row {
  /** Roles that may use it at all; whoever is signed in; anybody. */
  readonly who: readonly Role[] | 'signedIn' | 'public'
  /**
   * Which records it reaches. `scope`: those at the places of the post. Names of posts: theirs alone. `shared`: the same for all of
   * `who`. `newcomer` says that somebody who has yet to set a password may use it.
   */
  readonly reach: 'scope' | 'shared' | readonly PostName[]
  /** What `:id` stands for. */
  readonly of?: Noun
  /** Status where the record is reached; `reached` where it depends on who holds the record, which is the noun's own rule. */
  readonly answers: number | 'reached'
  /** The code of that answer, where it is a refusal. */
  readonly code?: string
  /** One of many alike: in the daily run another place out of reach with each route and post, and every other time one in reach. */
  readonly oneOfMany?: true
  readonly query?: Readonly<Record<string, string>> | ((city: SmallCity) => Readonly<Record<string, string>>)
  /** What the body has besides the least that its schema takes. */
  readonly body?: (city: SmallCity, id: string, place: Place) => object
  /** A list: records of this kind are seen exactly at the places of the post, whatever the list is called. */
  readonly sees?: Placed
  /** What stands for such a record in the answer where its id does not: a file that people take home. */
  readonly seenBy?: (place: Place) => string
  /** The number that the answer gives for what is seen. */
  readonly counts?: (answer: never) => number
  /** Each record is answered by itself in the body: where its refusal stands. */
  readonly refusalIn?: (answer: never) => { code: string } | undefined
  /** Roles for which the list shows other moments of a record than the one that was laid. */
  readonly unseenBy?: readonly Role[]
  /** Whether an id that is none is asked too, and must answer as one out of reach does; so it is unless said otherwise. */
  readonly absentToo?: false
  readonly newcomer?: true
  /** Answered by a stream that stays open. */
  readonly stream?: true
  /** Sent as a form with one file. */
  readonly form?: true
}

const of =
  (reach: Row['reach'], answers: number) =>
  (noun: Noun, who: Row['who'], more: Partial<Row> = {}): Row => ({
    who,
    reach,
    of: noun,
    answers,
    ...more,
  })

/** One record is read, by whoever's scope has it. */
export const reads = of('scope', 200)
/** An act on a version that is no longer the record's: whoever reaches it is told so, and nothing is changed. */
export const acts = (noun: Noun, who: Row['who'], more: Partial<Row> = {}): Row =>
  of('scope', 409)(noun, who, { code: 'staleVersion', oneOfMany: true, body: () => ({ version: 99 }), ...more })
/** A list of what lies in scope. */
export const lists = (sees: Placed, who: Row['who'], more: Partial<Row> = {}): Row => ({
  who,
  reach: 'shared',
  answers: 200,
  sees,
  ...more,
})
/** A list taken home as a file: the same rows and no others, and as many lines as rows under the head. */
export const exports = (sees: Placed, who: Row['who'], seenBy: (place: Place) => string): Row =>
  lists(sees, who, {
    query: { format: 'csv' },
    seenBy,
    counts: (file: string) => file.trimEnd().split('\r\n').length - 1,
  })
/** The same for everybody who may use it. */
export const shares = (who: Row['who'], more: Partial<Row> = {}): Row => ({
  who,
  reach: 'shared',
  answers: 200,
  ...more,
})
/** What belongs to a unit, a post or a person. */
export const belongs = (noun: Noun, who: Row['who'], holders: readonly PostName[], more: Partial<Row> = {}): Row => ({
  who,
  reach: holders,
  of: noun,
  answers: 200,
  ...more,
})
/** The body of an act on a version that is no longer the record's, with the least that its input takes. */
export const withInput = (input: object): Pick<Row, 'body'> => ({ body: () => ({ version: 99, input }) })
