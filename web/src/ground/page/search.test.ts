import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { asList, lenient, parseSearch, stringifySearch } from './search.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 200) }

describe('the part of the address after ?', () => {
  it('reads numbers as text, so that a code with leading noughts stays what it is', () => {
    expect(parseSearch('?code=00123&on=true')).toEqual({ code: '00123', on: 'true' })
  })

  it('comes back as it was written, lists of one aside', () => {
    const value = fc.oneof(fc.string({ minLength: 1 }), fc.array(fc.string({ minLength: 1 }), { minLength: 2 }))
    const key = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(fc.dictionary(key, value, { noNullPrototype: true }), search => {
        expect(parseSearch(stringifySearch(search))).toEqual(search)
      }),
      runs,
    )
  })

  it('says only what was chosen', () => {
    expect(stringifySearch({ area: undefined, state: '', sort: '-deadline' })).toBe('?sort=-deadline')
  })

  it('drops what does not fit and keeps the rest', () => {
    const read = lenient(
      z.object({
        state: z.enum(['open', 'closed']).optional(),
        area: z.preprocess(asList, z.array(z.string()).optional()),
      }),
    )
    expect(read({ state: 'gone', area: 'x' })).toEqual({ area: ['x'] })
  })
})
