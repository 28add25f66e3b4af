/**
 * Holds requests that met a 401 until someone has signed in again. The app lays its sign-in over the page while `waiting` is
 * true; nothing under it is unmounted, so nothing that was typed is lost.
 */
export interface SignInGate {
  /** Resolves when signed in again; rejects when the person gave up. Requests that wait at once share one sign-in. */
  pass(): Promise<void>
  open(): void
  giveUp(): void
  readonly waiting: () => boolean
  subscribe(listener: () => void): () => void
}

export function createSignInGate(): SignInGate {
  let pending: { promise: Promise<void>; resolve: () => void; reject: (reason: Error) => void } | null = null
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const settle = (how: (held: NonNullable<typeof pending>) => void) => {
    const held = pending
    pending = null
    if (held) how(held)
    changed()
  }
  return {
    pass() {
      if (pending) return pending.promise
      let resolve = () => {}
      let reject = (_reason: Error) => {}
      const promise = new Promise<void>((keep, refuse) => {
        resolve = keep
        reject = refuse
      })
      pending = { promise, resolve, reject }
      changed()
      return promise
    },
    open: () => settle(held => held.resolve()),
    giveUp: () => settle(held => held.reject(new Error('sign-in was given up'))),
    waiting: () => pending !== null,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The gate of this page. */
export const signInGate = createSignInGate()
