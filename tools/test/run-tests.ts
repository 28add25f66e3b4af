import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Count, countPlaywright, countVitest } from './count.ts'

/** Soaks repeat each random test so often that the usual limit of a test would end them. */
const MANY_RUNS = 1000
const SOAK_TIMEOUT_MILLISECONDS = 1_800_000

/** Runs Vitest over `*.test.ts`; `args` may narrow it to files or names. */
export async function runVitest(root: string, args: string[]): Promise<Count> {
  return withReport(async reportFile => {
    const patient = Number(process.env.RUNS) > MANY_RUNS ? [`--testTimeout=${SOAK_TIMEOUT_MILLISECONDS}`] : []
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
    const code = await runHere(root, 'vitest', ['run', ...reporters, ...patient, ...args], {})
    return countVitest(readReport(reportFile), code)
  })
}

/** Runs Playwright's journeys with the given browser; `args` may narrow it. */
export async function runPlaywright(root: string, browser: string, args: string[]): Promise<Count> {
  return withReport(async reportFile => {
    const environment = { PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile, CLEARLOOP_BROWSER: browser }
    const code = await runHere(root, 'playwright', ['test', '--reporter=list,json', ...args], environment)
    return countPlaywright(readReport(reportFile), code)
  })
}

async function withReport(work: (reportFile: string) => Promise<Count>): Promise<Count> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'clearloop-report-'))
  try {
    return await work(path.join(directory, 'report.json'))
  } finally {
    fs.rmSync(directory, { recursive: true, force: true })
  }
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function runHere(root: string, name: string, args: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  return new Promise(resolve => {
    const command = path.join(root, 'node_modules', '.bin', name)
    const env = { ...process.env, RUNS: process.env.RUNS ?? '200', ...environment }
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' })
    child.on('error', error => {
      console.error(error.message)
      resolve(1)
    })
    child.on('close', code => resolve(code ?? 1))
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        child.kill(signal)
      })
    }
  })
}
