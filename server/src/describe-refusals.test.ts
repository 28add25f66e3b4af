import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { everyRefusal } from './describe-refusals.ts'

/** Every dotted code that the server's own code names, with the status beside it where one stands there. */
async function codesInUse(): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  for await (const file of glob('**/*.ts', { cwd: import.meta.dirname })) {
    if (/\.test\.ts$|\.test-support\.ts$|\.refusals\.ts$|testing\/|demo\//.test(file)) continue
    const text = await readFile(join(import.meta.dirname, file), 'utf8')
    for (const [, status = '', code = ''] of text.matchAll(/refuse\(\s*(\d{3}),\s*'([a-zA-Z]+\.[a-zA-Z]+)'/g))
      found.set(code, (found.get(code) ?? new Set()).add(status))
  }
  return found
}

describe('every code that a refusal carries', () => {
  it('is in a catalogue with its status', async () => {
    const inUse = await codesInUse()
    expect(inUse.size).toBeGreaterThan(20)
    for (const [code, statuses] of inUse) expect([...statuses], code).toEqual([String(everyRefusal[code]?.status)])
  })

  it('is still given by something', async () => {
    const inUse = await codesInUse()
    const texts: string[] = []
    for await (const file of glob('**/*.ts', { cwd: import.meta.dirname }))
      if (!/\.test\.ts$|\.refusals\.ts$/.test(file)) texts.push(await readFile(join(import.meta.dirname, file), 'utf8'))
    const dotted = Object.keys(everyRefusal).filter(code => code.includes('.'))
    const unused = dotted.filter(code => !inUse.has(code) && !texts.some(text => text.includes(`'${code}'`)))
    expect(unused).toEqual([])
  })
})
