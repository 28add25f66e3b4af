export interface ShownDate {
  shows: 'day' | 'month' | 'year'
  yearShown: boolean
}

/**
 * What a number format shows of a date, or null when it shows none (numbers, money, times of day).
 * Numbers 27–31, 36 and 50–58 are the date formats of Chinese Excel (ECMA-376 Part 1, 18.8.30).
 */
export function dateFormat(id: number, code: string | undefined): ShownDate | null {
  if (code !== undefined) return fromCode(code)
  if (id === 14 || id === 15 || id === 22 || id === 27 || id === 31 || id === 36 || id === 50 || id === 52)
    return { shows: 'day', yearShown: true }
  if (id === 51 || id === 53 || id === 54 || id === 56 || id === 58) return { shows: 'day', yearShown: false }
  if (id === 16 || id === 28 || id === 29) return { shows: 'day', yearShown: false }
  if (id === 30) return { shows: 'day', yearShown: true }
  if (id === 17 || id === 55 || id === 57) return { shows: 'month', yearShown: true }
  return null
}

function fromCode(code: string): ShownDate | null {
  const first = code.split(';')[0] ?? ''
  const bare = first.replace(/\[\$[^\]]*\]|\[[a-z]+\d*\]|\\.|_./gi, '')
  const words = bare.replace(/"([^"]*)"/g, (_, quoted: string) => (/^[年月日号\-/.]+$/.test(quoted) ? quoted : ''))
  const year = /y|年|^e|[^0-9#.]e(?![+-])/i.test(words)
  const day = /d|日|号/i.test(words)
  const month = /月|m(?!.*[:时分])/i.test(words.replace(/h+[:时]?m+([:分]?s+)?/gi, ''))
  if (/[#0?]/.test(words.replace(/\.0+$/, '')) && !year && !day) return null
  if (day) return { shows: 'day', yearShown: year }
  if (month && (year || /月|m/i.test(words)) && !/[hs时分秒]/i.test(words)) return { shows: 'month', yearShown: year }
  return year ? { shows: 'year', yearShown: true } : null
}
