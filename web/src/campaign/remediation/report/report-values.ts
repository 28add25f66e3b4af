import type { SubjectKind } from '#contract/remediation/problem.ts'
import { filled, put } from '../action/input-of.ts'

/** What the form holds, by the path in the request. Empty text is nothing. */
export interface ReportValues {
  'subject.kind': SubjectKind
  'subject.enterpriseId': string
  'subject.siteId': string
  'subject.siteName': string
  'subject.unitId': string
  'subject.area': string
  'subject.township': string
  'subject.industry': string
  dimension: string
  clause: string
  words: string
  cause: string
  causeKind: string
  source: string
  foundOn: string
  externalNumber: string
}

const of = {
  enterprise: ['enterpriseId', 'siteId', 'industry'],
  site: ['siteName', 'area', 'township', 'industry'],
  areaIndustry: ['area', 'industry', 'township'],
  unit: ['unitId', 'area', 'industry'],
} as const satisfies Record<SubjectKind, readonly string[]>

const facts = ['dimension', 'clause', 'words', 'cause', 'causeKind', 'source', 'foundOn', 'externalNumber'] as const

/** The request without its id and files: of the subject only what its kind has. */
export function reportOf(values: ReportValues): Record<string, unknown> {
  const report: Record<string, unknown> = {}
  put(report, 'subject.kind', values['subject.kind'])
  for (const name of of[values['subject.kind']]) {
    const value = filled(values[`subject.${name}`])
    if (value !== undefined) put(report, `subject.${name}`, value)
  }
  for (const name of facts) {
    const value = filled(values[name])
    if (value !== undefined) report[name] = value
  }
  return report
}
