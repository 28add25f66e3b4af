import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long one turn may take before the process serves others, in milliseconds. */
const turn = 12

/** Runs long work that stops at `yield`, giving way to others whenever a turn is used up. An aborted signal ends it. */
export async function inTurns<Result>(steps: Generator<unknown, Result>, signal?: AbortSignal): Promise<Result> {
  let started = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - started < turn) continue
    await nextTurn()
    signal?.throwIfAborted()
    started = performance.now()
  }
}
