// Plain JavaScript for whatever Node the machine has (18 or newer): it brings the pinned Node and the packages, then
// hands over to them. Everything behind it may rely on Node 26.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { BootFailure, installPackages, installRuntime } from './boot/install.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const serverProcess = JSON.parse(readFileSync(path.join(root, 'tools/boot/server-process.json'), 'utf8'))

/** What each npm script runs: a file, flags of Node, arguments before the user's own, and environment. */
const VERBS = {
  start: { file: 'server/src/main.ts', flags: serverProcess.flags, environment: serverProcess.environment },
  clearloop: { file: 'server/src/cli/main.ts' },
  dev: { file: 'tools/dev.ts' },
  test: { file: 'tools/test.ts' },
  check: { file: 'tools/check.ts' },
  soak: { file: 'tools/test.ts', first: ['--only=unit'], environment: { RUNS: '10000' } },
  e2e: { file: 'tools/test.ts', first: ['--only=e2e'] },
  bench: { file: 'bench/main.ts' },
}

const [name = '', ...rest] = process.argv.slice(2)
const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
if (!verb) {
  console.error(`没有这个命令：${name || '（空）'}。可用的有：${Object.keys(VERBS).join('、')}`)
  console.error(`No such command: ${name || '(none)'}. There are: ${Object.keys(VERBS).join(', ')}`)
  process.exit(2)
}

try {
  const node = await installRuntime(root)
  const environment = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` }
  await installPackages(root, environment)
  const args = [...(verb.flags ?? []), path.join(root, verb.file), ...(verb.first ?? []), ...rest]
  hand(node, args, { ...environment, ...verb.environment })
} catch (error) {
  if (!(error instanceof BootFailure)) throw error
  console.error(error.message)
  process.exit(1)
}

/** Runs the verb in our place: same terminal, its signals, its exit code. */
function hand(node, args, env) {
  const child = spawn(node, args, { stdio: 'inherit', env })
  // In a terminal Ctrl+C reaches the child by itself; passing it on as well would look like a second, impatient one.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, () => child.kill(signal))
  child.on('error', error => {
    console.error(`无法运行 ${node}：${error.message}\nCannot run ${node}: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    // Die of the same signal, so that a supervisor sees what happened.
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
