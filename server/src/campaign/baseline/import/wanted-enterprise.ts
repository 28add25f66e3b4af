import type { EnterpriseFacts } from '#contract/baseline/enterprise-actions.ts'
import type { EnterpriseKind } from '#contract/baseline/enterprise-words.ts'
import type { RowDecision } from '#contract/baseline/import.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { EnterpriseCandidate } from './enterprise-target/enterprise-candidate.ts'
import { factsOfCandidate, kindOfCandidate } from './facts-of-candidate.ts'

/** The enterprise a row is to become: what was read, with a person's corrections in its place. */
export interface WantedEnterprise {
  readonly name: string
  readonly kind: EnterpriseKind
  readonly township: string | null
  readonly industries: readonly string[]
  readonly facts: EnterpriseFacts
  readonly formerNames: readonly string[]
}

/** The enterprise as read, with the values of a `correct` decision in place of what was read. */
export function wantedOf(candidate: EnterpriseCandidate | null, decision: RowDecision | null): WantedEnterprise {
  const corrected = decision?.kind === 'correct' ? decision.values : {}
  const { name, township, industries, kind, ...facts } = corrected
  return {
    name: name ?? candidate?.name ?? '',
    kind: kind ?? (candidate ? kindOfCandidate(candidate) : 'workshop'),
    township: township ?? candidate?.township?.code ?? null,
    industries: industries ?? (candidate?.industry ? [candidate.industry.code] : []),
    facts: { ...(candidate ? factsOfCandidate(candidate) : {}), source: 'import', ...facts },
    formerNames: candidate?.formerName ? [candidate.formerName] : [],
  }
}

/** What an enterprise must have before it can be put on the list; empty where nothing is missing. */
export function whatIsMissing({
  name,
  township,
  industries,
}: WantedEnterprise): { path: string; zh: string; en: string }[] {
  return [
    ...(name.trim().length < 2 ? [{ path: 'name', zh: '企业名称', en: 'a name' }] : []),
    ...(township === null ? [{ path: 'township', zh: '乡镇（街道）', en: 'a township' }] : []),
    ...(industries.length === 0 ? [{ path: 'industries', zh: '行业', en: 'an industry' }] : []),
  ]
}

/** What an enterprise lacks, in one sentence. */
export function sayMissing(missing: readonly Words[]): Words {
  return {
    zh: `还缺：${missing.map(({ zh }) => zh).join('、')}。补上才能导入。`,
    en: `It lacks ${missing.map(({ en }) => en).join(', ')}; it goes in once that is filled in.`,
  }
}
