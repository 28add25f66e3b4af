import type { Check, CheckResult } from './check.ts'

/** The machines this runs on have two cores at least; the type checker and the linter use more than one each. */
const AT_ONCE = 2

/**
 * Runs all checks, also when one fails, and tells each as it ends.
 *
 * @param tell called with each result in the order they end
 */
export async function runChecks(
  root: string,
  checks: Check[],
  tell: (result: CheckResult) => void,
): Promise<CheckResult[]> {
  const waiting = [...checks]
  const results: CheckResult[] = []
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = await runOne(root, check)
      results.push(result)
      tell(result)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return results
}

async function runOne(root: string, check: Check): Promise<CheckResult> {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  try {
    const complaints = await check.run(root)
    return { name: check.name, complaints: complaints ?? [], skipped: complaints === undefined, seconds: seconds() }
  } catch (error) {
    // A check that breaks has not passed.
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { name: check.name, complaints: [said], skipped: false, seconds: seconds() }
  }
}

/** One result as the terminal shows it: a line, and under it what is wrong. */
export function describeResult({ name, complaints, skipped, seconds }: CheckResult): string {
  const mark = skipped ? '–' : complaints.length > 0 ? '✗' : '✓'
  const head = `${mark} ${name}${skipped ? ' (nothing to check yet)' : ''}  ${seconds.toFixed(1)} s`
  return [head, ...complaints.map(complaint => complaint.replaceAll(/^/gm, '    '))].join('\n')
}
