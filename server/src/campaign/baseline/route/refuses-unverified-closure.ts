import { ClosureItem, closureItemWords } from '#contract/baseline/inclusion-words.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { isSeenByTwo } from '../inclusion/counts-of-inclusion.ts'
import type { InclusionCase } from '../inclusion/inclusion.store.ts'

/** 二-2: a plant whose route is closure counts as closed down when two persons have seen each item of 两断三清, and not before. */
export function refusesUnverifiedClosure({ state, route, closure }: InclusionCase): Refusal | null {
  if (state !== 'included' || route !== 'closure') return null
  const missing = ClosureItem.options.filter(item => !isSeenByTwo(closure, item))
  if (missing.length === 0) return null
  const zh = missing.map(item => closureItemWords[item].zh).join('、')
  const en = missing.map(item => closureItemWords[item].en.toLowerCase()).join(', ')
  return refuse(
    409,
    'route.closureUnverified',
    { zh: `整治路径为关停淘汰，${zh}尚未经两人现场核实`, en: `Its route is closure, and two have not yet seen: ${en}` },
    { zh: '请先由两人到现场逐项核实两断三清', en: 'Two persons verify each item on site first' },
  )
}
