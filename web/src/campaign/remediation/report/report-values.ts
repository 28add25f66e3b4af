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
  /** Whether the enterprise reports its own problem through this post (代办). */
  onBehalf: boolean
  'onBehalfOf.ground': string
  'onBehalfOf.proof': string
}

const of = {
  enterprise: ['enterpriseId', 'siteId', 'industry'],
  site: ['siteName', 'area', 'township', 'industry'],
  areaIndustry: ['area', 'industry', 'township'],
  unit: ['unitId', 'area', 'industry'],
} as const satisfies Record<SubjectKind, readonly string[]>

const facts = ['dimension', 'clause', 'words', 'cause', 'causeKind', 'source', 'foundOn', 'externalNumber'] as const

/** Whether the form asks on what ground and proof it is reported on an enterprise's behalf. */
export const isOnBehalf = (values: ReportValues) => values.onBehalf && values['subject.kind'] === 'enterprise'

/**
 * The request without its id and the photos: of the subject only what its kind has.
 * @param proof ids of the files that prove acting on behalf
 */
export function reportOf(values: ReportValues, proof: readonly string[] = []): Record<string, unknown> {
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
  if (isOnBehalf(values)) {
    report.onBehalfOf = { ground: values['onBehalfOf.ground'], proof: values['onBehalfOf.proof'], files: proof }
  }
  return report
}
