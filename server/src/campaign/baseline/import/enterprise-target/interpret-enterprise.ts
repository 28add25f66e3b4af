import type { Finding } from '#ground/intake/judge/judgement.ts'
import type { Interpretation, MappedRow } from '#ground/intake/judge/target.ts'
import type { EnterpriseCandidate, EnterpriseKind } from './enterprise-candidate.ts'
import type { EnterpriseContext } from './enterprise-context.ts'
import { findShift } from './find-shift.ts'
import { finding } from './findings.ts'
import { readCode } from './read-code.ts'
import { readContact, readCoordinates } from './read-contact-facts.ts'
import { readIndustry } from './read-industry.ts'
import { readName } from './read-name.ts'
import { readPlace } from './read-place.ts'
import { readProblems } from './read-problems.ts'
import { saying, textOf } from './row-cells.ts'

const factFields = [
  'industryCode',
  'scale',
  'products',
  'capacity',
  'employees',
  'landArea',
  'permit',
  'assessment',
  'route',
  'investment',
  'measure.unit',
  'progress',
  'remarks',
]

/** Reads one row as an enterprise with its problems and measures. Pure; says everything doubtful, decides nothing about others. */
export function interpretEnterprise(row: MappedRow, context: EnterpriseContext): Interpretation<EnterpriseCandidate> {
  const name = readName(row)
  const kind = kindOf(textOf(row, 'kind'), name.name)
  const code = readCode(row, name.uscc, kind, needsCode(textOf(row, 'kind'), name.name))
  const place = readPlace(row, context)
  const industry = readIndustry(row, name.name, context)
  const contact = readContact(row)
  const coordinates = readCoordinates(row, context)
  const problems = readProblems(row)
  const address = textOf(row, 'address')
  const candidate: EnterpriseCandidate = {
    name: name.name,
    formerName: name.formerName ?? textOf(row, 'formerName'),
    uscc: code.uscc,
    usccWritten: code.written,
    kind,
    area: place.area,
    township: place.township,
    village: place.village,
    industry: industry.industry,
    address,
    longitude: coordinates.longitude,
    latitude: coordinates.latitude,
    contact: contact.contact,
    phones: contact.phones,
    productionState: textOf(row, 'productionState') ?? name.state,
    facts: factsOf(row),
    problems: problems.problems,
    unpairedMeasures: problems.unpairedMeasures,
    deadline: problems.deadline,
  }
  const hasMatter = problems.problems.length > 0 || problems.unpairedMeasures.length > 0
  const typed = (field: string) => saying(row, field).some(cell => cell.inherited === null)
  const hasOwnFacts = typed('address') || typed('contact') || typed('phone') || typed('uscc')
  const shift = findShift(row)
  const inheritedName = name.name !== '' && (name.inherited === 'merge' || name.inherited === 'ditto')
  const continues =
    shift === null && (inheritedName || (name.name === '' && code.uscc === null && hasMatter && !hasOwnFacts))
  const empty =
    name.name === '' &&
    code.uscc === null &&
    code.written === null &&
    !hasMatter &&
    !hasOwnFacts &&
    shift === null &&
    Object.keys(candidate.facts).length === 0
  const findings: Finding[] = [
    // a household bears its owner's name
    ...name.findings.filter(one => kind !== 'household' || one.code !== 'name_person_only'),
    ...(shift ? [shift] : []),
    ...(name.name === '' && !continues && shift === null ? [finding('name_missing')] : []),
    ...code.findings,
    ...place.findings,
    ...industry.findings,
    ...contact.findings,
    ...coordinates.findings,
    ...problems.findings,
    ...errorCells(row),
    ...(row.hidden ? [finding('hidden_row')] : []),
  ]
  return { candidate, findings: once(findings), continues, empty, example: isExample(row, name.name) }
}

/** 示例 in the first columns, or a name of crosses: 衢州XX家具有限公司. */
function isExample(row: MappedRow, name: string): boolean {
  const marked = Object.values(row.original)
    .slice(0, 2)
    .some(text => /^[(（【]?(示例|样例|范例|举例|例)\d*[)）】]?[:：]?$/.test(text.trim()))
  return marked || (/[Xx×＊○〇]{2,}|某某/.test(name) && /(公司|厂|户|站|店)/.test(name) && !/\*\*/.test(name))
}

function kindOf(written: string | null, name: string): EnterpriseKind | null {
  const text = written ?? ''
  if (/加工户|农户|散户|个人|自然人/.test(text)) return 'household'
  if (/作坊|个体/.test(text)) return 'workshop'
  if (/企业|公司|法人/.test(text) || /(公司|集团|合作社)([（(].*[）)])?$/.test(name)) return 'company'
  if (/(加工户|户)$/.test(name)) return 'household'
  return /(作坊|坊|加工点|收购站|回收站|回收点|收购点|店|摊)$/.test(name) ? 'workshop' : null
}

/** Companies and factories have a licence; workshops, households and stalls may have none. */
function needsCode(kind: string | null, name: string): boolean {
  if (kind !== null && /作坊|加工户|农户|散户|无证|无照|个体/.test(kind)) return false
  return /(公司|集团|合作社|厂)([（(].*[）)])?$/.test(name) || (kind !== null && /企业|公司|法人/.test(kind))
}

function factsOf(row: MappedRow): Record<string, string> {
  const facts: Record<string, string> = {}
  for (const field of factFields) {
    const cells = saying(row, field).filter(cell => cell.inherited === null || field === 'measure.unit')
    const [only, ...more] = cells
    if (only && more.length === 0) facts[field] = only.text
    else if (only) facts[field] = cells.map(cell => `${cell.header}：${cell.text}`).join('；')
  }
  return facts
}

function errorCells(row: MappedRow): Finding[] {
  return [...row.fields.values()]
    .flat()
    .flatMap(cell =>
      cell.cell?.kind === 'error'
        ? [finding('value_error', { letter: cell.letter, text: cell.cell.text }, cell.letter)]
        : [],
    )
}

function once(findings: Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(one => !seen.has(one.code + one.zh) && seen.add(one.code + one.zh))
}
