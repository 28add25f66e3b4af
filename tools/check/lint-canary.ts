import path from 'node:path'
import type { Check } from './check.ts'
import { runProgram } from './run-program.ts'

/** What stands in `tools/canary/lint/` for the linter to find: a configuration that stopped looking would pass everything. */
const EXPECTED: Record<string, string[]> = {
  'forgets-a-promise.ts': [
    'typescript(no-floating-promises)',
    'typescript(no-misused-promises)',
    'typescript(await-thenable)',
  ],
  'forgets-a-case.ts': [
    'typescript(switch-exhaustiveness-check)',
    'typescript(no-explicit-any)',
    'typescript(no-non-null-assertion)',
    'typescript(consistent-type-imports)',
    'import(no-default-export)',
    'eslint(eqeqeq)',
  ],
}

export const lintCanary: Check = {
  name: 'lint canary',
  async run(root) {
    const folder = 'tools/canary/lint'
    const config = path.join(folder, 'canary.oxlintrc.json')
    const { output } = await runProgram(root, 'oxlint', ['--type-aware', '-c', config, '--format=unix', folder])
    const reported = output.split('\n')
    const missed: string[] = []
    for (const [file, rules] of Object.entries(EXPECTED)) {
      for (const rule of rules) {
        if (reported.some(line => line.includes(file) && line.includes(rule))) continue
        missed.push(`the linter did not report ${rule} in ${folder}/${file}`)
      }
    }
    return missed
  },
}
