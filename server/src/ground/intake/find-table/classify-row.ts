import { foldText } from '../normalise/fold-text.ts'
import type { SheetRow } from '../read-workbook/workbook.ts'
import { filledColumns, type Grid } from './grid.ts'
import type { RowRole, TableColumn, TableWords } from './table.ts'

const sumWord = /^(.{0,16}?)(小计|合计|总计|共计|累计|总数|小结)([:：(\d共].*|家|户|个)?$/
const countWord = /^(共|总共|合计|小计|总计|共计)?\s*\d+\s*(家|户|个|企业|家企业|家单位|条|项)?$/
const noteStart =
  /^(备\s*注|注\s*\d*|说\s*明|填表说明|填报说明|填写说明|填表要求|填报要求|填表人|填报人|制表人|制表|审核人|审核|审批|复核|统计人|经办人|负责人签字|单位负责人|分管领导|主要领导|签字|盖章|\(盖章\)|附件?\s*\d*|报送单位|填报单位|填表单位|报送时间|填报时间|填表日期|填报日期|统计时间|日期|联系人|联系电话)\s*[:：.、)]/
const sectionStart = /^([(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．])/

/** What a row below the header is. `columns` are the header's, for repeated headers and for telling numbers from data. */
export function classifyRow(
  grid: Grid,
  row: SheetRow,
  columns: TableColumn[],
  words: TableWords,
  from: number,
  to: number,
): RowRole {
  const filled = filledColumns(grid, row).filter(column => column >= from && column <= to)
  // what a row is shows in the beginnings of its cells
  const texts = filled.map(column => grid.text(row, column).slice(0, 200))
  const [first = ''] = texts
  if (filled.length === 0) return 'onlyNumber'
  if (isRepeated(grid, row, filled, columns)) return 'repeatedHeader'
  if (isColumnNumbers(texts, to - from + 1)) return 'columnNumbers'
  const sum = sumOf(texts, words)
  if (sum) return sum
  if (isNote(first, texts, words)) return 'note'
  if (isOnlyNumber(filled, texts, columns)) return 'onlyNumber'
  if (filled.length === 1 && isSection(first, words)) return 'section'
  return 'data'
}

function isRepeated(grid: Grid, row: SheetRow, filled: number[], columns: TableColumn[]): boolean {
  const headed = filled.filter(column => (columns.find(other => other.column === column)?.path.length ?? 0) > 0)
  if (filled.length < 2 || headed.length < 2) return false
  const same = headed.filter(column => {
    const text = foldText(grid.text(row, column))
    return columns.find(other => other.column === column)?.path.some(part => foldText(part) === text) === true
  })
  return same.length >= 2 && same.length >= filled.length * 0.6
}

/** The row of column numbers of official forms: 甲 乙 1 2 3, or (1) (2) (3). */
function isColumnNumbers(texts: string[], width: number): boolean {
  if (texts.length < 3 || texts.length < width * 0.5) return false
  const marks = texts.map(text => text.replace(/[()（）栏]/g, ''))
  if (
    !marks.every(mark => /^([甲乙丙丁戊己庚辛壬癸A-Z]|\d{1,2}|[一二三四五六七八九十]{1,2}|\d{1,2}=[\d+-]+)$/.test(mark))
  )
    return false
  const numbers = marks.filter(mark => /^\d+$/.test(mark)).map(Number)
  return (
    numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1) &&
    (numbers.length >= 3 || marks.length >= 3)
  )
}

function sumOf(texts: string[], words: TableWords): 'subtotal' | 'total' | null {
  if (texts.some(words.isData)) return null
  const at = texts.findIndex(text => sumWord.test(text.replace(/\s+/g, '')))
  if (at < 0 || at > 2) {
    const [only = ''] = texts
    return texts.length <= 2 && /^(共|总共)\s*\d+\s*(家|户|个|条|项)/.test(only) ? 'total' : null
  }
  const match = sumWord.exec((texts[at] ?? '').replace(/\s+/g, ''))
  const long = texts.filter(
    (text, index) => index !== at && text.length > 8 && !countWord.test(text) && !/\d/.test(text),
  )
  if (long.length > 1) return null
  return match?.[2] === '小计' || match?.[2] === '小结' || (match?.[1] ?? '') !== '' ? 'subtotal' : 'total'
}

function isNote(first: string, texts: string[], words: TableWords): boolean {
  if (texts.length === 1 && /^[(（]?(以下空白|以下无正文|此页无正文|空白|本页空白|完|[.…·。]{2,})[)）]?$/.test(first))
    return true
  if (texts.slice(1).some(words.isData)) return false
  if (
    noteStart.test(first) &&
    (texts.length <= 2 || texts.filter(text => /[:：]/.test(text)).length >= texts.length / 2)
  )
    return true
  if (texts.length > 2 || words.isData(first)) return false
  // a lone sentence, or a lone numbered point of the instructions under a list
  return (
    texts.length === 1 &&
    (first.length > 40 || /^(\d{1,2}[、.．]|[(（]\d{1,2}[)）]|※|★|以上|本表|此表|请)/.test(first)) &&
    /[，。,；;]/.test(first)
  )
}

/** A row that was numbered in advance and never filled. */
function isOnlyNumber(filled: number[], texts: string[], columns: TableColumn[]): boolean {
  const [column = -1] = filled
  if (filled.length !== 1 || !/^\d{1,6}$/.test(texts[0] ?? '')) return false
  const path = columns.find(other => other.column === column)?.path ?? []
  return column === columns[0]?.column || /序号|编号|^No/i.test(path.at(-1) ?? '')
}

function isSection(text: string, words: TableWords): boolean {
  if (words.isData(text) || text.length > 30) return false
  return words.isSectionText(text) || (sectionStart.test(text) && !/[，。；]/.test(text))
}
