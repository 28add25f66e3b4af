import { describe, expect, it } from 'vitest'
import { sayDay, sayDayInFull, sayMoment } from './say-time.ts'

describe('times for reading', () => {
  it('stand on the clock in Shanghai: 23:30 UTC is the next morning', () => {
    expect(sayMoment('2026-11-23T23:30:00Z', '2026-11-24')).toBe('07:30')
    expect(sayMoment('2026-11-23T23:30:05Z', '2026-11-24', true)).toBe('07:30:05')
  })

  it('name the day where it is another, and the year where that is another', () => {
    expect(sayMoment('2026-06-12T01:05:00Z', '2026-11-24')).toBe('06-12 09:05')
    expect(sayMoment('2025-06-12T01:05:00Z', '2026-11-24')).toBe('2025-06-12 09:05')
    expect(sayDay('2026-06-30', '2026-11-24')).toBe('06-30')
    expect(sayDay('2027-06-30', '2026-11-24')).toBe('2027-06-30')
  })

  it('say a day in full in both languages', () => {
    expect(sayDayInFull('2026-11-24', 'zh')).toBe('2026年11月24日星期二')
    expect(sayDayInFull('2026-11-24', 'en')).toBe('Tuesday, 24 November 2026')
  })
})
