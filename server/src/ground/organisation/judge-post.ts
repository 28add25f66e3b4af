import type { PostInput } from '#contract/ground/organisation.ts'
import type { Scope } from '#contract/ground/role.ts'
import { roleWords } from '#contract/ground/role-words.ts'
import { scopesOfRole } from '#contract/ground/scopes-of-role.ts'
import type { Tx } from '../database/transaction.ts'
import type { FieldRefusal } from '../errors/refusal.ts'

const scopeKindWords: Readonly<Record<Scope['kind'], string>> = {
  city: '全市',
  areas: '区块',
  townships: '乡镇(街道)',
  grids: '网格',
  enterprises: '企业',
  none: '无业务范围',
}

/** What is wrong with a proposed post, at its fields below `path`; empty when it can be given. */
export async function judgePost(tx: Tx, post: PostInput, path: string): Promise<FieldRefusal[]> {
  const wrong: FieldRefusal[] = []
  const say = (field: string, zh: string, en: string) => wrong.push({ path: `${path}.${field}`, zh, en })
  const { scope, role } = post
  const kinds = scopesOfRole[role]
  if (!kinds.includes(scope.kind)) {
    say(
      'scope',
      `${roleWords[role].zh}的范围应为${kinds.map(kind => scopeKindWords[kind]).join('或')}`,
      `The scope of a post of ${roleWords[role].en} must be by ${kinds.join(' or ')}`,
    )
  }
  if (role === 'enterpriseContact' && scope.kind === 'enterprises' && scope.enterprises.length !== 1) {
    say('scope', '企业环保负责人一个岗位对应一家企业', 'A contact’s post is for one enterprise')
  }
  if (post.validUntil !== undefined && post.validUntil < post.validFrom) {
    say('validUntil', '截止日不能早于起始日', 'The last day cannot be before the first')
  }
  const [unit] = await tx.query<{ area: string | null }>(
    'select area from ground.unit where id = $1 and (closed_on is null or closed_on > $2)',
    [post.unitId, post.validFrom],
  )
  if (!unit) say('unitId', '没有这个单位，或单位已撤销', 'There is no such unit, or it is closed')
  if (unit?.area && scope.kind === 'areas' && !scope.areas.includes(unit.area)) {
    say('scope', '范围应包含单位所在的区块', 'The scope must include the area of the unit')
  }
  const [codes, kind] = placesOf(scope)
  if (codes.length > 0) {
    const known = await tx.query<{ code: string }>('select code from ground.place where code = any($1) and kind = $2', [
      codes,
      kind,
    ])
    const unknown = codes.filter(code => !known.some(place => place.code === code))
    if (unknown.length > 0)
      say('scope', `没有这些代码：${unknown.join('、')}`, `There are no such codes: ${unknown.join(', ')}`)
  }
  return wrong
}

function placesOf(scope: Scope): [readonly string[], string] {
  switch (scope.kind) {
    case 'areas':
      return [scope.areas, 'area']
    case 'townships':
      return [scope.townships, 'township']
    case 'grids':
      return [scope.grids, 'grid']
    case 'city':
    case 'enterprises':
    case 'none':
      return [[], '']
  }
}
