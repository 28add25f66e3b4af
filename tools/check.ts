import path from 'node:path'
import { checkBoundaries } from './boundaries.ts'
import type { Check, CheckResult } from './check/check.ts'
import { lintCanary } from './check/lint-canary.ts'
import { format, generatedFiles, lint, messages, types, unusedCode, webTypes } from './check/programs.ts'
import { describeResult, runChecks } from './check/run-checks.ts'
import { checkPageWeight } from './check-page-weight.ts'
import { guardLocks } from './lock-guard.ts'

const boundaries: Check = { name: 'import boundaries', run: async root => checkBoundaries(root) }
const locks: Check = { name: 'lock files', run: async root => guardLocks(root) }
const pageWeight: Check = { name: 'page weight', run: checkPageWeight }

/** Everything that is true of the code without running it; the long ones first. */
const CHECKS = [
  ...[lint, types, webTypes, unusedCode, pageWeight, lintCanary],
  ...[format, boundaries, locks, messages, generatedFiles],
]

/** Runs every check and prints each as it ends. */
export function checkEverything(root: string): Promise<CheckResult[]> {
  return runChecks(root, CHECKS, result => console.log(describeResult(result)))
}

if (import.meta.main) {
  const results = await checkEverything(path.dirname(import.meta.dirname))
  const failed = results.filter(({ complaints }) => complaints.length > 0)
  const names = failed.map(({ name }) => name).join(', ')
  console.log(`\n${results.length - failed.length} checks passed, ${failed.length} failed${names && `: ${names}`}`)
  process.exitCode = failed.length > 0 ? 1 : 0
}
