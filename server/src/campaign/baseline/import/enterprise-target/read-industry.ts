import type { Finding } from '#ground/intake/judge/judgement.ts'
import type { MappedRow } from '#ground/intake/judge/target.ts'
import { cleanLine } from '#ground/intake/normalise/clean-text.ts'
import type { Named } from './enterprise-candidate.ts'
import type { EnterpriseContext } from './enterprise-context.ts'
import { finding } from './findings.ts'
import { headingTexts } from './heading-texts.ts'
import { saying } from './row-cells.ts'

/** The industry of a row (二-1). A loose word is resolved, an ambiguous one never; a name only hints. */
export function readIndustry(
  row: MappedRow,
  name: string,
  context: EnterpriseContext,
): { industry: Named | null; findings: Finding[] } {
  const [cell] = saying(row, 'industry')
  if (cell) return fromCell(cleanLine(cell.text), cell.letter, context)
  for (const { from, text } of headingTexts(row)) {
    if (from === 'title' && context.defaults.industry) break
    const resolved = context.lookups.resolveIndustry(text)
    if (!('found' in resolved)) continue
    return {
      industry: { code: resolved.found.id, name: resolved.found.name },
      findings: [finding('industry_from_heading', { industry: resolved.found.name })],
    }
  }
  if (context.defaults.industry) return { industry: context.defaults.industry, findings: [] }
  const hint = context.lookups.resolveIndustry(name)
  const said = { hint: 'found' in hint ? hint.found.name : '' }
  return {
    industry: null,
    findings: [row.mapped.has('industry') ? finding('industry_missing', said) : finding('industry_open', said)],
  }
}

function fromCell(
  text: string,
  letter: string,
  context: EnterpriseContext,
): { industry: Named | null; findings: Finding[] } {
  const resolved = context.lookups.resolveIndustry(text)
  if (resolved.how === 'exact')
    return { industry: { code: resolved.found.id, name: resolved.found.name }, findings: [] }
  if ('found' in resolved)
    return {
      industry: { code: resolved.found.id, name: resolved.found.name },
      findings: [finding('industry_alias', { text, industry: resolved.found.name }, letter)],
    }
  if (resolved.how === 'ambiguous')
    return {
      industry: null,
      findings: [
        finding(
          'industry_ambiguous',
          { text, candidates: resolved.candidates.map(one => one.name).join('、') },
          letter,
        ),
      ],
    }
  return { industry: null, findings: [finding('industry_unknown', { text }, letter)] }
}
