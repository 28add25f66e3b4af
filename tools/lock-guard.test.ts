import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { guardLocks, inspectLock } from './lock-guard.ts'

const GOOD = {
  packages: {
    '': { optionalDependencies: { '@tool/linux': '1.0.0' } },
    'node_modules/tool': { version: '1.0.0', optionalDependencies: { '@tool/linux': '1.0.0', '@tool/mac': '1.0.0' } },
    'node_modules/@tool/linux': { version: '1.0.0' },
    'node_modules/tool/node_modules/@tool/mac': { version: '1.0.0' },
  },
}

describe('the lock guard', () => {
  test('a lock with every binding and no addresses passes', () => {
    expect(inspectLock({ dependencies: { tool: '1.0.0' }, devDependencies: { b: '18.4.0-beta.17' } }, GOOD)).toEqual([])
  })

  test('a binding that no platform could install is reported', () => {
    const { 'node_modules/tool/node_modules/@tool/mac': _absent, ...rest } = GOOD.packages
    const [complaint, ...others] = inspectLock({}, { packages: rest })
    expect(complaint).toMatch(/node_modules\/tool wants @tool\/mac/)
    expect(others).toEqual([])
  })

  test("a binding locked under a neighbour doesn't count", () => {
    const packages = {
      '': {},
      'node_modules/tool': { optionalDependencies: { '@tool/mac': '1.0.0' } },
      'node_modules/other/node_modules/@tool/mac': {},
    }
    expect(inspectLock({}, { packages })).toHaveLength(1)
  })

  test('a lock that names a host is reported', () => {
    const packages = { '': {}, 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } }
    expect(inspectLock({}, { packages })).toHaveLength(1)
  })

  test.each(['^1.0.0', '~1.2.3', '*', '1', '1.x', 'latest', '>=2.0.0', 'file:../a'])(
    'version %s is not exact',
    version => {
      expect(inspectLock({ dependencies: { a: version } }, GOOD)).toHaveLength(1)
    },
  )

  test('an empty lock is not a good one', () => {
    expect(inspectLock({}, {})).toHaveLength(1)
  })

  test('the locks of this repository pass', () => {
    expect(guardLocks(path.dirname(import.meta.dirname))).toEqual([])
  })
})
