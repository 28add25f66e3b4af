import type { KnownList } from '#contract/baseline/list-version.ts'
import { roleMay } from '#contract/ground/permission.ts'
import { extentOf } from '#ground/access/index.ts'
import type { Actor } from '#ground/database/claims.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { FrozenList } from './frozen-list.ts'

/** The lists that stages have registered. */
export interface Lists {
  readonly all: () => readonly FrozenList[]
  /** 422 `list.unknown` where there is none of that key. */
  get(key: string): FrozenList
  register(list: FrozenList): void
}

export function makeLists(first: readonly FrozenList[]): Lists {
  const lists = [...first]
  return {
    all: () => lists,
    get: key => {
      const found = lists.find(list => list.key === key)
      if (found) return found
      throw refuse(
        422,
        'list.unknown',
        { zh: '没有这份清单', en: 'There is no such list' },
        {
          zh: `可用的清单：${lists.map(list => list.words.zh).join('、')}`,
          en: `Lists: ${lists.map(list => list.key).join(', ')}`,
        },
      )
    },
    register: list => {
      if (lists.some(({ key }) => key === list.key)) throw new Error(`The list ${list.key} is registered twice`)
      lists.push(list)
    },
  }
}

/**
 * What a post may freeze of a list: whoever hands it up, within its areas and industries; a null is all of them. Null where nothing: a
 * post that reaches a part of its cells only would freeze a part and call it the whole.
 */
export function mayFreeze({ frozenBy }: FrozenList, { role, scope }: Actor): KnownList['mayFreeze'] {
  if (!(frozenBy as readonly string[]).includes(role) || !roleMay(role as never, 'list.freeze')) return null
  if (scope.kind !== 'city' && scope.kind !== 'areas') return null
  const { areas, industries } = extentOf(scope)
  return { areas: areas ? [...areas] : null, industries: industries ? [...industries] : null }
}

/** Throws 403 `list.notYours` where the post does not hand up this part of the list. */
export function requireMayFreeze(
  list: FrozenList,
  actor: Actor,
  { area, industry }: { area: string | null; industry: string | null },
): void {
  const may = mayFreeze(list, actor)
  const within = (bound: readonly string[] | null, value: string | null) =>
    bound === null || (value !== null && bound.includes(value))
  if (may && within(may.areas, area) && within(may.industries, industry)) return
  throw refuse(
    403,
    'list.notYours',
    { zh: `您的岗位不上报这一范围的${list.words.zh}`, en: 'Your post does not hand up this part of the list' },
    may
      ? { zh: '请选择本岗位所辖的区块和行业', en: 'Choose an area and an industry of your post' }
      : {
          zh: '由区块行业主管部门、区块工作专班或市级主管部门固化',
          en: 'The area’s department or task force, or the city’s department freezes it',
        },
  )
}
