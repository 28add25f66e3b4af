/** A value with what it was before, so that any change can be undone. */
interface History<Value> {
  readonly present: Value
  readonly past: readonly Value[]
  readonly future: readonly Value[]
  /** What was changed last, and when: typing on in one field is one step. Milliseconds. */
  readonly last: { readonly what: string; readonly at: number } | null
}

/** How many steps are kept, and how long typing on in one field stays one step. Milliseconds. */
const mostSteps = 100
const rest = 1500

export const beginHistory = <Value>(present: Value): History<Value> => ({ present, past: [], future: [], last: null })

/** The value changed. `what` names the field: the same one again before it has rested is no step of its own. */
export function change<Value>(history: History<Value>, present: Value, what: string, at: number): History<Value> {
  const goesOn = history.last !== null && history.last.what === what && at - history.last.at < rest
  return {
    present,
    past: goesOn ? history.past : [...history.past, history.present].slice(-mostSteps),
    future: [],
    last: { what, at },
  }
}

export function undo<Value>(history: History<Value>): History<Value> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { present: before, past: history.past.slice(0, -1), future: [history.present, ...history.future], last: null }
}

export function redo<Value>(history: History<Value>): History<Value> {
  const [after, ...later] = history.future
  if (after === undefined) return history
  return { present: after, past: [...history.past, history.present], future: later, last: null }
}
