import { describe, expect, test } from 'vitest'
import type { Check } from './check.ts'
import { describeResult, runChecks } from './run-checks.ts'

const check = (name: string, run: Check['run']): Check => ({ name, run })

describe('running the checks', () => {
  test('all run even when one complains and one breaks', async () => {
    const told: string[] = []
    const results = await runChecks(
      '/',
      [
        check('complains', async () => ['wrong here']),
        check('breaks', () => Promise.reject(new Error('no such program'))),
        check('passes', async () => []),
        check('has nothing', async () => undefined),
      ],
      result => told.push(result.name),
    )
    expect(told.toSorted()).toEqual(['breaks', 'complains', 'has nothing', 'passes'])
    const failed = results.filter(({ complaints }) => complaints.length > 0).map(({ name }) => name)
    expect(failed.toSorted()).toEqual(['breaks', 'complains'])
  })

  test('a complaint is shown under the name of its check', () => {
    const shown = describeResult({ name: 'lint', complaints: ['a.ts:1\nb.ts:2'], skipped: false, seconds: 1.26 })
    expect(shown).toBe('✗ lint  1.3 s\n    a.ts:1\n    b.ts:2')
  })
})
