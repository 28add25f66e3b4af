import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDate, parseDateCell } from './parse-date.ts'

const runs = { numRuns: Number(process.env['RUNS'] ?? 200) }
const said = (text: string) => {
  const reading = parseDate(text)
  switch (reading.kind) {
    case 'day':
      return reading.date
    case 'month':
      return reading.month
    case 'year':
      return reading.year
    case 'period':
      return reading.period
    case 'special':
      return reading.special
    case 'relative':
      return `${reading.count} ${reading.unit}`
    default:
      return reading.kind
  }
}

describe('a date says what was written and no more (三(三)1)', () => {
  it.each([
    ['2024年8月底前', '2024-08-31'],
    ['2024.8.31', '2024-08-31'],
    ['2024-08-31', '2024-08-31'],
    ['2024/8/31前', '2024-08-31'],
    ['2024、8、31', '2024-08-31'],
    ['２０２４．８．３１', '2024-08-31'],
    ['2024 年 8 月 31 日', '2024-08-31'],
    ['2024年8月31号前完成', '2024-08-31'],
    ['2024年8.31', '2024-08-31'],
    ['2024.8月底', '2024-08-31'],
    ['20240831', '2024-08-31'],
    ['2024-8-31 00:00:00', '2024-08-31'],
    ['8/31/2024', '2024-08-31'],
    ['24.8.31', '2024-08-31'],
    ['24年8月31日', '2024-08-31'],
    ['45535', '2024-08-31'],
    ['二〇二四年八月三十一日', '2024-08-31'],
    ['二〇二四年八月', '2024-08'],
    ['2024年十二月底', '2024-12-31'],
    ['2024年底', '2024-12-31'],
    ['2024年年底前', '2024-12-31'],
    ['2024年2月底', '2024-02-29'],
    ['2023年2月底', '2023-02-28'],
    ['2024年8月上旬', '2024-08-10'],
    ['2024年8月中旬', '2024-08-20'],
    ['2024年8月', '2024-08'],
    ['2024.8', '2024-08'],
    ['202408', '2024-08'],
    ['2024年8月前', '2024-08'],
    ['2024', '2024'],
    ['2024年', '2024'],
    ['2024年三季度', '2024-Q3'],
    ['2024-Q3', '2024-Q3'],
    ['2024年第三季度末', '2024-09-30'],
    ['2024年上半年', '2024-H1'],
    ['2024年3月-8月', '2024-08'],
    ['2025年1-6月', '2025-06'],
    ['2024.3.1-8.31', '2024-08-31'],
    ['2024年8月1日至31日', '2024-08-31'],
    ['2023年12月-2024年6月底', '2024-06-30'],
    ['2024年6月底前完成集气罩，2024年8月底前完成验收', '2024-08-31'],
    ['立即整改，2024年8月底前完成', '2024-08-31'],
    ['立行立改', 'immediate'],
    ['即知即改', 'immediate'],
    ['长期坚持', 'longTerm'],
    ['已完成', 'done'],
    ['10个工作日内', '10 workingDay'],
    ['收到通知后30日内', '30 day'],
    ['一个月内', '1 month'],
    ['8月31日', 'needsYear'],
    ['8月底', 'needsYear'],
    ['8.31', 'needsYear'],
    ['Q3', 'needsYear'],
    ['三季度', 'needsYear'],
    ['年底前', 'needsYear'],
    ['2024-02-30', 'invalid'],
    ['2024年13月1日', 'invalid'],
    ['2023-02-29', 'invalid'],
    ['3/8/2024', 'unclear'],
    ['尽快', 'unclear'],
    ['/', 'none'],
    ['无', 'none'],
    ['', 'none'],
  ])('%s is %s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  it('a number cell of 2024.1 may have been 2024.10 and is not decided', () => {
    expect(parseDateCell({ kind: 'number', number: 2024.1 }).kind).toBe('unclear')
    expect(parseDateCell({ kind: 'number', number: 2024.8 })).toMatchObject({ month: '2024-08' })
  })

  it('a cell that shows a month is a month, though it holds a day', () => {
    expect(
      parseDateCell({ kind: 'date', date: '2024-08-01', shows: 'month', yearShown: true, number: 45505 }),
    ).toMatchObject({ kind: 'month', month: '2024-08' })
  })

  it('a cell that hides its year says so', () => {
    expect(
      parseDateCell({ kind: 'date', date: '2024-08-31', shows: 'day', yearShown: false, number: 45535 }),
    ).toMatchObject({ notes: ['yearNotShown'] })
  })

  it('every day of the plan comes back from every notation', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2023-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        fc.nat(6),
        (date, notation) => {
          const iso = date.toISOString().slice(0, 10)
          const [year = '', month = '', day = ''] = iso.split('-')
          const [m, d] = [String(Number(month)), String(Number(day))]
          const text =
            [
              iso,
              `${year}年${m}月${d}日`,
              `${year}.${m}.${d}`,
              `${year}/${month}/${day}`,
              `${year}${month}${day}`,
              `${year}年${month}月${day}日前`,
              `于 ${year}-${m}-${d} 完成`,
            ][notation] ?? iso
          expect(said(text)).toBe(iso)
        },
      ),
      runs,
    )
  })

  it('no text without four digits or a year word ever becomes a day', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-龥0-9月日底前.、/-]{0,12}$/), text => {
        const reading = parseDate(text)
        if (reading.kind !== 'day') return
        expect(text.normalize('NFKC')).toMatch(/\d{4}|\d{2}年|[〇零一二三四五六七八九]{2,4}年|2\d[./-]/)
      }),
      runs,
    )
  })

  it('reading never throws and a written day is always a day of the calendar', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789年月日底前.-/~至Q上下半旬季度 一二十〇2024'), maxLength: 16 }),
        text => {
          const reading = parseDate(text)
          if (reading.kind === 'day')
            expect(new Date(`${reading.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(reading.date)
        },
      ),
      runs,
    )
  })
})
