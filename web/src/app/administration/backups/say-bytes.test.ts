import { expect, test } from 'vitest'
import { sayBytes } from './say-bytes.ts'

test('a size is said in the largest unit that leaves at least one', () => {
  expect([0, 999, 1000, 123_456, 7_890_000_000].map(sayBytes)).toEqual(['0 B', '999 B', '1.00 kB', '123 kB', '7.89 GB'])
})
