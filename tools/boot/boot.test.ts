import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const BOOT = path.join(import.meta.dirname, '..', 'boot.mjs')
/** Takes the lock, says so, and holds it until it is told to let go on its standard input. */
const HOLD = `
  import { withLock } from ${JSON.stringify(path.join(import.meta.dirname, 'lock.mjs'))}
  await withLock(process.argv[1], () => console.log('waiting'), () => new Promise(resolve => {
    console.log('held')
    process.stdin.once('data', resolve)
  }))
  console.log('released')
  process.exit(0)
`

let directory: string
let children: ChildProcess[]

beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'clearloop-boot-'))
  children = []
})

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  fs.rmSync(directory, { recursive: true, force: true })
})

type Holder = { child: ChildProcess; next: () => Promise<string>; letGo: () => void }

function hold(): Holder {
  const child = spawn(process.execPath, ['--input-type=module', '-e', HOLD, path.join(directory, 'lock')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    child,
    next: async () => String((await lines.next()).value),
    letGo: () => child.stdin.write('go\n'),
  }
}

describe('starting on a clone', () => {
  test('of two that install at once, the second says that it waits, and goes on when the first is done', async () => {
    const first = hold()
    expect(await first.next()).toBe('held')
    const second = hold()
    expect(await second.next()).toBe('waiting')
    first.letGo()
    expect(await first.next()).toBe('released')
    expect(await second.next()).toBe('held')
  })

  test('a lock whose holder was killed is broken', async () => {
    const first = hold()
    expect(await first.next()).toBe('held')
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    const second = hold()
    expect(await second.next()).toBe('waiting')
    expect(await second.next()).toBe('held')
  })

  test('an unknown command is refused with the known ones, before anything is installed', () => {
    const { status, stderr } = spawnSync(process.execPath, [BOOT, 'launch'], { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toContain('没有这个命令：launch')
    expect(stderr).toContain('start, clearloop, dev, test, check, soak, e2e, bench')
  })
})
