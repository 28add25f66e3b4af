import { refuse } from '../errors/refuse.ts'

/** How long something may take. A term of zero ends on the day it starts (立行立改). */
export interface Term {
  readonly length: number
  readonly unit: 'workingDay' | 'day' | 'month'
}

/** Longer than any campaign, short enough to be reckoned day by day. */
export const longestTerm = 3660

/**
 * The length, if it can be reckoned with.
 *
 * @throws Refusal `clock.badTerm` unless it is a whole number from 0 to `longestTerm`
 */
export function wholeLength(length: number): number {
  if (Number.isInteger(length) && length >= 0 && length <= longestTerm) return length
  throw refuse(
    422,
    'clock.badTerm',
    { zh: `期限长度「${length}」无效`, en: `A term cannot be ${length} long` },
    { zh: `请填写 0 至 ${longestTerm} 之间的整数`, en: `Give a whole number from 0 to ${longestTerm}` },
  )
}
