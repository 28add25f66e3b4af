/**
 * What a text typed in a list stands for. `matched` is the part of the (folded) text that decided it.
 * `exact` the official name or code · `alias` a loose or short form · `formerName` an old name · `ambiguous` several are possible
 * (or one, or none of them: a person decides) · `unknown` nothing known; `elsewhere` then says what it would be outside the area given.
 */
export type Resolution<Found> =
  | { readonly how: 'exact' | 'alias' | 'formerName'; readonly found: Found; readonly matched: string }
  | {
      readonly how: 'ambiguous'
      readonly candidates: readonly Found[]
      readonly matched: string
      readonly note: string | null
    }
  | { readonly how: 'unknown'; readonly elsewhere?: Found }

/** A cell longer than this is no name; what lies beyond is not read, so that a hostile cell costs no time. */
const longestText = 200

/** Keeps answers to texts already seen; a list repeats few words many times. Bounded, since texts come from outside. */
export function remember<Found>(
  resolve: (text: string) => Resolution<Found>,
  limit = 20_000,
): (text: string) => Resolution<Found> {
  const known = new Map<string, Resolution<Found>>()
  return whole => {
    const text = whole.slice(0, longestText)
    const before = known.get(text)
    if (before) return before
    const answer = resolve(text)
    if (known.size >= limit) known.clear()
    known.set(text, answer)
    return answer
  }
}
