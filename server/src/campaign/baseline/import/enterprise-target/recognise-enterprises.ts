import type { Words } from '#contract/ground/endpoint.ts'
import { inTurns } from '#ground/intake/judge/in-turns.ts'
import { type Finding, type Outcome, outcomeOf } from '#ground/intake/judge/judgement.ts'
import type { InterpretedRow, Verdict } from '#ground/intake/judge/target.ts'
import { foldText } from '#ground/intake/normalise/fold-text.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import { compareWithRecords, type Recognition } from './compare-with-records.ts'
import type { EnterpriseCandidate } from './enterprise-candidate.ts'
import type { EnterpriseContext, ImportScope } from './enterprise-context.ts'
import { type FindingCode, finding } from './findings.ts'
import { coreNames } from './fold-core-name.ts'
import { type ComparedRecord, type RecordIndex, recordIndex } from './record-index.ts'
import type { KnownEnterprise } from './registry-lookup.ts'

type Row = InterpretedRow<EnterpriseCandidate>
type EnterpriseVerdict = Verdict<EnterpriseCandidate>

interface Above {
  row: number
  sheet: string
  table: number
  name: string
  outcome: Outcome
  record: ComparedRecord | null
}

/**
 * Decides every row against the rows before it and against the register: new, belonging to one above, repeated, doubtful.
 * Nothing doubtful is merged, and nothing is merged in silence.
 */
export async function recogniseEnterprises(rows: Row[], context: EnterpriseContext): Promise<EnterpriseVerdict[]> {
  const coreOf = coreNames(context.campaign)
  const inFile = recordIndex(coreOf)
  const known = await askRegistry(rows, context, coreOf)
  return inTurns(decideAll(rows, inFile, known, context))
}

function* decideAll(
  rows: Row[],
  inFile: RecordIndex,
  known: RegisterAnswers,
  context: EnterpriseContext,
): Generator<void, EnterpriseVerdict[]> {
  const verdicts: EnterpriseVerdict[] = []
  let above: Above | null = null
  for (const row of rows) {
    if (verdicts.length % 20 === 0) yield
    const { sheet, table, belowForm } = row.source
    if (above && (above.sheet !== sheet || (above.table !== table && !belowForm))) above = null
    const decision = decide(row, above, inFile, known, context)
    verdicts.push(decision.verdict)
    above = decision.above ?? above
  }
  return verdicts
}

interface Decision {
  verdict: EnterpriseVerdict
  /** Set when later rows without a name may belong to this one. */
  above: Above | null
}

function decide(
  row: Row,
  above: Above | null,
  inFile: RecordIndex,
  known: RegisterAnswers,
  context: EnterpriseContext,
): Decision {
  const { candidate, source } = row
  if (row.example) return notData('example_row')
  if (row.empty || candidate === null) return notData('blank_template_row')
  if (row.continues) return { verdict: continuation(row, candidate, above), above: null }
  const recognition =
    compareWithRecords(candidate, inFile, known.index) ??
    outside(candidate.uscc === null ? undefined : known.outside.get(candidate.uscc))
  const findings = [...(recognition?.findings ?? []), ...row.findings, ...scopeFindings(candidate, context.scope)]
  const named = candidate.name !== '' || recognition?.outcome === 'attach' || recognition?.outcome === 'duplicate'
  const kept = named && candidate.name === '' ? findings.filter(one => one.code !== 'name_missing') : findings
  const outcome = settle(kept, recognition)
  const record = candidate.name === '' ? null : recordOf(row, candidate)
  if (record && recognition?.outcome !== 'duplicate' && recognition?.outcome !== 'attach') inFile.add(record)
  else if (recognition)
    for (const problem of candidate.problems) recognition.record?.problems.add(foldText(problem.text))
  return {
    verdict: { outcome, findings: kept, values: candidate, about: recognition?.record?.about ?? null },
    above: {
      row: source.row,
      sheet: source.sheet,
      table: source.table,
      name: candidate.name,
      outcome,
      record: recognition?.record ?? record,
    },
  }
}

function notData(code: FindingCode): Decision {
  return { verdict: { outcome: 'ignore', findings: [finding(code)], values: null, about: null }, above: null }
}

/** Doubt outweighs recognition: a repeated row out of scope or with an unreadable place is held, not attached. */
function settle(findings: Finding[], recognition: Recognition | null): Outcome {
  const weighed = outcomeOf(findings)
  if (weighed === 'reject' || recognition === null || recognition.outcome === null) return weighed
  const heldFor = findings.filter(one => one.weight === 'review').map(one => one.code)
  if (
    recognition.outcome === 'review' ||
    heldFor.includes('out_of_scope') ||
    heldFor.includes('two_names_in_cell') ||
    heldFor.includes('columns_shifted')
  )
    return 'review'
  return recognition.outcome
}

