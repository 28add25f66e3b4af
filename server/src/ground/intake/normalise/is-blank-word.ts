import { foldText } from './fold-text.ts'

const words = new Set([
  '',
  '无',
  '没有',
  '暂无',
  '暂缺',
  '无此项',
  '不详',
  '未知',
  '待补',
  '待补充',
  '待定',
  '空',
  '/',
  '\\',
  '-',
  '--',
  '---',
  '—',
  '——',
  '―',
  '－',
  '_',
  '.',
  '、',
  '//',
  'N/A',
  'NA',
  'NULL',
  'NONE',
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#NO_VALUE',
  '×',
  '*',
])

/** Whether a cell says in words that there is nothing: 无, /, —, 暂无 … */
export function isBlankWord(text: string): boolean {
  return text.length <= 30 && words.has(foldText(text))
}

const dittos = /^(同上|同前|上同|同上行|同上一行|↑|〃|″|"|''|”|“|′′)$/

/** Whether a cell stands for the one above it: 同上, 〃. */
export function isDitto(text: string): boolean {
  return text.length <= 12 && dittos.test(foldText(text))
}
