import { z } from 'zod'
import { BoardCut, BoardMeasure } from '#contract/views/board.ts'

/** Which number of the board was opened, as it stands in the address. */
export const CellSearch = z.object({
  by: BoardCut.optional(),
  measure: BoardMeasure.optional(),
  place: z.string().optional(),
  industry: z.string().optional(),
  day: z.iso.date().optional(),
})
