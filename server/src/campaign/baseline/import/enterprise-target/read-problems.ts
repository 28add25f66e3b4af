import type { DimensionId } from '#contract/mandate/campaign-file.ts'
import type { Finding } from '#ground/intake/judge/judgement.ts'
import type { FieldCell, MappedRow } from '#ground/intake/judge/target.ts'
import { cleanLine } from '#ground/intake/normalise/clean-text.ts'
import { pairByNumber } from '#ground/intake/normalise/pair-by-number.ts'
import { type ListedItem, splitNumbered } from '#ground/intake/normalise/split-numbered.ts'
import type { CandidateDeadline, CandidateMeasure, CandidateProblem } from './enterprise-candidate.ts'
import { dimensionOf } from './enterprise-fields.ts'
import { finding } from './findings.ts'
import { latestDeadline, readDeadline } from './read-deadline.ts'
import { saying, textOf } from './row-cells.ts'

export interface ProblemsReading {
  problems: CandidateProblem[]
  unpairedMeasures: CandidateMeasure[]
  deadline: CandidateDeadline | null
  findings: Finding[]
}

const nothing = /^(无|没有|未发现|不存在|暂无|暂未发现)(明显|相关|突出|环境|主要)*(问题)?[。.]?$/

/** Problems, causes, measures and deadlines of a row, taken apart and matched by number, by count or by dimension (三(一)-3, 三(三)1). */
export function readProblems(row: MappedRow): ProblemsReading {
  const findings: Finding[] = []
  const groups = groupsOf(row)
  const problems: CandidateProblem[] = []
  const unpaired: CandidateMeasure[] = []
  const deadlines: CandidateDeadline[] = []
  const person = textOf(row, 'measure.person')
  const cost = costOf(row)
  for (const group of groups) {
    const items = group.problems
    if (items.length > 1) findings.push(finding('multi_problem_cell', { count: String(items.length) }, group.letter))
    const measures = measuresOf(group, row, person, cost, deadlines, findings)
    const pairing = pairByNumber(items, measures.items)
    const causes = pairByNumber(items, group.causes)
    for (const [at, pair] of pairing.pairs.entries()) {
      const cause = causes.pairs[at]?.right.map(item => item.text).join('；') ?? ''
      problems.push({
        text: pair.left.text,
        dimension: group.dimension,
        cause:
          cause === ''
            ? group.causes.length > 0 && causes.unpaired.length > 0
              ? group.causes.map(item => item.text).join('；')
              : null
            : cause,
        measures: pair.right.map(measures.of),
      })
    }
    unpaired.push(...pairing.unpaired.map(measures.of))
    if (pairing.unpaired.length > 0 && items.length > 0)
      findings.push(
        finding(
          'measures_unpaired',
          { measures: String(measures.items.length), problems: String(items.length) },
          group.letter,
        ),
      )
  }
  const [dimensionCell] = saying(row, 'problem.dimension')
  if (dimensionCell && problems.length > 0 && dimensionOf(dimensionCell.text) === null)
    findings.push(finding('dimension_unknown', { text: cleanLine(dimensionCell.text) }, dimensionCell.letter))
  return { problems, unpairedMeasures: unpaired, deadline: latestDeadline(deadlines), findings }
}

/** A bare number takes its unit from the header or from the line above the table: 整治投资（万元）, 单位：万元. */
function costOf(row: MappedRow): string | null {
  const [cell] = saying(row, 'measure.cost')
  if (!cell) return null
  const text = cleanLine(cell.text)
  const unit =
    /[(（]([^()（）]*元)[)）]/.exec(cell.header)?.[1] ??
    [row.labels['金额单位'], row.labels['计量单位'], row.labels['单位']].find(label => label?.endsWith('元')) ??
    ''
  return /^\d+(\.\d+)?$/.test(text) ? `${text}${unit}` : text
}

interface Group {
  dimension: DimensionId | null
  letter: string
  problems: ListedItem[]
  causes: ListedItem[]
  measures: ListedItem[]
  deadlines: FieldCell[]
}

/** One group for each dimension that has columns of its own, one for the columns without. */
function groupsOf(row: MappedRow): Group[] {
  const rowDimension = dimensionOf(textOf(row, 'problem.dimension') ?? '')
  const cells = (field: string) => saying(row, field)
  const qualifiers = [
    ...new Set(
      ['problem.text', 'problem.cause', 'measure.text'].flatMap(field => cells(field).map(cell => cell.qualifier)),
    ),
  ]
  if (qualifiers.length === 0) qualifiers.push(null)
  return qualifiers.map((qualifier, at) => {
    const own = (field: string) => cells(field).filter(cell => cell.qualifier === qualifier)
    const problems = own('problem.text').flatMap(cell =>
      nothing.test(cleanLine(cell.text)) ? [] : splitNumbered(cell.text),
    )
    const dimension = (qualifier === null ? rowDimension : dimensionOf(qualifierText(qualifier))) ?? rowDimension
    return {
      dimension,
      letter: own('problem.text')[0]?.letter ?? own('measure.text')[0]?.letter ?? '',
      problems,
      causes: own('problem.cause').flatMap(cell => splitNumbered(cell.text)),
      measures: own('measure.text').flatMap(cell =>
        nothing.test(cleanLine(cell.text)) ? [] : splitNumbered(cell.text),
      ),
      deadlines:
        at === 0 ? cells('measure.deadline') : cells('measure.deadline').filter(cell => cell.qualifier === qualifier),
    }
  })
}

const qualifierTexts: Record<DimensionId, string> = {
  processEquipment: '工艺装备',
  pollutionControl: '污染防治',
  energySaving: '节能降耗',
  environmentalManagement: '环境管理',
  riskControl: '风险防控',
}

function qualifierText(qualifier: string): string {
  return Object.entries(qualifierTexts).find(([id]) => id === qualifier)?.[1] ?? qualifier
}

function measuresOf(
  group: Group,
  row: MappedRow,
  person: string | null,
  cost: string | null,
  deadlines: CandidateDeadline[],
  findings: Finding[],
) {
  const [cell] = group.deadlines.length > 0 ? group.deadlines : saying(row, 'measure.deadline')
  const parts = cell?.cell?.kind === 'text' ? splitNumbered(cell.text).filter(item => item.number !== null) : []
  const read =
    parts.length > 1
      ? parts.map(item => readDeadline({ kind: 'text', text: item.text }, cell?.letter, findings))
      : cell
        ? [readDeadline(cell.cell, cell.letter, findings)]
        : []
  deadlines.push(...read.filter(one => one !== null))
  const deadlineFor = (item: ListedItem): CandidateDeadline | null => {
    if (parts.length <= 1) return read[0] ?? null
    const at = parts.findIndex(part => part.number === item.number)
    return read[at] ?? null
  }
  return {
    items: group.measures,
    of: (item: ListedItem): CandidateMeasure => ({ text: item.text, deadline: deadlineFor(item), person, cost }),
  }
}
