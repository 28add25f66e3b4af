import { cleanLine } from './clean-text.ts'
import { halfWidth } from './half-width.ts'
import { longestValue } from './longest-value.ts'

export interface Quantity {
  /** In `unit`, with 万, 亿 and 千 multiplied out. */
  value: number
  unit: string
  per: 'year' | 'month' | 'day' | 'hour' | null
  /** 约, 左右, 余: the number was given as about. */
  about: boolean
}

const units: Record<string, [string, number]> = {
  吨: ['t', 1],
  t: ['t', 1],
  公斤: ['kg', 1],
  千克: ['kg', 1],
  kg: ['kg', 1],
  元: ['CNY', 1],
  人民币: ['CNY', 1],
  亩: ['亩', 1],
  平方米: ['m²', 1],
  平方: ['m²', 1],
  平米: ['m²', 1],
  'm²': ['m²', 1],
  m2: ['m²', 1],
  '㎡': ['m²', 1],
  公顷: ['m²', 10_000],
  立方米: ['m³', 1],
  立方: ['m³', 1],
  方: ['m³', 1],
  m3: ['m³', 1],
  'm³': ['m³', 1],
  块: ['块', 1],
  匹: ['块', 1],
  标砖: ['块', 1],
  套: ['套', 1],
  件: ['件', 1],
  台: ['台', 1],
  辆: ['辆', 1],
  米: ['m', 1],
  m: ['m', 1],
  人: ['人', 1],
  家: ['家', 1],
  个: ['个', 1],
  '%': ['%', 1],
  度: ['kWh', 1],
  千瓦时: ['kWh', 1],
  kwh: ['kWh', 1],
}

const magnitudes: Record<string, number> = {
  万: 10_000,
  亿: 100_000_000,
  千: 1000,
  百: 100,
  百万: 1_000_000,
  千万: 10_000_000,
}

/**
 * A number with its unit: 1.5万吨/年, 300 万元, 约20亩, 5,000㎡. Null where the text is not one such number;
 * a range or a sentence is left as text. `unitOfColumn` is the unit from the header (单位：万元) for bare numbers.
 */
export function parseQuantity(text: string, unitOfColumn = ''): Quantity | null {
  if (text.length > longestValue) return null
  const plain = halfWidth(cleanLine(text)).replace(/(\d)[,，](?=\d{3}(?!\d))/g, '$1')
  const about = /约|左右|余|大概|近/.test(plain)
  const bare = plain
    .replace(/年产|年处理|年加工|年用|年|约|左右|大概|近(?=\d)|余/g, word => (word.startsWith('年') ? '年' : ''))
    .replace(/\s+/g, '')
  const match =
    /^(年)?(-?\d+(?:\.\d+)?)(百万|千万|万|亿|千(?!克|瓦)|百)?([^\d/]*)(?:\/(年|a|月|天|日|d|小时|h))?$/i.exec(bare)
  if (!match) return null
  const [, yearly, digits = '', magnitude = '', unitText = '', perText = ''] = match
  const words = unitText.replace(/年$/, '')
  const fromColumn = words === '' ? columnUnit(unitOfColumn) : null
  const unit = words === '' ? fromColumn : units[words.toLowerCase()]
  if (words !== '' && unit === undefined) return null
  const value = Number(digits) * (magnitudes[magnitude] ?? 1) * (unit?.[1] ?? 1)
  const per = perOf(perText) ?? (yearly || unitText.endsWith('年') || /\/(年|a)$/.test(unitOfColumn) ? 'year' : null)
  return { value: Number(value.toPrecision(12)), unit: unit?.[0] ?? '', per, about }
}

function columnUnit(text: string): [string, number] | null {
  const match = /^(百万|千万|万|亿|千(?!克|瓦))?([^/]*?)(?:\/.*)?$/.exec(halfWidth(cleanLine(text)))
  const unit = units[(match?.[2] ?? '').toLowerCase()]
  return unit ? [unit[0], unit[1] * (magnitudes[match?.[1] ?? ''] ?? 1)] : null
}

function perOf(text: string): Quantity['per'] {
  if (/^(年|a)$/i.test(text)) return 'year'
  if (text === '月') return 'month'
  if (/^(天|日|d)$/i.test(text)) return 'day'
  return /^(小时|h)$/i.test(text) ? 'hour' : null
}
