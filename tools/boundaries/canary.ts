import { checkModules } from './check-modules.ts'
import type { Rule } from './judge-import.ts'
import type { SubpathImports } from './resolve-import.ts'

type Forbidden = { file: string; source: string; rule: Rule }

/** Modules that each break one rule. A checker that lets one of them pass has gone blind. */
export const FORBIDDEN: Forbidden[] = [
  { file: 'contract/src/canary.ts', source: `import pg from 'pg'`, rule: 'contract-imports-zod-alone' },
  {
    file: 'contract/src/reach.ts',
    source: `import type { Way } from '../../server/src/ground/way.ts'`,
    rule: 'contract-imports-zod-alone',
  },
  {
    file: 'server/src/ground/up.ts',
    source: `import { plan } from '#campaign/planning/index.ts'`,
    rule: 'never-up-or-forward',
  },
  {
    file: 'server/src/ground/view.ts',
    source: `export * from '#views/board.ts'`,
    rule: 'never-up-or-forward',
  },
  {
    file: 'server/src/campaign/baseline/forward.ts',
    source: `import type { Plan } from '#campaign/planning/index.ts'`,
    rule: 'never-up-or-forward',
  },
  {
    file: 'server/src/campaign/assurance/later.ts',
    source: `const board = await import('../../views/board.ts')`,
    rule: 'never-up-or-forward',
  },
  {
    file: 'server/src/campaign/acceptance/window.ts',
    source: `import { plan } from '../planning/plan.store.ts'`,
    rule: 'stage-by-its-index',
  },
  {
    file: 'server/src/campaign/planning/plan.states.ts',
    source: `import type pg from 'pg'`,
    rule: 'states-are-pure',
  },
  {
    file: 'server/src/campaign/planning/other.states.ts',
    source: `import { plan } from './plan.store.ts'`,
    rule: 'states-are-pure',
  },
  {
    file: 'server/src/campaign/planning/issue-plan.ts',
    source: `import pg from 'pg'`,
    rule: 'sql-in-stores',
  },
  { file: 'server/src/campaign/elsewhere/way.ts', source: `import path from 'node:path'`, rule: 'known-stage' },
  { file: 'web/src/app/server.ts', source: `import { way } from '#ground/way.ts'`, rule: 'parts-apart' },
  { file: 'web/src/app/disk.ts', source: `import fs from 'node:fs'`, rule: 'parts-apart' },
  {
    file: 'web/src/campaign/baseline/forward.tsx',
    source: `import { Page } from '../acceptance/page.tsx'`,
    rule: 'never-up-or-forward',
  },
  { file: 'server/src/ground/lost.ts', source: `import { nothing } from './nowhere.ts'`, rule: 'resolves' },
  {
    file: 'server/src/ground/uses-test.ts',
    source: `import { sample } from './way.test.ts'`,
    rule: 'no-test-from-code',
  },
  { file: 'server/src/ground/circle.ts', source: `import './circle-back.ts'`, rule: 'no-cycle' },
]

/** What the forbidden imports lead to; itself without fault, as far as it goes. */
const SURROUNDINGS: [string, string][] = [
  ['server/src/ground/way.ts', 'export type Way = 1\nexport const way = 1'],
  ['server/src/ground/way.test.ts', `import { expect } from 'vitest'\nexport const sample = expect`],
  ['server/src/ground/circle-back.ts', `import './circle.ts'`],
  ['server/src/campaign/planning/index.ts', `export { plan, type Plan } from './plan.store.ts'`],
  ['server/src/campaign/planning/plan.store.ts', `import pg from 'pg'\nexport const plan = pg`],
  ['server/src/views/board.ts', `import { plan } from '#campaign/planning/index.ts'\nexport const board = plan`],
  ['web/src/campaign/acceptance/page.tsx', `export const Page = () => <p />`],
]

/** @returns the forbidden modules that the checker did not report under their rule, and innocent ones that it did */
export function findBlindSpots(imports: SubpathImports): string[] {
  const sources = new Map([...SURROUNDINGS, ...FORBIDDEN.map(({ file, source }): [string, string] => [file, source])])
  const reported = checkModules(sources, imports, () => false)
  const missed = FORBIDDEN.filter(
    ({ file, rule }) =>
      !reported.some(
        violation => violation.rule === rule && (violation.file === file || violation.message.includes(file)),
      ),
  )
  const guilty = new Set(FORBIDDEN.map(({ file }) => file))
  const accused = reported.filter(({ file, rule }) => !guilty.has(file) && rule !== 'no-cycle')
  return [
    ...missed.map(({ file, rule }) => `${rule} did not catch ${file}`),
    ...accused.map(({ file, rule }) => `${rule} accused the innocent ${file}`),
  ]
}
