import { describe, expect, it } from 'vitest'
import { draftKey } from './draft-database.ts'

describe('the key of a draft', () => {
  it('differs by person, post, form and record, so that nobody is shown what another typed', () => {
    const one = { username: 'wangmin', post: 'p1', form: 'problem.report', record: 'new' }
    const keys = [
      one,
      { ...one, username: 'liqiang' },
      { ...one, post: 'p2' },
      { ...one, form: 'x' },
      { ...one, record: 'r' },
    ]
    expect(new Set(keys.map(draftKey)).size).toBe(5)
  })

  it('cannot be made to meet another by slashes in its parts', () => {
    expect(draftKey({ username: 'a/b', post: 'c', form: 'd', record: 'e' })).not.toBe(
      draftKey({ username: 'a', post: 'b/c', form: 'd', record: 'e' }),
    )
  })
})
