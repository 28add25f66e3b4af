import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSealing, maskPhone, normalisePhone, openDataKey } from './index.ts'

const key = Buffer.alloc(32, 7)
const numRuns = Number(process.env.RUNS ?? 200)

describe.each(['aes', 'sm4'] as const)('sealed with %s', algorithm => {
  const sealing = createSealing(key, algorithm)

  test('any text opens again, and never shows in the blob', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6, unit: 'grapheme' }), text => {
        const blob = sealing.seal(text, 'person.phone')
        expect(sealing.open(blob, 'person.phone')).toBe(text)
        expect(blob.includes(Buffer.from(text))).toBe(false)
      }),
      { numRuns },
    )
  })

  test('a changed byte, another place or another key does not open', () => {
    const blob = sealing.seal('13812341234', 'person.phone')
    for (let at = 0; at < blob.length; at++) {
      const changed = Buffer.from(blob)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(() => sealing.open(changed, 'person.phone')).toThrow()
    }
    expect(() => sealing.open(blob, 'enterprise.phone')).toThrow()
    expect(() => createSealing(Buffer.alloc(32, 8), algorithm).open(blob, 'person.phone')).toThrow()
    expect(() => sealing.open(blob.subarray(0, 20), 'person.phone')).toThrow()
  })
})

test('what one algorithm sealed opens after the installation has changed to the other', () => {
  const blob = createSealing(key, 'aes').seal('13812341234', 'person.phone')
  expect(createSealing(key, 'sm4').open(blob, 'person.phone')).toBe('13812341234')
})

test('the same number twice makes two blobs and one index; another column has another index', () => {
  const sealing = createSealing(key)
  expect(sealing.seal('1', 'a').equals(sealing.seal('1', 'a'))).toBe(false)
  expect(sealing.index('1', 'a').equals(sealing.index('1', 'a'))).toBe(true)
  expect(sealing.index('1', 'a').equals(sealing.index('1', 'b'))).toBe(false)
})

test.each([
  ['138 1234 1234', '13812341234'],
  ['+86-13812341234', '13812341234'],
  ['0086 138-1234-1234', '13812341234'],
  ['１３８１２３４１２３４', '13812341234'],
  ['0570-3081234', '05703081234'],
  ['8612345', '8612345'],
])('the telephone %s is compared as %s', (said, compared) => {
  expect(normalisePhone(said)).toBe(compared)
})

test.each([
  ['13812341234', '138****1234'],
  ['0570-308123', '****23'],
  ['110', '****'],
])('the telephone %s is shown as %s', (number, shown) => {
  expect(maskPhone(number)).toBe(shown)
})

describe('the data key', () => {
  let home = ''
  beforeEach(() => {
    home = fs.mkdtempSync(path.join(tmpdir(), 'clearloop-key-'))
  })
  afterEach(() => fs.rmSync(home, { recursive: true }))
  const file = () => path.join(home, 'secrets', 'data.key')

  test('is made once, for its own account alone, and found again', () => {
    const made = openDataKey(home)
    expect(made).toHaveLength(32)
    expect(openDataKey(home).equals(made)).toBe(true)
    expect(fs.statSync(file()).mode & 0o777).toBe(0o600)
    expect(fs.statSync(path.dirname(file())).mode & 0o777).toBe(0o700)
  })

  test('that others may read, or that is damaged, stops the start with a sentence', () => {
    openDataKey(home)
    fs.chmodSync(file(), 0o644)
    expect(() => openDataKey(home)).toThrow('chmod 600')
    fs.chmodSync(file(), 0o600)
    fs.writeFileSync(file(), 'short\n')
    expect(() => openDataKey(home)).toThrow('从备份恢复')
  })
})
