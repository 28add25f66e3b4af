export interface Announcement {
  readonly id: number
  readonly words: string
  /** One thing that can still be done about it, such as opening what was made. */
  readonly offer?: { readonly label: string; readonly run: () => void } | undefined
}

let shown: Announcement | null = null
let last = 0
const listeners = new Set<() => void>()

function show(next: Announcement | null): void {
  shown = next
  for (const listener of listeners) listener()
}

/**
 * Says in one line what has happened, in sight for some seconds and to screen readers. For what went well; what went wrong is
 * said where it went wrong.
 */
export function announce(words: string, offer?: Announcement['offer']): void {
  last += 1
  show({ id: last, words, offer })
}

export const announcements = {
  now: () => shown,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** Takes the line away if it is still the one in sight. */
  dismiss(id: number) {
    if (shown?.id === id) show(null)
  },
}
