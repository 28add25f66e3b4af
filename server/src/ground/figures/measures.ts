import type { Words } from '#contract/ground/endpoint.ts'
import type { Role } from '#contract/ground/role.ts'
import { officialRoles } from '#contract/ground/role.ts'
import { refuse } from '../errors/refuse.ts'

/** One thing that is counted, defined once: what a board shows beside the number is this definition. */
export interface Measure {
  /** `noun.what`, as acts write it into `ground.figure_delta`. */
  readonly key: string
  readonly words: Words
  /** What one of it is: 家, 个, 件. */
  readonly unit: Words
  /** What counts and what does not, in a sentence; the clause where there is one. */
  readonly definition: Words
  /** Who may see it. Board facts are for every official post, which is what is meant when nothing is said. */
  readonly seenBy?: readonly Role[]
}

/** All measures of an installation, wired by hand from the lists of the stages. */
export interface Measures {
  readonly all: readonly Measure[]
  /** Throws 404 for a key that nobody defined and for one the role may not see: the two look the same. */
  of(key: string, role: Role): Measure
  seenBy(role: Role): readonly Measure[]
}

/** Joins the stages' lists. Throws at start when two of them define the same key. */
export function joinMeasures(...lists: readonly (readonly Measure[])[]): Measures {
  const all = lists.flat()
  const byKey = new Map(all.map(measure => [measure.key, measure]))
  if (byKey.size < all.length) {
    const twice = all.find(measure => byKey.get(measure.key) !== measure)
    throw new Error(`The measure ${twice?.key} is defined twice`)
  }
  const sees = (measure: Measure, role: Role) => (measure.seenBy ?? officialRoles).includes(role)
  return {
    all,
    of: (key, role) => {
      const measure = byKey.get(key)
      if (!measure || !sees(measure, role)) {
        throw refuse(404, 'notFound', {
          zh: '没有这个指标，或您的岗位不能查看',
          en: 'There is no such measure, or your post may not see it',
        })
      }
      return measure
    },
    seenBy: role => all.filter(measure => sees(measure, role)),
  }
}
