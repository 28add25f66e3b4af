import { z } from 'zod'
import { BoardCut } from '#contract/views/board.ts'

/** What a cell shows: done of all, or one count. */
export const ShownMeasure = z.enum(['closed', 'rectified', 'overdue', 'all'])
export type ShownMeasure = z.infer<typeof ShownMeasure>

/** The board's filters as they stand in the address. */
export const BoardSearch = z.object({
  by: BoardCut.optional(),
  day: z.iso.date().optional(),
  show: ShownMeasure.optional(),
  wall: z.literal(true).optional(),
})
