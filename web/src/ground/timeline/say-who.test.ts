import { describe, expect, it } from 'vitest'
import type { TrailEntry } from '#contract/ground/trail.ts'
import { shanghaiParts } from '../time/say-time.ts'
import { byDay, sayWho } from './say-who.ts'

const entry = (id: string, at: string): TrailEntry => ({
  id,
  at,
  unitName: '贺村镇',
  personName: '王敏',
  action: 'report',
  title: { zh: '上报', en: 'report' },
})

describe('the time line', () => {
  it('names the person and for whom it was done (代办)', () => {
    expect(sayWho({ unitName: '贺村镇', personName: '王敏', onBehalfOf: '××木器加工户' }, '代')).toBe(
      '贺村镇 王敏 代 ××木器加工户',
    )
    expect(sayWho({ unitName: '江山市经信局', personName: '李强' }, '代')).toBe('江山市经信局 李强')
  })

  it('puts entries under the day in Shanghai and keeps their order', () => {
    const days = byDay(
      [entry('a', '2026-06-12T16:30:00Z'), entry('b', '2026-06-12T15:30:00Z'), entry('c', '2026-06-12T01:00:00Z')],
      moment => shanghaiParts(moment).day,
    )
    expect(days.map(({ day, entries }) => [day, entries.map(one => one.id)])).toEqual([
      ['2026-06-13', ['a']],
      ['2026-06-12', ['b', 'c']],
    ])
  })
})
