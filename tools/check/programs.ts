import fs from 'node:fs'
import path from 'node:path'
import type { Check } from './check.ts'
import { complaintsOf, runProgram, runScript } from './run-program.ts'

/** Layout of the text. `biome format --write` puts it right. */
export const format: Check = {
  name: 'format',
  run: async root => complaintsOf(await runProgram(root, 'biome', ['format', '--colors=off', '--max-diagnostics=20'])),
}

/** Mistakes that the types allow, an un-awaited promise above all. */
export const lint: Check = {
  name: 'lint',
  run: async root =>
    complaintsOf(await runProgram(root, 'oxlint', ['--type-aware', '--deny-warnings', '--format=unix'])),
}

export const types: Check = {
  name: 'types',
  run: async root => complaintsOf(await runProgram(root, 'tsc', ['-p', 'tsconfig.json'])),
}

export const webTypes: Check = {
  name: 'types of the web',
  run: async root => complaintsOf(await runProgram(root, 'tsc', ['-p', 'web/tsconfig.json'])),
}

/** Files, exports and dependencies that nothing uses. */
export const unusedCode: Check = {
  name: 'unused code',
  run: async root => complaintsOf(await runProgram(root, 'knip', ['--no-progress', '--no-config-hints'])),
}

/** Words shown to users: both languages complete. */
export const messages: Check = {
  name: 'messages',
  async run(root) {
    const script = 'tools/check-messages.ts'
    if (!fs.existsSync(path.join(root, script))) return undefined
    return complaintsOf(await runScript(root, script))
  },
}

/** Generated files agree with what they are generated from: every `tools/print-*.ts` must answer to `--check`. */
export const generatedFiles: Check = {
  name: 'generated files',
  async run(root) {
    const scripts = fs.globSync('tools/print-*.ts', { cwd: root }).filter(script => !script.endsWith('.test.ts'))
    if (scripts.length === 0) return undefined
    const complaints: string[] = []
    for (const script of scripts.toSorted()) {
      const found = complaintsOf(await runScript(root, script, ['--check']))
      complaints.push(...found.map(text => `${script}: ${text}`))
    }
    return complaints
  },
}