function continuation(row: Row, candidate: EnterpriseCandidate, above: Above | null): EnterpriseVerdict {
  const findings = row.findings.filter(
    one =>
      !/^(uscc_missing|no_uscc|industry_(open|missing)|township_missing|area_missing|name_person_only)/.test(one.code),
  )
  if (!above)
    return { outcome: 'reject', findings: [...findings, finding('nothing_above')], values: candidate, about: null }
  const said = { row: String(above.row), name: above.name }
  const about = above.record?.about ?? { sheet: above.sheet, row: above.row }
  if (above.outcome === 'review' || above.outcome === 'reject')
    return { outcome: 'review', findings: [...findings, finding('above_held', said)], values: candidate, about }
  const doubtful = findings.some(one => one.weight === 'reject')
  return {
    outcome: doubtful ? 'review' : 'attach',
    findings: [finding('continues_above', said), ...findings],
    values: candidate,
    about,
  }
}

function scopeFindings(candidate: EnterpriseCandidate, scope: ImportScope | null): Finding[] {
  if (!scope) return []
  const { area, township, industry } = candidate
  const outsideArea = scope.areas !== null && area !== null && !scope.areas.includes(area.code)
  const outsideTownship = scope.townships !== null && township !== null && !scope.townships.includes(township.code)
  const outsideIndustry = scope.industries !== null && industry !== null && !scope.industries.includes(industry.code)
  if (!outsideArea && !outsideTownship && !outsideIndustry) return []
  const place = outsideArea ? area.name : outsideTownship ? township.name : (industry?.name ?? '')
  return [finding('out_of_scope', { place })]
}

function outside(words: Words | undefined): Recognition | null {
  if (!words) return null
  const { zh, en } = words
  return {
    outcome: 'review',
    record: null,
    findings: [finding('known_outside_scope', { whose: zh, whoseEnglish: en })],
  }
}

function recordOf(row: Row, candidate: EnterpriseCandidate): ComparedRecord {
  const { sheet, row: number } = row.source
  return {
    where: `第 ${number} 行的`,
    whereEnglish: `row ${number}`,
    about: { sheet, row: number },
    name: candidate.name,
    formerNames: candidate.formerName === null ? [] : [candidate.formerName],
    uscc: candidate.uscc,
    township: candidate.township?.code ?? null,
    townshipName: candidate.township?.name ?? null,
    areaName: candidate.area?.name ?? null,
    industries: candidate.industry ? [candidate.industry.code] : [],
    address: candidate.address,
    contact: candidate.contact,
    phones: candidate.phones,
    problems: new Set(candidate.problems.map(problem => foldText(problem.text))),
  }
}

interface RegisterAnswers {
  index: RecordIndex
  /** Codes that belong to enterprises the post may not see, with whom to ask. */
  outside: Map<string, Words>
}

async function askRegistry(
  rows: Row[],
  context: EnterpriseContext,
  coreOf: (name: string) => string,
): Promise<RegisterAnswers> {
  const candidates = rows.flatMap(row => row.candidate ?? [])
  const codes = [...new Set(candidates.flatMap(candidate => candidate.uscc ?? []))]
  const names = [
    ...new Set(candidates.filter(candidate => candidate.name !== '').map(candidate => foldName(candidate.name))),
  ]
  const cells = new Map(
    candidates.flatMap(({ township, industry }) =>
      township && industry
        ? [[`${township.code}/${industry.code}`, { township: township.code, industry: industry.code }] as const]
        : [],
    ),
  )
  const [byCode, byName, inCells] = await Promise.all([
    context.registry.byUscc(codes),
    context.registry.byFoldedName(names),
    context.registry.inCells([...cells.values()]),
  ])
  const index = recordIndex(coreOf)
  const outside = new Map<string, Words>()
  const seen = new Set<string>()
  for (const enterprise of [...byCode.values(), ...[...byName.values()].flat(), ...inCells]) {
    if (enterprise.scope === 'outside') outside.set(enterprise.uscc, enterprise.words)
    else if (!seen.has(enterprise.id)) {
      seen.add(enterprise.id)
      index.add(knownRecord(enterprise, context))
    }
  }
  return { index, outside }
}

function knownRecord(
  enterprise: Extract<KnownEnterprise, { scope: 'within' }>,
  context: EnterpriseContext,
): ComparedRecord {
  return {
    where: '库中的',
    whereEnglish: "the register's",
    about: { record: enterprise.id },
    name: enterprise.name,
    formerNames: enterprise.formerNames,
    uscc: enterprise.uscc,
    township: enterprise.township,
    townshipName: enterprise.township === null ? null : (context.townshipOf(enterprise.township)?.name ?? null),
    areaName: enterprise.area === null ? null : (context.areaOf(enterprise.area)?.name ?? null),
    industries: enterprise.industries,
    address: enterprise.address,
    contact: enterprise.contact,
    phones: enterprise.phones,
    problems: new Set(enterprise.problems.map(foldText)),
  }
}
