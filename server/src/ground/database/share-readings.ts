/** Asks for a reading by what tells it apart from others; `read` makes it. */
export type SharedReading<Answer> = (key: string, read: () => Promise<Answer>) => Promise<Answer>

/**
 * One reading for all who ask the same thing at about the same time. At most one of a key is under way; who comes meanwhile joins the
 * one that begins after it, never the one that has begun: an answer shows all that was committed when it was asked for. For answers
 * that are the same whoever asks; the key must hold whatever else they depend on.
 */
export function shareReadings<Answer>(): SharedReading<Answer> {
  const underway = new Map<string, Promise<Answer>>()
  const waiting = new Map<string, Promise<Answer>>()

  const begin = (key: string, read: () => Promise<Answer>) => {
    const answer = read()
    const over = () => {
      if (underway.get(key) === answer) underway.delete(key)
    }
    underway.set(key, answer)
    answer.then(over, over)
    return answer
  }

  return (key, read) => {
    const joined = waiting.get(key)
    if (joined) return joined
    const before = underway.get(key)
    if (!before) return begin(key, read)
    const beginNext = () => {
      waiting.delete(key)
      return begin(key, read)
    }
    // a reading that fails fails for those who asked for it, not for who waits behind it
    const next = before.then(beginNext, beginNext)
    waiting.set(key, next)
    return next
  }
}
