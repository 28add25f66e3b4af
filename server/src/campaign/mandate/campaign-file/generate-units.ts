import type { z } from 'zod'
import type { AreasFile, IndustriesFile, UnitsFile } from '#contract/mandate/campaign-file.ts'
import type { Township, Unit } from './campaign.ts'

type Industries = z.infer<typeof IndustriesFile>['industries']
type Areas = z.infer<typeof AreasFile>['areas']
type Units = z.infer<typeof UnitsFile>

const cityPrefix = 'city-'

/**
 * Every unit of the campaign: the city's as listed, one of each pattern per area (`330881-ecology`), the townships under their
 * own codes and a working group per industry (`group-glass`).
 */
export function generateUnits(
  city: string,
  units: Units,
  industries: Industries,
  areas: Areas,
  townships: readonly Township[],
): Unit[] {
  const ledBy = (unit: string) => industries.filter(({ lead }) => lead === unit).map(({ id }) => id)
  const cityUnits = units.city.map(
    (unit): Unit => ({
      ...unit,
      ...empty,
      level: unit.kind === 'province' ? 'province' : 'city',
      parent: unit.kind === 'province' || unit.kind === 'leadingGroup' ? null : leadingGroupOf(units),
      industries: ledBy(unit.id),
    }),
  )
  const groups = industries.map(
    ({ id, name, lead }): Unit => ({
      ...empty,
      id: workingGroupId(id),
      name: units.perIndustry.name.replaceAll('{industry}', name),
      shortName: `${name}工作组`,
      kind: 'workingGroup',
      level: 'city',
      parent: leadingGroupOf(units),
      industries: [id],
      members: [
        ...new Set([
          ...units.perIndustry.members.map(member => (member === '@cityIndustry' ? lead : member)),
          ...(units.perIndustry.furtherMembers[id] ?? []),
        ]),
      ],
      roles: units.perIndustry.roles,
    }),
  )
  const cityIds = new Set(units.city.map(({ id }) => id))
  const areaUnits = areas.flatMap(area =>
    units.perArea.map((pattern): Unit => {
      const fill = (text: string) =>
        text
          .replaceAll('{area}', area.name)
          .replaceAll('{short}', area.kind === 'zone' ? area.name : (area.shortNames[0] ?? area.name))
          .replaceAll('{city}', city)
      const counterpart = cityPrefix + pattern.suffix
      return {
        ...empty,
        id: `${area.code}-${pattern.suffix}`,
        name: fill(area.kind === 'zone' ? pattern.inZone : pattern.inCounty),
        shortName: fill(pattern.shortName),
        kind: pattern.kind,
        level: 'area',
        parent: pattern.kind === 'areaGovernment' ? leadingGroupOf(units) : `${area.code}-${governmentSuffix(units)}`,
        area: area.code,
        industries: ledBy(counterpart),
        counterpart: cityIds.has(counterpart) ? counterpart : null,
        roles: pattern.roles,
      }
    }),
  )
  const townshipUnits = townships.map(
    (township): Unit => ({
      ...empty,
      id: township.code,
      name: township.name,
      shortName: township.name,
      kind: 'township',
      level: 'township',
      parent: `${township.area}-${governmentSuffix(units)}`,
      area: township.area,
      township: township.code,
      roles: units.perTownship.roles,
    }),
  )
  return [...cityUnits, ...groups, ...areaUnits, ...townshipUnits]
}

/** Id of an industry's working group: `group-glass`. */
export function workingGroupId(industry: string): string {
  return `group-${industry}`
}

/** Suffix of the area's unit with the same function as a city unit: `economy` for `city-economy`. */
export function areaSuffix(cityUnit: string): string {
  return cityUnit.startsWith(cityPrefix) ? cityUnit.slice(cityPrefix.length) : cityUnit
}

const empty = { area: null, township: null, industries: [], counterpart: null, members: [] } as const

function leadingGroupOf(units: Units): string | null {
  return units.city.find(({ kind }) => kind === 'leadingGroup')?.id ?? null
}

function governmentSuffix(units: Units): string {
  return units.perArea.find(({ kind }) => kind === 'areaGovernment')?.suffix ?? 'government'
}
