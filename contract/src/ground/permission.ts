import type { Role } from './role.ts'

/**
 * The permission table: verb → roles that may use it at all. Which records a role reaches is its post's scope; which moment is
 * right is the noun's state table; who among the reachable posts holds a record is the noun's own guard.
 */
const areaOffices = ['areaIndustry', 'areaEcology', 'areaDepartment', 'areaOffice'] as const
const cityOffices = ['cityIndustry', 'cityEcology', 'cityDepartment', 'workingGroup', 'cityOffice'] as const
const field = ['gridWorker', 'townshipOfficer'] as const
const leaders = ['areaLeader', 'cityLeader'] as const
const officials = [...field, ...areaOffices, ...cityOffices, ...leaders, 'enforcer'] as const
const drafting = ['townshipOfficer', ...areaOffices, ...cityOffices, 'enforcer'] as const
const papers = [...drafting, ...leaders] as const
const administrators = ['systemAdmin', 'securityAdmin', 'auditor'] as const

export const permissions = {
  // 三(三)2 亮晒: board facts, across areas
  'board.read': officials,
  // 三(一)-1 the registry
  'enterprise.read': [...officials, 'expert', 'enterpriseContact', 'serviceProvider'],
  'enterprise.report': [...field, ...areaOffices, 'cityIndustry', 'cityEcology', 'cityOffice'],
  'enterprise.verify': ['areaIndustry', 'areaEcology', 'areaOffice'],
  'enterprise.confirm': ['cityIndustry'],
  'enterprise.return': ['areaIndustry', 'areaEcology', 'areaOffice', 'cityIndustry'],
  'enterprise.telephone': [...field, ...areaOffices, 'cityIndustry', 'cityEcology', 'cityOffice', 'enforcer'],
  'enterprise.import': [...field, ...areaOffices, 'cityIndustry', 'cityEcology', 'cityOffice'],
  'enterprise.void': ['areaIndustry', 'areaEcology', 'areaOffice', 'cityIndustry', 'cityEcology', 'cityOffice'],
  // 三(一)-2, 二-2 list two: what is emitted, who must be remediated, by which route
  'emission.record': ['townshipOfficer', 'areaIndustry', 'areaEcology', 'areaOffice', 'cityIndustry', 'cityEcology'],
  'inclusion.read': [...officials, 'expert', 'enterpriseContact'],
  'inclusion.propose': ['areaEcology'],
  'inclusion.countersign': ['cityIndustry'],
  'inclusion.decide': ['cityEcology'],
  'inclusion.reopen': ['areaEcology', 'cityEcology'],
  // whoever takes one of the three steps above on many at once; which of them is judged row by row
  'inclusion.work': ['areaEcology', 'cityIndustry', 'cityEcology'],
  'signal.read': ['townshipOfficer', ...areaOffices, ...cityOffices, ...leaders, 'enforcer'],
  // what matches no enterprise has no industry: it is received by posts that are bound to none
  'signal.record': ['townshipOfficer', 'areaEcology', 'areaOffice', 'cityEcology', 'cityOffice'],
  'signal.decide': ['areaEcology', 'areaOffice', 'cityEcology'],
  // 应纳未纳: looked through by the offices of areas and of the city; an ecology branch or bureau decides, so does the industry's department
  'omission.read': [...areaOffices, ...cityOffices, ...leaders, 'enforcer'],
  'omission.decide': ['areaIndustry', 'areaEcology', 'areaOffice', 'cityEcology'],
  // a row that names no enterprise may belong to no industry: rosters are received by posts that are bound to none
  'roster.receive': ['areaEcology', 'areaOffice', 'cityEcology', 'cityOffice'],
  'route.set': ['areaIndustry', 'areaEcology', 'areaOffice'],
  'route.verify': ['townshipOfficer', 'areaIndustry', 'areaEcology', 'areaOffice', 'enforcer'],
  // 三(一)-1 what an enterprise confirms of itself, and its own page; its township answers what it proposes
  'ownView.read': ['enterpriseContact'],
  'facts.confirm': ['enterpriseContact'],
  'facts.answer': ['townshipOfficer', 'areaIndustry', 'areaEcology'],
  // 三(一)-3 assessment by the industry's checklist
  'assessment.read': [...officials, 'expert', 'enterpriseContact', 'serviceProvider'],
  'assessment.record': ['townshipOfficer', 'areaIndustry', 'areaEcology', 'expert', 'serviceProvider'],
  'assessment.void': ['areaIndustry', 'areaEcology', 'areaOffice', 'cityIndustry', 'cityEcology', 'cityOffice'],
  // 二-4, 三(一)-3 what enterprises are checked against: read by whoever works by it, drafted and put in force by who is in charge of it
  'checklist.read': [...officials, 'expert', 'enterpriseContact', 'serviceProvider'],
  'checklist.draft': ['cityIndustry', 'cityEcology'],
  'checklist.approve': ['cityIndustry', 'cityEcology'],
  // 三(一)-1 records that may be one: seen by whoever keeps the registry, decided by whoever verifies or confirms it
  'duplicate.read': ['townshipOfficer', ...areaOffices, 'cityIndustry', 'cityEcology', 'cityOffice'],
  'duplicate.decide': ['areaIndustry', 'areaEcology', 'areaOffice', 'cityIndustry'],
  // 三(一)-1 to 三(一)-3 rules over the whole base: mended by whoever keeps the record, waived by whoever verifies it
  'integrity.read': ['townshipOfficer', ...areaOffices, ...cityOffices, ...leaders],
  'integrity.waive': ['areaIndustry', 'areaEcology', 'areaOffice', 'cityIndustry', 'cityEcology', 'cityOffice'],
  // 三(一)-2 一刀切防线: asked by whoever may take the watched steps, decided above the areas; seen by those who take them or lead them
  'guard.read': [...areaOffices, ...cityOffices, ...leaders],
  'guard.ask': [...areaOffices, 'cityIndustry', 'cityEcology', 'cityDepartment', 'cityOffice'],
  'guard.decide': ['cityOffice', 'cityLeader'],
  // 三(一)-1 to 三(一)-3 frozen versions of the lists, by whoever hands them up
  'list.read': officials,
  'list.freeze': ['areaIndustry', 'areaEcology', 'areaOffice', 'cityIndustry', 'cityEcology', 'cityOffice'],
  // 三(一)-3, 三(三)1, 三(三)3 problems and their measures
  'problem.read': [...officials, 'expert', 'enterpriseContact'],
  'problem.report': [...field, ...areaOffices, ...cityOffices, 'enforcer'],
  'problem.assign': [...areaOffices, 'cityIndustry', 'cityEcology', 'cityDepartment', 'cityOffice'],
  'problem.handOver': [...field, ...areaOffices, ...cityOffices, 'enterpriseContact'],
  'problem.rectify': [...field, ...areaOffices, ...cityOffices, 'enterpriseContact'],
  'problem.check': [...field, ...areaOffices, 'cityIndustry', 'cityEcology', 'cityOffice', 'expert'],
  'problem.close': ['areaIndustry', 'areaEcology', 'areaOffice', 'cityOffice'],
  'problem.decideTerm': [...areaOffices, 'cityIndustry', 'cityEcology', 'cityDepartment', 'cityOffice'],
  'problem.exit': ['areaIndustry', 'areaEcology', 'areaOffice', 'cityIndustry', 'cityEcology', 'cityOffice'],
  'problem.urge': [...areaOffices, ...cityOffices, ...leaders],
  'problem.void': ['areaIndustry', 'areaEcology', 'areaOffice', 'cityEcology', 'cityOffice'],
  // 三(三)2 the exchange with the province's system: two offices of the city speak with it
  'exchange.work': ['cityEcology', 'cityOffice'],
  'measure.draft': [...field, ...areaOffices, 'enterpriseContact', 'serviceProvider'],
  'measure.approve': ['areaIndustry', 'areaEcology', 'areaOffice'],
  // 三(三)1 一企一策: drafted, promised, advised on, approved and filed by different hands
  'enterprisePlan.read': [...officials, 'expert', 'enterpriseContact', 'serviceProvider'],
  'enterprisePlan.draft': ['townshipOfficer', 'areaIndustry', 'areaEcology', 'serviceProvider'],
  'enterprisePlan.promise': ['townshipOfficer', 'enterpriseContact'],
  // a written opinion is recorded by the area's offices
  'enterprisePlan.opine': ['areaIndustry', 'areaEcology', 'areaOffice', 'expert'],
  'enterprisePlan.approve': ['areaIndustry', 'areaEcology', 'areaOffice'],
  'enterprisePlan.file': ['cityEcology', 'cityOffice'],
  'enterprisePlan.reach': ['townshipOfficer', 'enterpriseContact'],
  // 全文: the plan's own duties
  'task.read': officials,
  'task.act': [...field, ...areaOffices, ...cityOffices, 'areaLeader', 'enforcer'],
  'task.confirm': [
    'areaOffice',
    'cityIndustry',
    'cityEcology',
    'cityDepartment',
    'cityOffice',
    'cityLeader',
    'enforcer',
  ],
  'task.urge': ['areaOffice', ...cityOffices, ...leaders, 'enforcer'],
  // 文书: papers of one's unit, whatever they are about
  'document.read': papers,
  // what was numbered, without what it says: of one’s own unit, or of every unit
  'document.register': [...papers, 'auditor'],
  'document.audit': ['auditor'],
  'document.draft': drafting,
  'document.review': papers,
  'document.countersign': papers,
  'document.sign': papers,
  'document.receive': papers,
  'document.void': papers,
  // 公文模板: read by whoever keeps papers, written by 市整治办, whose second person puts it in force
  'documentTemplate.read': papers,
  'documentTemplate.draft': ['cityOffice'],
  'documentTemplate.approve': ['cityOffice'],
  // everyone's own things
  'worklist.read': [...officials, 'expert', 'enterpriseContact', 'serviceProvider', ...administrators],
  'file.upload': [...officials, 'expert', 'enterpriseContact', 'serviceProvider'],
  'file.read': [...officials, 'expert', 'enterpriseContact', 'serviceProvider'],
  'notification.read': [...officials, 'expert', 'enterpriseContact', 'serviceProvider', ...administrators],
  'search.use': [...officials, 'expert', 'enterpriseContact'],
  'view.save': [...officials, 'expert', 'enterpriseContact', ...administrators],
  'organisation.read': [...officials, ...administrators],
  // what the campaign's folder and the office's calendar say, for whoever works by it
  'campaign.read': [...officials, ...administrators],
  'calendar.read': [...officials, ...administrators],
  // 三员分立
  'system.configure': ['systemAdmin'],
  'backup.read': ['systemAdmin', 'auditor'],
  'organisation.manage': ['systemAdmin'],
  'grant.approve': ['securityAdmin'],
  'grant.read': administrators,
  'session.revokeAny': ['securityAdmin'],
  'account.lock': ['securityAdmin'],
  'audit.read': ['auditor'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** What binds others: whoever may do one of these holds a deciding post, of which more can be asked at sign-in. */
const deciding = [
  'checklist.approve',
  'documentTemplate.approve',
  'enterprise.confirm',
  'guard.decide',
  'problem.close',
  'problem.decideTerm',
  'problem.exit',
  'problem.void',
  'measure.approve',
  'enterprisePlan.approve',
  'enterprisePlan.file',
  'task.confirm',
  'system.configure',
  'grant.approve',
  'account.lock',
] as const satisfies readonly Permission[]

/** Whether posts of this role decide. */
export function roleDecides(role: Role): boolean {
  return deciding.some(permission => roleMay(role, permission))
}

/** Whether a role may use a verb at all; scope and state come on top. */
export function roleMay(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role)
}
