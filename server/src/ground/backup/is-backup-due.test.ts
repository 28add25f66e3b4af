import { expect, test } from 'vitest'
import { isBackupDue } from './is-backup-due.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const night = { hour: 2, lastWhole: null, lastTry: null, startedAt: at('2024-06-20T09:00:00') }

test('a new server waits for its first night, and is due from the stroke of the hour in Shanghai on', () => {
  expect(isBackupDue({ ...night, now: at('2024-06-20T09:01:00') })).toBe(false)
  expect(isBackupDue({ ...night, now: at('2024-06-21T01:59:59') })).toBe(false)
  expect(isBackupDue({ ...night, now: at('2024-06-21T02:00:00') })).toBe(true)
})

test('once a night: a whole backup after the stroke serves until the next one', () => {
  const done = { ...night, lastWhole: at('2024-06-21T02:00:30'), lastTry: at('2024-06-21T02:00:30') }
  expect(isBackupDue({ ...done, now: at('2024-06-21T23:59:00') })).toBe(false)
  expect(isBackupDue({ ...done, now: at('2024-06-22T02:00:00') })).toBe(true)
})

test('a server that was off at night makes it up when it is back', () => {
  const lastWhole = at('2024-06-21T02:00:30')
  const back = { ...night, startedAt: at('2024-06-22T08:30:00'), lastWhole, lastTry: lastWhole }
  expect(isBackupDue({ ...back, now: at('2024-06-22T08:31:00') })).toBe(true)
})

test('a backup that failed is tried again after an hour, not every minute', () => {
  const failed = { ...night, lastTry: at('2024-06-21T02:00:00') }
  expect(isBackupDue({ ...failed, now: at('2024-06-21T02:59:00') })).toBe(false)
  expect(isBackupDue({ ...failed, now: at('2024-06-21T03:00:00') })).toBe(true)
})

test('hour 0 is midnight in Shanghai, not in London', () => {
  const midnight = { ...night, hour: 0 }
  expect(isBackupDue({ ...midnight, now: at('2024-06-20T23:59:59') })).toBe(false)
  expect(isBackupDue({ ...midnight, now: at('2024-06-21T00:00:00') })).toBe(true)
})
