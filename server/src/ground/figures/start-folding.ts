import type { Database } from '../database/database.ts'
import { foldFigures } from './fold-figures.ts'

export interface Folding {
  stop(): Promise<void>
}

const batch = 5_000

/** Folds about once a second for as long as the process lives. `onTrouble` hears of failures; the next turn tries again. */
export function startFolding({
  database,
  onTrouble,
  pause = 1_000,
}: {
  database: Database
  onTrouble: (sentence: string, cause: unknown) => void
  pause?: number
}): Folding {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let turn = Promise.resolve()

  const next = (after: number) => {
    if (stopped) return
    timer = setTimeout(() => {
      turn = foldFigures(database, batch).then(
        folded => next(folded === batch ? 0 : pause),
        error => {
          onTrouble('Figures were not folded', error)
          next(pause)
        },
      )
    }, after)
    timer.unref()
  }
  next(pause)
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await turn
    },
  }
}
