import type { EnterpriseFacts } from '#contract/baseline/enterprise-actions.ts'
import type {
  EiaKind,
  EnterpriseKind,
  EnterpriseScale,
  PermitKind,
  ProductionState,
} from '#contract/baseline/enterprise-words.ts'
import type { EnterpriseCandidate } from './enterprise-target/enterprise-candidate.ts'
import { enterpriseFields } from './enterprise-target/enterprise-fields.ts'

/** Facts that have no field of their own go to the remarks, with what their column is called. */
const kept: Record<string, true> = {
  scale: true,
  products: true,
  capacity: true,
  permit: true,
  assessment: true,
  industryCode: true,
  remarks: true,
}

/** What a row says of an enterprise, as the fields of the registry. Only what it says: a blank is left out, and so never wipes anything. */
export function factsOfCandidate(candidate: EnterpriseCandidate): EnterpriseFacts {
  const { facts } = candidate
  const permit = facts.permit ?? ''
  const assessment = facts.assessment ?? ''
  return said({
    uscc: candidate.uscc,
    contactName: cut(candidate.contact, 60),
    phone: cut(candidate.phones.join('、'), 60),
    village: cut(candidate.village, 60),
    address: cut(candidate.address, 200),
    place:
      candidate.longitude !== null && candidate.latitude !== null
        ? { lng: candidate.longitude, lat: candidate.latitude }
        : null,
    scale: scaleOf(facts.scale ?? ''),
    products: cut(facts.products, 300),
    capacity: cut(facts.capacity, 200),
    permitKind: permitKindOf(permit),
    permitNumber: cut(permitNumberOf(permit), 60),
    eiaKind: eiaKindOf(assessment),
    eiaNumber: /[\d〔[（(]/.test(assessment) ? cut(assessment, 120) : null,
    productionState: productionStateOf(candidate.productionState ?? ''),
    gbt4754: cut(facts.industryCode, 20),
    remarks: cut(remarksOf(candidate), 1000),
  })
}

/** 企业 unless the list says or the name shows otherwise; what is neither is a workshop where it has no code. */
export function kindOfCandidate(candidate: EnterpriseCandidate): EnterpriseKind {
  return candidate.kind ?? (candidate.uscc ? (candidate.uscc.startsWith('92') ? 'workshop' : 'company') : 'workshop')
}

function said(facts: EnterpriseFacts): EnterpriseFacts {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )
}

function cut(text: string | null | undefined, most: number): string | null {
  return text ? text.slice(0, most) : null
}

function scaleOf(text: string): EnterpriseScale | null {
  if (/规下|以下|^否$|^不是$/.test(text)) return 'belowScale'
  return /规上|以上|^是$/.test(text) ? 'aboveScale' : null
}

function permitKindOf(text: string): PermitKind | null {
  if (/重点/.test(text)) return 'keyManagement'
  if (/简化/.test(text)) return 'simplifiedManagement'
  if (/登记/.test(text)) return 'registration'
  return /^(无|没有|未办理?|未申领)/.test(text.replace(/^.*：/, '')) ? 'none' : null
}

function permitNumberOf(text: string): string | null {
  return text.match(/[0-9A-Z]{18}(?:[0-9A-Z]{0,4})/i)?.[0].toUpperCase() ?? null
}

function eiaKindOf(text: string): EiaKind | null {
  if (/登记表|备案/.test(text)) return 'registrationForm'
  if (/报告表/.test(text)) return 'form'
  if (/报告书/.test(text)) return 'report'
  return /^(无|没有|未办理?|未批先建)/.test(text.replace(/^.*：/, '')) ? 'none' : null
}

function productionStateOf(text: string): ProductionState | null {
  if (/关停|关闭|注销|拆除|淘汰|取缔|搬离|倒闭/.test(text)) return 'stopped'
  if (/停产|停业|歇业|未生产|不在产|^否$/.test(text)) return 'suspended'
  if (/在建|筹建|建设中/.test(text)) return 'building'
  return /在产|正常|生产中|营业|投产|^是$/.test(text) ? 'producing' : null
}

function remarksOf({ facts }: EnterpriseCandidate): string {
  const more = Object.entries(facts).flatMap(([key, text]) => {
    if (kept[key]) return []
    const label = enterpriseFields.find(field => field.key === key)?.zh ?? key
    return [`${label}：${text}`]
  })
  return [facts.remarks ?? '', ...more].filter(Boolean).join('；')
}
