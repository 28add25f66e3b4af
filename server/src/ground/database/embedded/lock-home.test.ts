import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isHomeLocked, lockHome } from './lock-home.ts'

const HOLD = `
  import { lockHome } from ${JSON.stringify(path.join(import.meta.dirname, 'lock-home.ts'))}
  lockHome(process.argv[1])
  // Nobody keeps what lockHome returned: the lock must not be collected with it.
  setImmediate(() => {
    globalThis.gc()
    setImmediate(() => console.log('held'))
  })
  setInterval(() => {}, 1000)
`

let home: string
let holder: ChildProcess | undefined

beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'clearloop-lock-'))
})

afterEach(() => {
  holder?.kill('SIGKILL')
  fs.rmSync(home, { recursive: true, force: true })
})

async function holdElsewhere(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', HOLD, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  holder = child
  await once(child.stdout, 'data')
  return child
}

describe('the lock on a data directory', () => {
  test('a second start in another process is refused, in Chinese and English, naming the process', async () => {
    const { pid } = await holdElsewhere()
    expect(() => lockHome(home)).toThrow(
      expect.objectContaining({
        code: 'home.in-use',
        message: expect.stringMatching(
          new RegExp(`已有一个清环在使用此数据目录.*进程号 ${pid}[^]*Another Clearloop is using.*process ${pid}`),
        ),
      }),
    )
  })

  test('a second start in the same process is refused', () => {
    const lock = lockHome(home)
    expect(() => lockHome(home)).toThrow(/已有一个清环/)
    lock.release()
  })

  test('after kill -9 of the holder the next start has it at once, although the pid file is still there', async () => {
    const child = await holdElsewhere()
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(fs.readFileSync(path.join(home, 'clearloop.pid'), 'utf8')).toBe(`${child.pid}\n`)
    const lock = lockHome(home)
    expect(fs.readFileSync(path.join(home, 'clearloop.pid'), 'utf8')).toBe(`${process.pid}\n`)
    lock.release()
  })

  test('a pid file that names a living stranger does not lock', () => {
    fs.writeFileSync(path.join(home, 'clearloop.pid'), '1\n')
    expect(() => lockHome(home).release()).not.toThrow()
  })

  test('a released lock can be taken again, and releasing twice is harmless', () => {
    const first = lockHome(home)
    first.release()
    first.release()
    expect(isHomeLocked(home)).toBe(false)
    const second = lockHome(home)
    expect(isHomeLocked(home)).toBe(true)
    second.release()
  })

  test('a home that cannot be made is refused with a sentence', () => {
    fs.writeFileSync(path.join(home, 'file'), '')
    expect(() => lockHome(path.join(home, 'file', 'inside'))).toThrow(
      expect.objectContaining({ code: 'home.unwritable' }),
    )
  })
})
