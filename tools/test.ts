import path from 'node:path'
import { buildWeb } from './build-web.ts'
import { checkEverything } from './check.ts'
import { type Count, sumCounts } from './test/count.ts'
import { ensureBrowser, NO_BROWSER } from './test/ensure-browser.ts'
import { runPlaywright, runVitest } from './test/run-tests.ts'

const PARTS = ['checks', 'unit', 'e2e']
const log = (line: string) => console.log(line)

/**
 * Everything that must hold: the checks, the tests, and the journeys in a browser. All three run even if one fails.
 * `--only=checks|unit|e2e` runs one part; what follows is handed to Vitest or Playwright.
 */
async function testEverything(root: string, args: string[]): Promise<Count> {
  const only = args.find(arg => arg.startsWith('--only='))?.slice('--only='.length)
  const rest = args.filter(arg => !arg.startsWith('--only='))
  if (only !== undefined && !PARTS.includes(only)) {
    log(`--only 可以是 ${PARTS.join('、')} · --only may be ${PARTS.join(', ')}`)
    return { passed: 0, failed: 1 }
  }
  const counts: Count[] = []
  if (!only || only === 'checks') counts.push(await runChecks(root))
  if (!only || only === 'unit') counts.push(await runVitest(root, rest))
  if (!only || only === 'e2e') counts.push(await runJourneys(root, only ? rest : []))
  return sumCounts(counts)
}

async function runChecks(root: string): Promise<Count> {
  const results = (await checkEverything(root)).filter(({ skipped }) => !skipped)
  const failed = results.filter(({ complaints }) => complaints.length > 0).length
  return { passed: results.length - failed, failed }
}

async function runJourneys(root: string, args: string[]): Promise<Count> {
  const browser = ensureBrowser(root, log)
  if (!browser) {
    log(NO_BROWSER)
    return { passed: 0, failed: 1 }
  }
  try {
    await buildWeb({ log, root })
  } catch (error) {
    log(error instanceof Error ? error.message : String(error))
    return { passed: 0, failed: 1 }
  }
  return runPlaywright(root, browser, args)
}

const { passed, failed } = await testEverything(path.dirname(import.meta.dirname), process.argv.slice(2))
log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
