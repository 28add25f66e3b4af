import type { CampaignFault } from './campaign-fault.ts'
import { findRepeated } from './find-repeated.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

const file = 'units.yaml'

/** The units every area has, which `@areaOffice` and the like are filled from. */
const requiredAreaUnits = {
  areaGovernment: 'government',
  areaTaskForce: 'office',
  ecology: 'ecology',
  enforcement: 'enforcement',
} as const

/** Units: unique ids, the kinds the product cannot do without, and members that exist. */
export function checkUnits({ units, industries }: CampaignFiles): CampaignFault[] {
  if (!units) return []
  const faults: CampaignFault[] = []
  for (const [list, ids] of [
    ['city', units.city.map(({ id }) => id)],
    ['perArea', units.perArea.map(({ suffix }) => suffix)],
  ] as const)
    for (const { value, index, first } of findRepeated(ids))
      faults.push({
        file,
        path: `${list}[${index}]`,
        zh: `${value} 已用于 ${list}[${first}]`,
        en: `${value} is already used by ${list}[${first}]`,
      })
  for (const kind of ['leadingGroup', 'leadingGroupOffice', 'ecology'] as const) {
    const count = units.city.filter(unit => unit.kind === kind).length
    if (count !== 1)
      faults.push({
        file,
        path: 'city',
        zh: `应正好有一个 kind 为 ${kind} 的市级单位，现有 ${count} 个`,
        en: `expected exactly one city unit of kind ${kind}, found ${count}`,
      })
  }
  for (const [kind, suffix] of Object.entries(requiredAreaUnits)) {
    const suffixes = units.perArea.filter(unit => unit.kind === kind).map(unit => unit.suffix)
    if (suffixes.length !== 1 || suffixes[0] !== suffix)
      faults.push({
        file,
        path: 'perArea',
        zh: `每个区块应正好有一个 kind 为 ${kind} 的单位，suffix 为 ${suffix}，现有 ${suffixes.join('、') || '0 个'}`,
        en: `expected exactly one unit of kind ${kind} per area, with suffix ${suffix}; found ${suffixes.join(', ') || 'none'}`,
      })
  }
  const cityIds = new Set(units.city.map(({ id }) => id))
  const checkMember = (member: string, path: string) => {
    if (member !== '@cityIndustry' && !cityIds.has(member))
      faults.push({
        file,
        path,
        zh: `没有单位 ${member}，应为 city 中的 id 或 @cityIndustry`,
        en: `there is no unit ${member}; expected an id under city, or @cityIndustry`,
      })
  }
  units.perIndustry.members.forEach((member, index) => {
    checkMember(member, `perIndustry.members[${index}]`)
  })
  for (const [industry, members] of Object.entries(units.perIndustry.furtherMembers)) {
    const path = `perIndustry.furtherMembers.${industry}`
    if (industries && !industries.industries.some(({ id }) => id === industry))
      faults.push({ file, path, zh: `没有行业 ${industry}`, en: `there is no industry ${industry}` })
    members.forEach((member, index) => {
      checkMember(member, `${path}[${index}]`)
    })
  }
  return faults
}
