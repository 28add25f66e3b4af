import { expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'
import { Refusal } from './refusal.ts'
import { refuse } from './refuse.ts'

const closed = { zh: '该问题已销号', en: 'The problem is closed' }
const reportNew = { zh: '如再次出现，请上报新问题', en: 'If it has come back, report a new problem' }

test('a refusal carries code, status, both sentences and what would be accepted', () => {
  const refusal = refuse(409, 'wrongState', closed, reportNew)
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toBeInstanceOf(Error)
  expect(refusal).toMatchObject({ status: 409, code: 'wrongState', ...closed, accepted: reportNew })
})

test('a refusal names the fields that are wrong and, on a conflict, the record as it stands', () => {
  const fields = [{ path: 'deadline', zh: '不能早于今天', en: 'It cannot be before today' }]
  const refusal = refuse(409, 'staleVersion', closed, undefined, { fields, current: { version: 4 } })
  expect(refusal.fields).toEqual(fields)
  expect(refusal.current).toEqual({ version: 4 })
  expect(refusal.accepted).toBeUndefined()
})

test('what went wrong underneath is kept for the log and is in no sentence', () => {
  const cause = new Error('password=hunter2')
  const refusal = refuse(503, 'unavailable', { zh: '数据库忙', en: 'The database is busy' }, undefined, { cause })
  expect(refusal.cause).toBe(cause)
  expect(`${refusal.message}${refusal.zh}${refusal.en}`).not.toContain('hunter2')
})

test('a general code compiles only with its own status; a room names its codes after itself', () => {
  // @ts-expect-error notFound always travels with 404
  expect(refuse(403, 'notFound', closed).code).toBe('notFound')
  // @ts-expect-error a code that nobody lists
  expect(refuse(404, 'nowhere', closed).code).toBe('nowhere')
  expect(refuse(422, 'problem.noEvidence', closed).code).toBe('problem.noEvidence')
})

test.each(Object.entries(catalogue))('the catalogue says in both languages when %s is given', (_code, entry) => {
  expect(entry.when.zh).toMatch(/\p{Script=Han}/u)
  expect(entry.when.en).toMatch(/^[A-Z][\x20-\x7e]+$/)
  expect(entry.status).toBeGreaterThanOrEqual(400)
})
