import type { Role, Scope } from '#contract/ground/role.ts'

/** The five places of the small city: each differs from `here` by the one thing that bounds some kind of post. */
export const places = {
  here: { area: '330881', township: '330881121', grid: '330881121-01', industry: 'wood-furniture' },
  otherGrid: { area: '330881', township: '330881121', grid: '330881121-02', industry: 'wood-furniture' },
  otherIndustry: { area: '330881', township: '330881121', grid: '330881121-01', industry: 'glass' },
  neighbour: { area: '330881', township: '330881102', grid: '330881102-01', industry: 'wood-furniture' },
  otherArea: { area: '330822', township: '330822104', grid: '330822104-01', industry: 'wood-furniture' },
} as const
export type Place = keyof typeof places
export const everywhere = Object.keys(places) as Place[]

export interface Post {
  readonly role: Role
  readonly unitId: string
  /** Enterprises are named by their place; their ids are made with the city. */
  readonly scope: Exclude<Scope, { kind: 'enterprises' }> | { readonly kind: 'enterprises'; readonly of: Place }
  /** By hand, from security.md: scope = area nodes × industries, or enterprises. Not worked out by what is under test. */
  readonly reaches: readonly Place[]
}

const jiangshan = (industries: string[] | null = null): Scope & { kind: 'areas' } => ({
  kind: 'areas',
  areas: ['330881'],
  industries,
})
const city = (industries: string[] | null = null): Scope & { kind: 'city' } => ({ kind: 'city', industries })
const wood = ['wood-furniture']

const inJiangshan: readonly Place[] = ['here', 'otherGrid', 'otherIndustry', 'neighbour']
const woodEverywhere: readonly Place[] = ['here', 'otherGrid', 'neighbour', 'otherArea']

/** One post of every role, and four who stand on the other side of a boundary. */
export const posts = {
  enterpriseContact: {
    role: 'enterpriseContact',
    // an enterprise is no unit: its contact is entered under the one that looks after it, and has none of that unit's rights
    unitId: '330881-ecology',
    scope: { kind: 'enterprises', of: 'here' },
    reaches: ['here'],
  },
  gridWorker: {
    role: 'gridWorker',
    unitId: '330881121',
    scope: { kind: 'grids', grids: ['330881121-01'] },
    reaches: ['here', 'otherIndustry'],
  },
  townshipOfficer: {
    role: 'townshipOfficer',
    unitId: '330881121',
    scope: { kind: 'townships', townships: ['330881121'], industries: null },
    reaches: ['here', 'otherGrid', 'otherIndustry'],
  },
  areaIndustry: {
    role: 'areaIndustry',
    unitId: '330881-economy',
    scope: jiangshan(wood),
    reaches: ['here', 'otherGrid', 'neighbour'],
  },
  areaEcology: { role: 'areaEcology', unitId: '330881-ecology', scope: jiangshan(), reaches: inJiangshan },
  areaDepartment: { role: 'areaDepartment', unitId: '330881-emergency', scope: jiangshan(), reaches: inJiangshan },
  areaOffice: { role: 'areaOffice', unitId: '330881-office', scope: jiangshan(), reaches: inJiangshan },
  areaLeader: { role: 'areaLeader', unitId: '330881-government', scope: jiangshan(), reaches: inJiangshan },
  cityIndustry: { role: 'cityIndustry', unitId: 'city-economy', scope: city(wood), reaches: woodEverywhere },
  cityEcology: { role: 'cityEcology', unitId: 'city-ecology', scope: city(), reaches: everywhere },
  cityDepartment: { role: 'cityDepartment', unitId: 'city-reform', scope: city(), reaches: everywhere },
  workingGroup: { role: 'workingGroup', unitId: 'group-wood-furniture', scope: city(wood), reaches: woodEverywhere },
  cityOffice: { role: 'cityOffice', unitId: 'city-office', scope: city(), reaches: everywhere },
  cityLeader: { role: 'cityLeader', unitId: 'city-leading-group', scope: city(), reaches: everywhere },
  expert: {
    role: 'expert',
    unitId: '330881-ecology',
    scope: { kind: 'enterprises', of: 'here' },
    reaches: ['here'],
  },
  serviceProvider: {
    role: 'serviceProvider',
    unitId: '330881-ecology',
    scope: { kind: 'enterprises', of: 'here' },
    reaches: ['here'],
  },
  enforcer: { role: 'enforcer', unitId: '330881-enforcement', scope: jiangshan(), reaches: inJiangshan },
  systemAdmin: { role: 'systemAdmin', unitId: 'city-office', scope: { kind: 'none' }, reaches: [] },
  securityAdmin: { role: 'securityAdmin', unitId: 'city-office', scope: { kind: 'none' }, reaches: [] },
  auditor: { role: 'auditor', unitId: 'city-office', scope: { kind: 'none' }, reaches: [] },
  neighbourOfficer: {
    role: 'townshipOfficer',
    unitId: '330881102',
    scope: { kind: 'townships', townships: ['330881102'], industries: null },
    reaches: ['neighbour'],
  },
  neighbourContact: {
    role: 'enterpriseContact',
    unitId: '330881-ecology',
    scope: { kind: 'enterprises', of: 'neighbour' },
    reaches: ['neighbour'],
  },
  changshanEcology: {
    role: 'areaEcology',
    unitId: '330822-ecology',
    scope: { kind: 'areas', areas: ['330822'], industries: null },
    reaches: ['otherArea'],
  },
  glassDepartment: {
    role: 'cityIndustry',
    unitId: 'city-economy',
    scope: city(['glass']),
    reaches: ['otherIndustry'],
  },
} as const satisfies Record<string, Post>
export type PostName = keyof typeof posts
export const postNames = Object.keys(posts) as PostName[]

/** Posts by what product.md says each comes for; a row of the matrix names the roles that may use its route. */
export const field = ['gridWorker', 'townshipOfficer'] as const
export const areaOffices = ['areaIndustry', 'areaEcology', 'areaDepartment', 'areaOffice'] as const
/** The area's offices that answer for the list and the closing of problems: all but its other departments. */
export const areaInCharge = ['areaIndustry', 'areaEcology', 'areaOffice'] as const
export const cityOffices = ['cityIndustry', 'cityEcology', 'cityDepartment', 'workingGroup', 'cityOffice'] as const
export const leaders = ['areaLeader', 'cityLeader'] as const
export const administrators = ['systemAdmin', 'securityAdmin', 'auditor'] as const
/** 亮晒: every official post; enterprises, experts, service providers and the three administrators are none. */
export const officials = [...field, ...areaOffices, ...cityOffices, ...leaders, 'enforcer'] as const
