import { describe, expect, test } from 'vitest'
import { countPlaywright, countVitest, sumCounts } from './count.ts'

describe('counting what the tests came to', () => {
  test('passed and failed are taken from the reports', () => {
    expect(countVitest({ numPassedTests: 5, numFailedTests: 2 }, 1)).toEqual({ passed: 5, failed: 2 })
    expect(countPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 0 } }, 1)).toEqual({ passed: 3, failed: 1 })
  })

  test('a run that ended badly without a failed test counts one failure', () => {
    expect(countVitest({ numPassedTests: 5, numFailedTests: 0 }, 1)).toEqual({ passed: 5, failed: 1 })
    expect(countPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 0 } }, 130)).toEqual({ passed: 3, failed: 1 })
  })

  test('a run that wrote no report, or saw no test, has failed even if it ended well', () => {
    expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 1 })
    expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0 } }, 0)).toEqual({ passed: 0, failed: 1 })
  })

  test('a browser test that passed only when repeated has failed', () => {
    expect(countPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 1 } }, 0)).toEqual({ passed: 3, failed: 1 })
  })

  test('the parts add up', () => {
    const parts = [
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]
    expect(sumCounts(parts)).toEqual({ passed: 3, failed: 3 })
    expect(sumCounts([])).toEqual({ passed: 0, failed: 0 })
  })
})
