import type { Words } from '../ground/endpoint.ts'
import type { EnterpriseField } from './enterprise.ts'

/** What each field of the registry is called, in forms, in histories and in sentences about lists. */
export const enterpriseFieldWords: Readonly<Record<EnterpriseField, Words>> = {
  name: { zh: '名称', en: 'Name' },
  kind: { zh: '类型', en: 'Kind' },
  uscc: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  usccReason: { zh: '代码存疑仍采用的理由', en: 'Why a doubtful code was taken' },
  legalPerson: { zh: '法定代表人', en: 'Legal representative' },
  contactName: { zh: '联系人', en: 'Contact' },
  phone: { zh: '联系电话', en: 'Telephone' },
  area: { zh: '区块', en: 'Area' },
  township: { zh: '乡镇（街道）', en: 'Township' },
  village: { zh: '村（社区）', en: 'Village' },
  grid: { zh: '网格', en: 'Grid' },
  address: { zh: '地址', en: 'Address' },
  place: { zh: '坐标', en: 'Coordinates' },
  industries: { zh: '行业', en: 'Industries' },
  scale: { zh: '规模', en: 'Scale' },
  products: { zh: '主要产品', en: 'Products' },
  capacity: { zh: '产能', en: 'Capacity' },
  startedOn: { zh: '投产时间', en: 'Producing since' },
  landUse: { zh: '用地性质', en: 'Land use' },
  eiaKind: { zh: '环评类型', en: 'Environmental impact assessment' },
  eiaNumber: { zh: '环评文号', en: 'Number of the assessment' },
  permitKind: { zh: '排污许可', en: 'Discharge permit' },
  permitNumber: { zh: '许可证编号', en: 'Number of the permit' },
  permitUntil: { zh: '许可证有效期至', en: 'Permit valid until' },
  productionState: { zh: '生产状态', en: 'Production' },
  gbt4754: { zh: 'GB/T 4754 小类', en: 'GB/T 4754 class' },
  source: { zh: '发现来源', en: 'Found by' },
  remarks: { zh: '备注', en: 'Remarks' },
}
