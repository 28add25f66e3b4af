import { pinyin } from 'pinyin-pro'
import type { Campaign, Unit } from '#campaign/mandate/index.ts'
import type { Role, Scope } from '#contract/ground/role.ts'
import type { NewAccount } from '#ground/organisation/index.ts'
import type { DemoFacts } from './demo-facts.ts'
import { seeded } from './seeded.ts'

/** Offices where more than one person works: who did it never checks it, who checked it never closes it. */
const twoPersons: readonly Role[] = [
  'areaOffice',
  'areaEcology',
  'areaIndustry',
  'cityIndustry',
  'cityEcology',
  'cityOffice',
  'townshipOfficer',
]

const latin = (text: string) =>
  pinyin(text, { toneType: 'none', type: 'array' })
    .join('')
    .replaceAll(/[^a-z]/gi, '')

/** A person in every post that the plan names, one or two to a post. Enterprises' own people come with their enterprises. */
export function inventPeople(campaign: Campaign, facts: DemoFacts, passwordHash: string): NewAccount[] {
  const taken = new Set<string>()
  const accounts = campaign.units.flatMap(unit =>
    unit.roles.flatMap(role =>
      Array.from({ length: twoPersons.includes(role) ? 2 : 1 }, (_, number) => {
        const chance = seeded(`${unit.id} ${role} ${number}`)
        const wished = `${usernameOf(campaign, facts, unit, role)}${number === 0 ? '' : number + 1}`
        const username = (taken.has(wished) ? `${wished}.${unit.id.slice(-3)}` : wished).toLowerCase()
        taken.add(username)
        return {
          username,
          name: chance.pick(facts.names.surnames) + chance.pick(facts.names.givenNames),
          passwordHash,
          mustChangePassword: false,
          posts: [{ role, unitId: unit.id, scope: scopeOf(unit, role) }],
        }
      }),
    ),
  )
  const apart = (username: string, name: string, role: Role, scope: Scope, unitId = 'city-office'): NewAccount => ({
    username,
    name,
    passwordHash,
    mustChangePassword: false,
    posts: [{ role, unitId, scope }],
  })
  return [
    ...accounts,
    apart('expert', '李明远', 'expert', { kind: 'enterprises', enterprises: [] }, 'city-ecology'),
    apart('provider', '章海平', 'serviceProvider', { kind: 'enterprises', enterprises: [] }, 'city-ecology'),
    apart('admin', '系统管理员', 'systemAdmin', { kind: 'none' }),
    apart('security', '安全管理员', 'securityAdmin', { kind: 'none' }),
    apart('auditor', '审计员', 'auditor', { kind: 'none' }),
  ]
}

/** `kaihua.economy`, `kaihua.huabu`, `kaihua.huabu.grid`, `city.office`: the unit, and the role where it is not the unit's first. */
function usernameOf(campaign: Campaign, facts: DemoFacts, unit: Unit, role: Role): string {
  const further = unit.roles[0] === role ? '' : `.${furtherRoles[role] ?? role.toLowerCase()}`
  if (!unit.area) return unit.id.replace('-', '.') + further
  const area = facts.latin[unit.area] ?? unit.area
  if (!unit.township) return `${area}.${unit.id.slice(unit.area.length + 1)}${further}`
  const name = campaign.townships.find(({ code }) => code === unit.township)?.name ?? ''
  return `${area}.${latin(name.replace(/(街道|镇|乡|办事处)$/, ''))}${further}`
}

const furtherRoles: Partial<Record<Role, string>> = {
  gridWorker: 'grid',
  areaDepartment: 'department',
  cityDepartment: 'department',
}

function scopeOf(unit: Unit, role: Role): Scope {
  const industries =
    role === 'areaIndustry' || role === 'cityIndustry' || role === 'workingGroup' ? [...unit.industries] : null
  if (unit.level === 'city') return { kind: 'city', industries }
  if (!unit.township) return { kind: 'areas', areas: [unit.area ?? ''], industries }
  // the first version of a city's grids: one to a township
  return role === 'gridWorker'
    ? { kind: 'grids', grids: [`${unit.township}-01`] }
    : { kind: 'townships', townships: [unit.township], industries: null }
}
