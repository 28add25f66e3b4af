import type { Urgency } from '#contract/ground/trail.ts'

/** How much of the circle is filled, in quarters: ○ ◔ ◑ ◕ ●. */
export const quarters: Readonly<Record<Urgency, 0 | 1 | 2 | 3 | 4>> = {
  inTime: 0,
  dueSoon: 1,
  blue: 2,
  yellow: 3,
  red: 4,
}

/** The steps in rising order. */
export const urgencies: readonly Urgency[] = ['inTime', 'dueSoon', 'blue', 'yellow', 'red']

/** The name of the colour in our style sheets; the shape says it first. */
export const urgencyColour: Readonly<Record<Urgency, string>> = {
  inTime: 'var(--urgency-in-time)',
  dueSoon: 'var(--urgency-due-soon)',
  blue: 'var(--urgency-blue)',
  yellow: 'var(--urgency-yellow)',
  red: 'var(--urgency-red)',
}

/**
 * The filled part as the path of an SVG of 16 × 16, begun at twelve o'clock and going with the clock. Drawn by us, because the
 * characters differ in size from font to font.
 */
export function filledPath(urgency: Urgency): string {
  const filled = quarters[urgency]
  if (filled === 0) return ''
  if (filled === 4) return 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12Z'
  const ends = { 1: '14 8', 2: '8 14', 3: '2 8' } as const
  return `M8 8V2A6 6 0 ${filled > 2 ? 1 : 0} 1 ${ends[filled]}Z`
}

/** The worst of several, for a cell or a place that stands for many. */
export function worst(of: readonly Urgency[]): Urgency {
  return of.reduce<Urgency>((worstYet, one) => (quarters[one] > quarters[worstYet] ? one : worstYet), 'inTime')
}
