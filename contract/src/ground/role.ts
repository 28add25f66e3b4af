import { z } from 'zod'

/**
 * The roles of product.md. A post is a role in a unit with a scope; titles and units are data of the campaign, so another
 * city may call them otherwise.
 */
export const Role = z.enum([
  'enterpriseContact',
  'gridWorker',
  'townshipOfficer',
  'areaIndustry',
  'areaEcology',
  'areaDepartment',
  'areaOffice',
  'areaLeader',
  'cityIndustry',
  'cityEcology',
  'cityDepartment',
  'workingGroup',
  'cityOffice',
  'cityLeader',
  'expert',
  'serviceProvider',
  'enforcer',
  'systemAdmin',
  'securityAdmin',
  'auditor',
])
export type Role = z.infer<typeof Role>

/** Who may read board facts (亮晒): every official post, across areas. Enterprises, experts and the three administrators may not. */
export const officialRoles: readonly Role[] = [
  'gridWorker',
  'townshipOfficer',
  'areaIndustry',
  'areaEcology',
  'areaDepartment',
  'areaOffice',
  'areaLeader',
  'cityIndustry',
  'cityEcology',
  'cityDepartment',
  'workingGroup',
  'cityOffice',
  'cityLeader',
  'enforcer',
]

/**
 * Whether a post of this role acts for the unit it is entered under: receives what is handed to it, holds its duties, reads its copies.
 * Contacts, experts and service providers are entered under a unit that looks after them, and the administrators under one that keeps
 * the system; none of them has its rights. Service posts, which are no role of a person, act for the system itself.
 */
export function actsForUnit(role: string): boolean {
  return !(Role.options as readonly string[]).includes(role) || (officialRoles as readonly string[]).includes(role)
}

/**
 * Which rows a post reaches. `industries: null` means every industry. `none` is for the three administrators, who have no
 * business scope at all.
 */
export const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('city'), industries: z.array(z.string()).nullable() }),
  z.object({ kind: z.literal('areas'), areas: z.array(z.string()).min(1), industries: z.array(z.string()).nullable() }),
  z.object({
    kind: z.literal('townships'),
    townships: z.array(z.string()).min(1),
    industries: z.array(z.string()).nullable(),
  }),
  z.object({ kind: z.literal('grids'), grids: z.array(z.string()).min(1) }),
  z.object({ kind: z.literal('enterprises'), enterprises: z.array(z.uuid()) }),
  z.object({ kind: z.literal('none') }),
])
export type Scope = z.infer<typeof Scope>
