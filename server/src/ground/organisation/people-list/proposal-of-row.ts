import type { Words } from '#contract/ground/endpoint.ts'
import { GrantProposal } from '#contract/ground/organisation.ts'
import { Role, type Scope } from '#contract/ground/role.ts'
import { roleWords } from '#contract/ground/role-words.ts'
import { readSaid } from '#contract/ground/said.ts'
import { scopesOfRole } from '#contract/ground/scopes-of-role.ts'
import { foldText } from '../../intake/normalise/fold-text.ts'
import { parsePhones } from '../../intake/normalise/parse-phones.ts'
import type { PersonCandidate } from './people-target.ts'

/** What names in a list are held against; all keys are folded. */
export interface Directory {
  readonly units: ReadonlyMap<string, readonly UnitOfList[]>
  readonly industries: ReadonlyMap<string, string>
  readonly grids: ReadonlyMap<string, readonly { readonly code: string; readonly township: string | null }[]>
  /** Accounts by user name. */
  readonly people: ReadonlyMap<string, { readonly id: string; readonly name: string }>
}

export interface UnitOfList {
  readonly id: string
  readonly name: string
  readonly level: string
  readonly area: string | null
  readonly township: string | null
  readonly industries: readonly string[]
}

const rolesByWord = new Map(
  Role.options.flatMap(role => [role, roleWords[role].zh].map(word => [foldText(word), role] as const)),
)
const administrators: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor']

/** The proposal that a row stands for, or what is wrong with it and what would be right. */
export function proposalOfRow(
  row: PersonCandidate,
  directory: Directory,
  { day, normalisedName }: { day: string; normalisedName: string },
): { proposal: GrantProposal; wrong?: never } | { proposal?: never; wrong: Words[] } {
  const wrong: Words[] = []
  const say = (zh: string, en: string) => {
    wrong.push({ zh, en })
  }
  if (row.name === '') say('缺姓名', 'The name is missing')
  if (row.username === '') say('缺用户名', 'The user name is missing')
  const unit = unitOf(row.unit, directory, say)
  const role = roleOf(row.role, say)
  const phone = phoneOf(row.phone, say)
  const industries = industriesOf(row.industries, directory, say)
  const days = daysOf(row, day, say)
  const scope = role && unit ? scopeOf(role, unit, { row, directory, industries, say }) : null
  const known = directory.people.get(normalisedName)
  if (known && row.name !== '' && known.name !== row.name) {
    say(
      `用户名 ${normalisedName} 已是${known.name}的账号，请换一个用户名`,
      `The user name ${normalisedName} is ${known.name}’s; take another`,
    )
  }
  if (wrong.length > 0 || !role || !unit || !scope) return { wrong }
  const post = { role, title: row.title, unitId: unit.id, scope, ...days }
  const said = known
    ? { kind: 'addPost', personId: known.id, post }
    : { kind: 'createPerson', name: row.name, username: row.username, ...(phone ? { phone } : {}), posts: [post] }
  const read = GrantProposal.safeParse(said)
  if (read.success) return { proposal: read.data }
  return { wrong: read.error.issues.map(issue => readSaid(issue.message) ?? { zh: issue.message, en: issue.message }) }
}

type Say = (zh: string, en: string) => void

function unitOf(text: string, { units }: Directory, say: Say): UnitOfList | null {
  if (text === '') {
    say('缺单位', 'The unit is missing')
    return null
  }
  const found = units.get(foldText(text)) ?? []
  if (found.length === 1 && found[0]) return found[0]
  if (found.length === 0)
    say(
      `没有单位「${text}」，请按「单位与人员」中的名称填写`,
      `There is no unit “${text}”; write it as in the directory`,
    )
  else
    say(
      `有 ${found.length} 个单位叫「${text}」，请写全称：${found.map(({ name }) => name).join('、')}`,
      `${found.length} units are called “${text}”; write the full name: ${found.map(({ name }) => name).join(', ')}`,
    )
  return null
}

