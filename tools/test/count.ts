/** What a part of the tests came to. */
export type Count = { passed: number; failed: number }

/** Adds up the parts. */
export function sumCounts(counts: Count[]): Count {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  }
}

/**
 * Reads Vitest's JSON report. A file that can't be loaded holds no failed test, and a run that broke off may hold none
 * at all, so a run that ended badly counts at least one failure; so does one that saw no test.
 *
 * @param report the parsed report, undefined when none was written
 * @param code the exit code of Vitest
 */
export function countVitest(report: unknown, code: number): Count {
  const passed = numberAt(report, 'numPassedTests')
  const failedTests = numberAt(report, 'numFailedTests')
  const failed = code !== 0 || passed + failedTests === 0 ? Math.max(1, failedTests) : failedTests
  return { passed, failed }
}

/**
 * Reads Playwright's JSON report, by the same rule. A test that passed only when repeated has failed.
 *
 * @param report the parsed report, undefined when none was written
 * @param code the exit code of Playwright
 */
export function countPlaywright(report: unknown, code: number): Count {
  const stats = typeof report === 'object' && report !== null && 'stats' in report ? report.stats : undefined
  const passed = numberAt(stats, 'expected')
  const failedTests = numberAt(stats, 'unexpected') + numberAt(stats, 'flaky')
  const failed = code !== 0 || passed + failedTests === 0 ? Math.max(1, failedTests) : failedTests
  return { passed, failed }
}

function numberAt(value: unknown, key: string): number {
  if (typeof value !== 'object' || value === null) return 0
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1]
  return typeof found === 'number' ? found : 0
}
