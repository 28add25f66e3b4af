import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildWeb } from './build-web.ts'

let root: string

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'clearloop-web-'))
  for (const folder of ['web', 'contract/src']) fs.mkdirSync(path.join(root, folder), { recursive: true })
  fs.symlinkSync(path.join(import.meta.dirname, '..', 'node_modules'), path.join(root, 'node_modules'))
  write('web/index.html', '<script type="module" src="/main.js"></script>')
  write('web/main.js', 'document.title = "one"')
  write('contract/src/word.ts', 'export const word = 1')
  write('package-lock.json', '{}')
})

afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true })
})

function write(file: string, content: string): void {
  fs.writeFileSync(path.join(root, file), content)
}

async function build(): Promise<boolean> {
  return (await buildWeb({ root, log: () => {} })).built
}

describe('building the web app', () => {
  test('builds once, and again when a source, the contract or the lock file changed', async () => {
    expect(await build()).toBe(true)
    expect(fs.existsSync(path.join(root, 'web/dist/.vite/manifest.json'))).toBe(true)
    expect(await build()).toBe(false)
    write('contract/src/word.ts', 'export const word = 2')
    expect(await build()).toBe(true)
    write('package-lock.json', '{ }')
    expect(await build()).toBe(true)
    write('web/main.test.ts', 'tests are not part of the app')
    expect(await build()).toBe(false)
  })

  test('a build that fails says why and leaves what was there', async () => {
    await build()
    const before = fs.readFileSync(path.join(root, 'web/dist/index.html'), 'utf8')
    write('web/main.js', 'import "./nowhere.js"')
    await expect(build()).rejects.toThrow(/网页构建失败[^]*nowhere/)
    expect(fs.readFileSync(path.join(root, 'web/dist/index.html'), 'utf8')).toBe(before)
    expect(fs.readdirSync(path.join(root, 'web')).toSorted()).toEqual(['dist', 'index.html', 'main.js'])
    write('web/main.js', 'document.title = "two"')
    expect(await build()).toBe(true)
  })
})
