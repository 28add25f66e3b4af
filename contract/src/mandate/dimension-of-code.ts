import { DimensionId } from './campaign-file.ts'

/** The letters of the five dimensions, in the order of 二-4. */
export const dimensionLetters = ['A', 'B', 'C', 'D', 'E'] as const

/** The letter of an item's dimension: `B` in `MJ-B1`. */
export const letterOf = (code: string): string => code.slice(code.indexOf('-') + 1, code.indexOf('-') + 2)

/** The dimension that a code's letter stands for. */
export function dimensionOfCode(code: string): DimensionId {
  const dimension = DimensionId.options[(dimensionLetters as readonly string[]).indexOf(letterOf(code))]
  if (!dimension) throw new Error(`no dimension for ${code}`)
  return dimension
}
