/** Waits for what another process or the database does in its own time; throws with `what` when five seconds did not bring it. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 5_000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`never came: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
