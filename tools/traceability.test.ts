import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import clauses from './traceability/clauses.json' with { type: 'json' }
import { readTraceability, standings } from './traceability/read-traceability.ts'

const root = path.dirname(import.meta.dirname)
const source = (file: string) => readFileSync(path.join(root, file), 'utf8')
const traced = readTraceability(source('TRACEABILITY.md'))
const rows = [...traced.clauses, ...traced.others]
const routes = new Set(
  globSync('web/src/**/*routes.tsx', { cwd: root }).flatMap(file =>
    [...source(file).matchAll(/path: '(\/[^']*)'/g)].map(([, route]) => route),
  ),
)

describe('TRACEABILITY.md', () => {
  it('has each clause of the plan once, in the plan’s order, and no other', () => {
    expect(traced.clauses.map(({ clause }) => clause)).toEqual(clauses)
  })

  it('says of every clause how it stands, and links to code and a test', () => {
    for (const { clause, standing, code, tests } of traced.clauses) {
      expect(standings, clause).toContain(standing)
      expect(code, clause).not.toEqual([])
      expect(tests, clause).not.toEqual([])
    }
  })

  it('names screens that are routes of the web app', () => {
    expect(routes.size).toBeGreaterThan(10)
    expect(rows.flatMap(({ screens }) => screens).filter(screen => !routes.has(screen))).toEqual([])
  })

  it('leaves no route of the web app out', () => {
    const named = new Set(rows.flatMap(({ screens }) => screens))
    expect([...routes].filter(route => route !== '/' && !named.has(route ?? ''))).toEqual([])
  })

  it('links to files that exist', () => {
    const files = rows.flatMap(({ code, tests }) => [...code, ...tests])
    expect(files.filter(file => !existsSync(path.join(root, file)))).toEqual([])
  })

  it('links to tests that name the clause', () => {
    const silent = traced.clauses.flatMap(({ clause, tests }) =>
      tests
        .filter(test => existsSync(path.join(root, test)) && !source(test).includes(clause))
        .map(test => `${clause} ${test}`),
    )
    expect(silent).toEqual([])
  })
})
