import type { Role, Scope } from './role.ts'

/** Which kinds of scope a post of each role may have. The three administrators have none: no business data at all. */
export const scopesOfRole: Readonly<Record<Role, readonly Scope['kind'][]>> = {
  enterpriseContact: ['enterprises'],
  gridWorker: ['grids', 'townships'],
  townshipOfficer: ['townships'],
  areaIndustry: ['areas'],
  areaEcology: ['areas'],
  areaDepartment: ['areas'],
  areaOffice: ['areas'],
  areaLeader: ['areas'],
  cityIndustry: ['city'],
  cityEcology: ['city'],
  cityDepartment: ['city'],
  workingGroup: ['city'],
  cityOffice: ['city'],
  cityLeader: ['city'],
  expert: ['enterprises', 'city', 'areas'],
  serviceProvider: ['enterprises'],
  enforcer: ['city', 'areas'],
  systemAdmin: ['none'],
  securityAdmin: ['none'],
  auditor: ['none'],
}
