import type { Finding } from '#ground/intake/judge/judgement.ts'
import type { MappedRow } from '#ground/intake/judge/target.ts'
import { cellText } from '#ground/intake/normalise/cell-text.ts'
import { cleanLine } from '#ground/intake/normalise/clean-text.ts'
import { halfWidth } from '#ground/intake/normalise/half-width.ts'
import { parseUscc } from '#ground/intake/normalise/parse-uscc.ts'
import { finding } from './findings.ts'
import { looksLikeName } from './looks-like-name.ts'
import { saying } from './row-cells.ts'

export interface NameReading {
  name: string
  formerName: string | null
  state: string | null
  /** A code that was written into the name's cell. */
  uscc: string | null
  inherited: 'merge' | 'ditto' | 'above' | null
  findings: Finding[]
}

const states =
  /[（(【[]?\s*((?:已|拟|现|长期|目前|临时|暂时|正在)?(?:关停退出|关停|关闭|停产整治|停产|停业|停工|注销|吊销|搬迁|拆除|取缔|歇业|倒闭|在建|筹建|新建|新增|转产|淘汰|退出|破产|停用))[^（()）】\]]{0,8}[）)】\]]?\s*$/
const former = /[（(]\s*(?:原|曾用名|原名|原名称|更名前|原为)[:：]?\s*([^（()）]{2,})[）)]/

/** No name of an enterprise is longer, two in one cell included. */
const longestName = 200

/** The name in a row, without numbers before it, states and former names behind it. */
export function readName(row: MappedRow): NameReading {
  const [cell] = saying(row, 'name')
  const reading: NameReading = {
    name: '',
    formerName: null,
    state: null,
    uscc: null,
    inherited: cell?.inherited ?? null,
    findings: [],
  }
  if (!cell) return reading
  if (cell.text.length > longestName) {
    reading.findings.push(finding('name_not_a_name', { text: `${cell.text.slice(0, 30)}…` }, cell.letter))
    return { ...reading, name: cleanLine(cell.text.slice(0, longestName)) }
  }
  const several = severalNames(cell.text)
  if (several.length > 1) reading.findings.push(finding('two_names_in_cell', { text: several.join('、') }, cell.letter))
  let name = cleanLine(cell.text)
    .replace(/^[*★☆※◆●]+/, '')
    .replace(/^(?:[(（]\d{1,3}[)）]|\d{1,3}\s*[、.．)）])\s*(?=[\u4e00-\u9fff])/, '')
  const code = /[0-9A-Z]{18}/i.exec(halfWidth(name))
  if (code && parseUscc(code[0]).kind === 'ok') {
    reading.uscc = code[0].toUpperCase()
    name = halfWidth(name)
      .replace(code[0], '')
      .replace(/[（(]\s*[）)]|[:：,，\s]+$/g, '')
    reading.findings.push(finding('uscc_in_name', {}, cell.letter))
  }
  const old = former.exec(name)
  if (old?.[1] !== undefined) {
    reading.formerName = old[1]
    name = name.replace(old[0], '')
    reading.findings.push(finding('former_name_in_name', { text: old[1] }, cell.letter))
  }
  const state = states.exec(name)
  if (state?.[1] !== undefined && state.index >= 2) {
    reading.state = state[1]
    name = name.slice(0, state.index)
    reading.findings.push(finding('state_in_name', { text: state[1] }, cell.letter))
  }
  reading.name = withChineseBrackets(name.trim())
  if (cell.inherited === null && hasStraySpace(cellText(cell.cell)))
    reading.findings.push(finding('stray_whitespace', {}, cell.letter))
  reading.findings.push(...doubts(reading.name, cell.letter))
  return reading
}

function doubts(name: string, letter: string): Finding[] {
  if (name === '') return []
  if (/^[\d\s.,-]+$/.test(name) || !/[\u3400-\u9fffA-Za-z]/.test(name) || parseUscc(name).kind === 'ok')
    return [finding('name_not_a_name', { text: name.slice(0, 30) }, letter)]
  if (/^[\u4e00-\u9fff·]{2,4}$/.test(name) && !looksLikeName(name) && !/[厂店站社坊场点户部]$/.test(name))
    return [finding('name_person_only', { text: name }, letter)]
  return []
}

/** Official names write full-width brackets; both are one name. */
function withChineseBrackets(name: string): string {
  return /[\u4e00-\u9fff]/.test(name) ? name.replaceAll('(', '（').replaceAll(')', '）') : name
}

function hasStraySpace(typed: string): boolean {
  return (
    typed !== typed.trim() ||
    /[\u200b-\u200f\ufeff\u00a0\u3000\t\n]|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])/.test(typed)
  )
}

function severalNames(text: string): string[] {
  const parts = text
    .split(/[\n、,，;；/]+|(?<=有限公司|有限责任公司|加工厂|回收站)\s*(?=[\u4e00-\u9fff]{4,}(?:公司|厂|站)$)/)
    .map(part => part.replace(/^[(（]?\d{1,2}[)）]?[、.．)]?\s*/, '').trim())
    .filter(part => part !== '')
  return parts.length > 1 && parts.every(part => looksLikeName(part) && part.length >= 6) ? parts : []
}
