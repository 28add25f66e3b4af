import type { Words } from './endpoint.ts'
import type { Role } from './role.ts'

/** What each role is called where the campaign gives a post no title of its own. */
export const roleWords: Readonly<Record<Role, Words>> = {
  enterpriseContact: { zh: '企业环保负责人', en: 'Enterprise environmental contact' },
  gridWorker: { zh: '网格员', en: 'Grid worker' },
  townshipOfficer: { zh: '乡镇(街道)工作人员', en: 'Township officer' },
  areaIndustry: { zh: '区块行业主管部门', en: 'Area industry department' },
  areaEcology: { zh: '区块生态环境分局', en: 'Area ecology branch' },
  areaDepartment: { zh: '区块其他部门', en: 'Area department' },
  areaOffice: { zh: '区块工作专班', en: 'Area task force' },
  areaLeader: { zh: '区块分管领导', en: 'Area leader' },
  cityIndustry: { zh: '市级行业主管部门', en: 'City industry department' },
  cityEcology: { zh: '市生态环境局', en: 'City ecology bureau' },
  cityDepartment: { zh: '市级其他部门', en: 'City department' },
  workingGroup: { zh: '分行业工作组成员', en: 'Working group member' },
  cityOffice: { zh: '市整治办', en: 'City campaign office' },
  cityLeader: { zh: '市领导', en: 'City leader' },
  expert: { zh: '专家', en: 'Expert' },
  serviceProvider: { zh: '第三方服务机构', en: 'Service provider' },
  enforcer: { zh: '执法人员', en: 'Enforcement officer' },
  systemAdmin: { zh: '系统管理员', en: 'System administrator' },
  securityAdmin: { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
}