function roleOf(text: string, say: Say): Role | null {
  const role = rolesByWord.get(foldText(text))
  if (!role) {
    const known = Role.options
      .filter(one => scopesOfRole[one].some(kind => kind !== 'enterprises' && kind !== 'none'))
      .map(one => roleWords[one].zh)
      .join('、')
    say(text === '' ? `缺角色，可填：${known}` : `没有角色「${text}」，可填：${known}`, `The role is one of: ${known}`)
    return null
  }
  if (!administrators.includes(role)) return role
  say(
    '三员（系统管理员、安全管理员、审计员）须逐人提出，不能用表格导入',
    'The three administrators are proposed one by one, never by a list',
  )
  return null
}

function phoneOf(text: string, say: Say): string | null {
  if (text === '') return null
  const { phones } = parsePhones(text)
  if (phones.length !== 1) say(`电话「${text}」应为一个号码`, `“${text}” should be one telephone number`)
  return phones[0] ?? null
}

function industriesOf(text: string, { industries }: Directory, say: Say): string[] {
  const named = text.split(/[、,，;；/\s]+/).filter(part => part !== '' && part !== '全部')
  return named.flatMap(name => {
    const id = industries.get(foldText(name))
    if (id === undefined) say(`没有行业「${name}」`, `There is no industry “${name}”`)
    return id === undefined ? [] : [id]
  })
}

function daysOf(row: PersonCandidate, day: string, say: Say): { validFrom: string; validUntil?: string } {
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)
  for (const text of [row.validFrom, row.validUntil]) {
    if (text !== '' && !isDay(text))
      say(`日期「${text}」请写成 2024-06-01 的样子`, `Write the day “${text}” as 2024-06-01`)
  }
  return {
    validFrom: isDay(row.validFrom) ? row.validFrom : day,
    ...(isDay(row.validUntil) ? { validUntil: row.validUntil } : {}),
  }
}

/** The scope follows from role and unit: a unit of the city has the city, one of an area its area, a township's its township. */
function scopeOf(
  role: Role,
  unit: UnitOfList,
  said: { row: PersonCandidate; directory: Directory; industries: string[]; say: Say },
): Scope | null {
  const { row, directory, say } = said
  const kinds = scopesOfRole[role]
  const own = said.industries.length > 0 ? said.industries : unit.industries
  const industries = own.length > 0 ? [...own] : null
  if (kinds.includes('grids') && (row.grids !== '' || !kinds.includes('townships'))) {
    return gridsOf(row.grids, unit, directory, say)
  }
  if (kinds.includes('townships') && unit.township) {
    return { kind: 'townships', townships: [unit.township], industries }
  }
  if (kinds.includes('areas') && unit.area && unit.level === 'area')
    return { kind: 'areas', areas: [unit.area], industries }
  if (kinds.includes('city') && unit.level === 'city') return { kind: 'city', industries }
  say(
    `「${roleWords[role].zh}」的范围不能由单位「${unit.name}」得出，请在「新增人员」中逐个填写`,
    `The scope of a post of ${roleWords[role].en} does not follow from the unit; propose it by itself`,
  )
  return null
}

function gridsOf(text: string, unit: UnitOfList, { grids }: Directory, say: Say): Scope | null {
  const named = text.split(/[、,，;；/\s]+/).filter(Boolean)
  if (named.length === 0) {
    say('网格员须写明负责的网格', 'A grid worker’s grids have to be named')
    return null
  }
  const codes = named.flatMap(name => {
    const found = (grids.get(foldText(name)) ?? []).filter(({ township }) => township === unit.township)
    if (found.length === 1 && found[0]) return [found[0].code]
    say(`${unit.name}没有网格「${name}」`, `${unit.name} has no grid “${name}”`)
    return []
  })
  return codes.length === named.length ? { kind: 'grids', grids: codes } : null
}
