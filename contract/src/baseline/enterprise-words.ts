import { z } from 'zod'
import type { Words } from '../ground/endpoint.ts'

/** 企业, 作坊 (mostly an individual business), 加工户 (often without a licence). */
export const EnterpriseKind = z.enum(['company', 'workshop', 'household'])
export type EnterpriseKind = z.infer<typeof EnterpriseKind>
export const enterpriseKindWords: Readonly<Record<EnterpriseKind, Words>> = {
  company: { zh: '企业', en: 'Company' },
  workshop: { zh: '作坊', en: 'Workshop' },
  household: { zh: '加工户', en: 'Household' },
}

/** 规上/规下: above or below the size from which statistics are reported. */
export const EnterpriseScale = z.enum(['aboveScale', 'belowScale'])
export type EnterpriseScale = z.infer<typeof EnterpriseScale>
export const enterpriseScaleWords: Readonly<Record<EnterpriseScale, Words>> = {
  aboveScale: { zh: '规上', en: 'Above statistical scale' },
  belowScale: { zh: '规下', en: 'Below statistical scale' },
}

/** 排污许可 as the 分类管理名录 divides it. */
export const PermitKind = z.enum(['keyManagement', 'simplifiedManagement', 'registration', 'none'])
export type PermitKind = z.infer<typeof PermitKind>
export const permitKindWords: Readonly<Record<PermitKind, Words>> = {
  keyManagement: { zh: '重点管理', en: 'Key management' },
  simplifiedManagement: { zh: '简化管理', en: 'Simplified management' },
  registration: { zh: '登记管理', en: 'Registration' },
  none: { zh: '未办理', en: 'None' },
}

/** 环评: the kind of paper the environmental impact assessment is. */
export const EiaKind = z.enum(['report', 'form', 'registrationForm', 'none'])
export type EiaKind = z.infer<typeof EiaKind>
export const eiaKindWords: Readonly<Record<EiaKind, Words>> = {
  report: { zh: '报告书', en: 'Report' },
  form: { zh: '报告表', en: 'Form' },
  registrationForm: { zh: '登记表', en: 'Registration form' },
  none: { zh: '未办理', en: 'None' },
}

/** Whether it produces; not the state of its record. */
export const ProductionState = z.enum(['producing', 'suspended', 'building', 'stopped'])
export type ProductionState = z.infer<typeof ProductionState>
export const productionStateWords: Readonly<Record<ProductionState, Words>> = {
  producing: { zh: '在产', en: 'Producing' },
  suspended: { zh: '停产', en: 'Suspended' },
  building: { zh: '在建', en: 'Being built' },
  stopped: { zh: '关闭', en: 'Stopped for good' },
}

/** How it was found. */
export const FindingSource = z.enum(['survey', 'petition', 'enforcement', 'grid', 'powerData', 'import', 'other'])
export type FindingSource = z.infer<typeof FindingSource>
export const findingSourceWords: Readonly<Record<FindingSource, Words>> = {
  survey: { zh: '摸排', en: 'Survey' },
  petition: { zh: '信访', en: 'Petition' },
  enforcement: { zh: '执法', en: 'Enforcement' },
  grid: { zh: '网格', en: 'Grid' },
  powerData: { zh: '用电数据', en: 'Power data' },
  import: { zh: '清单导入', en: 'Import' },
  other: { zh: '其他', en: 'Other' },
}
