import { z } from 'zod'
import type { Words } from '../ground/endpoint.ts'
import { inclusionStateNames, inclusionStates } from './inclusion.states.ts'

/** Where an enterprise × industry stands on list two: the states of its record, or 待认定 while there is none. */
export const ListTwoState = z.enum(['undecided', ...inclusionStateNames])
export type ListTwoState = z.infer<typeof ListTwoState>
export const listTwoStateWords: Readonly<Record<ListTwoState, Words>> = {
  undecided: { zh: '待认定', en: 'Undecided' },
  ...inclusionStates.states,
}

/** 二-2 整治路径: exclusive. */
export const Route = z.enum(['closure', 'relocation', 'upgrade'])
export type Route = z.infer<typeof Route>
export const routeWords: Readonly<Record<Route, Words>> = {
  closure: { zh: '关停淘汰', en: 'Closure' },
  relocation: { zh: '整合入园', en: 'Relocation into a park' },
  upgrade: { zh: '提升改造', en: 'Upgrade' },
}

/** 两断三清. */
export const ClosureItem = z.enum(['power', 'water', 'materials', 'products', 'equipment'])
export type ClosureItem = z.infer<typeof ClosureItem>
export const closureItemWords: Readonly<Record<ClosureItem, Words>> = {
  power: { zh: '断电', en: 'Power cut' },
  water: { zh: '断水', en: 'Water cut' },
  materials: { zh: '清原料', en: 'Raw materials cleared' },
  products: { zh: '清产品', en: 'Products cleared' },
  equipment: { zh: '清设备', en: 'Equipment cleared' },
}
/** Items that only a government of county level or above may order (大气污染防治法 art. 69; 行政强制法 art. 43 guards residents). */
export const orderedItems: readonly ClosureItem[] = ['power', 'water']

/** What the department in charge of the industry says to a proposal. */
export const Verdict = z.enum(['agree', 'dissent'])
export type Verdict = z.infer<typeof Verdict>
export const verdictWords: Readonly<Record<Verdict, Words>> = {
  agree: { zh: '同意', en: 'Agrees' },
  dissent: { zh: '有异议', en: 'Dissents' },
}

/** How the enterprise stands under the record: on list one, closed down, or off it by an error or a change of industry. */
export const Standing = z.enum(['listed', 'closedDown', 'off'])
export type Standing = z.infer<typeof Standing>
