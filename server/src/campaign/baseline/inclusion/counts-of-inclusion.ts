import { ClosureItem } from '#contract/baseline/inclusion-words.ts'
import type { Count } from '#ground/workflow/workflow.ts'
import type { InclusionCase } from './inclusion.store.ts'

type Counted = Pick<InclusionCase, 'state' | 'standing' | 'route' | 'cultivated' | 'closure'>

/** 二-2: an item counts when two persons have seen it on site. */
export function isSeenByTwo(closure: InclusionCase['closure'], item: ClosureItem): boolean {
  return (closure[item]?.length ?? 0) >= 2
}

/** Whether 两断三清 are verified in every item. */
export function isClosureVerified({ route, closure }: Pick<InclusionCase, 'route' | 'closure'>): boolean {
  return route === 'closure' && ClosureItem.options.every(item => isSeenByTwo(closure, item))
}

/** In which figures an inclusion counts: what has left the list by an error or with its industry counts in none. See baseline-measures.ts. */
export function countsOfInclusion(the: Counted): readonly Count[] {
  if (the.standing === 'off') return []
  const counts = [`inclusion.state.${the.state}`]
  // 待认定 is what is on list one less what has begun
  if (the.standing === 'listed') counts.push('inclusion.begun')
  if (the.state === 'included') {
    counts.push(`route.${the.route ?? 'unset'}`)
    if (the.cultivated) counts.push('route.cultivated')
    if (isClosureVerified(the)) counts.push('route.closureVerified')
  }
  return counts.map(measure => ({ measure }))
}
