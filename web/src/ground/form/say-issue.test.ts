import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sayIssue } from './say-issue.ts'

const schema = z.object({
  words: z.string().trim().min(2).max(10),
  dimension: z.enum(['equipment', 'prevention']),
  deadline: z.iso.date(),
  count: z.number().int().min(1).max(9),
  files: z.array(z.string()).min(1),
})
const good = { words: '喷漆房未密闭', dimension: 'equipment', deadline: '2026-11-24', count: 1, files: ['a'] }
const wrongIn = (change: object) => {
  const values = { ...good, ...change }
  return schema.safeParse(values).error?.issues.map(issue => sayIssue(issue, values)) ?? []
}

describe('what is wrong in a form', () => {
  it('is nothing where all is well', () => {
    expect(wrongIn({})).toEqual([])
  })

  it('says of an empty field that it is to be filled in, whatever its kind', () => {
    for (const change of [
      { words: '' },
      { dimension: undefined },
      { deadline: '' },
      { count: undefined },
      { files: [] },
    ]) {
      expect(wrongIn(change)).toMatchObject([{ path: Object.keys(change)[0], key: 'wrong.required' }])
    }
  })

  it('says the limits', () => {
    expect(wrongIn({ words: '一二三四五六七八九十百' })).toEqual([
      { path: 'words', key: 'wrong.tooLong', values: { max: 10 } },
    ])
    expect(wrongIn({ words: '一' })).toEqual([{ path: 'words', key: 'wrong.tooShort', values: { min: 2 } }])
    expect(wrongIn({ count: 10 })).toEqual([{ path: 'count', key: 'wrong.tooLarge', values: { max: 9 } }])
    expect(wrongIn({ count: 0 })).toEqual([{ path: 'count', key: 'wrong.tooSmall', values: { min: 1 } }])
  })

  it('says the kind that is wanted', () => {
    expect(wrongIn({ dimension: 'paint' })).toMatchObject([{ key: 'wrong.choose' }])
    expect(wrongIn({ deadline: '明天' })).toMatchObject([{ key: 'wrong.day' }])
    expect(wrongIn({ count: 1.5 })).toMatchObject([{ key: 'wrong.whole' }])
    expect(wrongIn({ count: 'x' })).toMatchObject([{ key: 'wrong.number' }])
  })
})
