import type { z } from 'zod'

/** A message of the ground and its values, for one issue found in a form. */
export interface IssueWords {
  readonly path: string
  readonly key:
    | 'wrong.required'
    | 'wrong.choose'
    | 'wrong.tooLong'
    | 'wrong.tooShort'
    | 'wrong.tooSmall'
    | 'wrong.tooLarge'
    | 'wrong.tooFew'
    | 'wrong.tooManyItems'
    | 'wrong.number'
    | 'wrong.whole'
    | 'wrong.day'
    | 'wrong.shape'
  readonly values: Readonly<Record<string, string | number>>
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    values,
  )
}

/**
 * What an issue of the contract's schema means to the person at the form. The server says the same and more; this spares a
 * way there and back for what can be seen here.
 */
export function sayIssue(issue: z.core.$ZodIssue, values: unknown): IssueWords {
  const path = issue.path.map(String).join('.')
  const said = (key: IssueWords['key'], more: IssueWords['values'] = {}): IssueWords => ({ path, key, values: more })
  if (isEmpty(valueAt(values, issue.path))) return said('wrong.required')
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return said('wrong.choose')
  if (issue.code === 'too_big') {
    const max = Number(issue.maximum)
    if (issue.origin === 'string') return said('wrong.tooLong', { max })
    return said(issue.origin === 'array' ? 'wrong.tooManyItems' : 'wrong.tooLarge', { max })
  }
  if (issue.code === 'too_small') {
    const min = Number(issue.minimum)
    if (issue.origin === 'string') return said('wrong.tooShort', { min })
    return said(issue.origin === 'array' ? 'wrong.tooFew' : 'wrong.tooSmall', { min })
  }
  if (issue.code === 'invalid_type') {
    if (issue.expected === 'int') return said('wrong.whole')
    if (issue.expected === 'number') return said('wrong.number')
  }
  if (issue.code === 'invalid_format' && issue.format === 'date') return said('wrong.day')
  return said('wrong.shape')
}
