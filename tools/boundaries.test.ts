import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { FORBIDDEN, findBlindSpots } from './boundaries/canary.ts'
import { checkModules } from './boundaries/check-modules.ts'
import { findCycles } from './boundaries/find-cycles.ts'
import { checkBoundaries } from './boundaries.ts'

const IMPORTS = {
  '#contract/*': './contract/src/*',
  '#ground/*': './server/src/ground/*',
  '#campaign/*': './server/src/campaign/*',
  '#views/*': './server/src/views/*',
}

function check(sources: Record<string, string>): string[] {
  return checkModules(new Map(Object.entries(sources)), IMPORTS, () => false).map(({ file, rule }) => `${file} ${rule}`)
}

describe('import boundaries', () => {
  test('every forbidden import of the canary is reported and nothing innocent is', () => {
    expect(findBlindSpots(IMPORTS)).toEqual([])
    expect(FORBIDDEN.length).toBeGreaterThan(15)
  })

  test('a checker that cannot resolve the subpath imports shows in the canary', () => {
    expect(findBlindSpots({})).not.toEqual([])
  })

  test('a checker that looks in the wrong place says how little it saw', () => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'clearloop-boundaries-'))
    fs.writeFileSync(path.join(root, 'package.json'), JSON.stringify({ imports: IMPORTS }))
    expect(checkBoundaries(root)).toEqual([expect.stringMatching(/^saw 0 modules, expected at least \d+$/)])
    fs.rmSync(root, { recursive: true })
  })

  test('a later stage may import an earlier one through its index', () => {
    expect(
      check({
        'server/src/campaign/supervision/list-problem.ts': `import { problem } from '#campaign/remediation/index.ts'`,
        'server/src/campaign/remediation/index.ts': 'export const problem = 1',
      }),
    ).toEqual([])
  })

  test('what tests share stands in server/test, open to tests alone', () => {
    expect(
      check({
        'server/test/open-database.ts': `import { app } from '../src/app.ts'\nexport const database = app`,
        'server/src/app.ts': 'export const app = 1',
        'server/src/ground/way.test.ts': `import { database } from '../../test/open-database.ts'`,
        'server/src/ground/testing/open-way.ts': `import { database } from '../../../test/open-database.ts'`,
        'server/src/ground/way.ts': `import { database } from '../../test/open-database.ts'`,
      }).map(line => line.split(' ')[0]),
    ).toEqual(['server/src/ground/way.ts', 'server/src/ground/way.ts'])
  })

  test('type-only imports close no circle, but keep the direction', () => {
    expect(
      check({
        'server/src/ground/a.ts': `import type { B } from './b.ts'\nexport type A = B`,
        'server/src/ground/b.ts': `import { type A } from './a.ts'\nexport type B = A`,
        'server/src/ground/c.ts': `import type { D } from '#views/d.ts'`,
        'server/src/views/d.ts': 'export type D = 1',
      }),
    ).toEqual(['server/src/ground/c.ts never-up-or-forward'])
  })

  test('pg may be imported for types anywhere in a stage, and for queries in stores and finders', () => {
    expect(
      check({
        'server/src/campaign/baseline/enterprise.routes.ts': `import type pg from 'pg'`,
        'server/src/campaign/baseline/find-enterprise.ts': `import pg from 'pg'`,
        'server/src/campaign/baseline/enterprise.store.ts': `import pg from 'pg'`,
        'server/src/campaign/baseline/enterprise.test.ts': `import pg from 'pg'`,
        'server/src/campaign/baseline/enterprise.view.ts': `import pg from 'pg'`,
      }),
    ).toEqual(['server/src/campaign/baseline/enterprise.view.ts sql-in-stores'])
  })

  test('a module that does not parse is an error and not an empty module', () => {
    expect(() => check({ 'server/src/ground/broken.ts': 'import {' })).toThrow(/does not parse/)
  })

  test('circles are found whatever their length', () => {
    const edges = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a', 'd']],
      ['d', []],
      ['e', ['e']],
    ])
    expect(findCycles(edges)).toEqual([['a', 'b', 'c'], ['e']])
  })
})
