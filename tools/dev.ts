import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

/**
 * The server, restarted when one of its files changes, and Vite's server for the web app, which passes `/api` on to it.
 * When one ends, both end.
 */
const root = path.dirname(import.meta.dirname)
const children: ChildProcess[] = [
  start(
    [path.join(root, 'server', 'src', 'main.ts'), ...process.argv.slice(2)],
    ['--watch', '--watch-preserve-output'],
  ),
  start([path.join(root, 'node_modules', 'vite', 'bin', 'vite.js'), path.join(root, 'web')], []),
]

function start(command: string[], options: string[]): ChildProcess {
  return spawn(process.execPath, [...options, ...command], { cwd: root, stdio: 'inherit' })
}

function endAll(signal: NodeJS.Signals): void {
  for (const child of children) child.kill(signal)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => endAll(signal))
for (const child of children) {
  child.on('exit', code => {
    process.exitCode ??= code ?? 1
    endAll('SIGTERM')
  })
}
