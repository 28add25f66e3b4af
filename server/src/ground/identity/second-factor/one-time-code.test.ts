import { expect, test } from 'vitest'
import { base32, codeOfStep, enrolmentAddress, stepAt, stepOfCode } from './one-time-code.ts'

const secret = Buffer.from('12345678901234567890')

test('RFC 4226, appendix D: the codes of the first ten counts', () => {
  const codes = Array.from({ length: 10 }, (_, count) => codeOfStep(secret, count))
  expect(codes).toEqual([
    ...['755224', '287082', '359152', '969429', '338314'],
    ...['254676', '287922', '162583', '399871', '520489'],
  ])
})

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('RFC 6238, appendix B: at %d s the code ends in %s', (seconds, code) => {
  expect(codeOfStep(secret, stepAt(new Date(seconds * 1000)))).toBe(code)
})

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('RFC 4648, 10: base32 of “%s” is %s', (text, encoded) => {
  expect(base32(Buffer.from(text))).toBe(encoded)
})

test('the code of half a minute ago or ahead is taken, one of a minute ago is not', () => {
  const now = new Date(1_111_111_111_000)
  const step = stepAt(now)
  const taken = [-2, -1, 0, 1, 2].map(off => stepOfCode(secret, codeOfStep(secret, step + off), now))
  expect(taken).toEqual([null, step - 1, step, step + 1, null])
})

test('the address in the picture names issuer and account as they are written', () => {
  expect(enrolmentAddress(secret, { issuer: '清环 衢州', account: '王敏' })).toBe(
    'otpauth://totp/%E6%B8%85%E7%8E%AF%20%E8%A1%A2%E5%B7%9E:%E7%8E%8B%E6%95%8F?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' +
      '&issuer=%E6%B8%85%E7%8E%AF%20%E8%A1%A2%E5%B7%9E',
  )
})
