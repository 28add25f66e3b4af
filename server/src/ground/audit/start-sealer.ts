import type { Clock } from '../clock/create-clock.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { reading } from '../database/transaction.ts'
import { appendHeads, readHeads } from './heads-log.ts'
import { readSeals } from './seal.ts'
import { sealAudit } from './seal-audit.ts'
import { openSealKey } from './seal-key.ts'

export interface Sealer {
  /** For how many seconds the oldest unsealed row, or an unmade round, has been waiting; for the metrics. */
  unsealedSeconds(): number
  /** Seals what is left and ends. */
  stop(): Promise<void>
}

export interface SealerOptions {
  readonly database: Database
  readonly clock: Pick<Clock, 'realNow'>
  /** The installation's folder: holds the key and, outside the database, the heads. */
  readonly home: string
  readonly onTrouble: (sentence: string, cause: unknown) => void
  /** Milliseconds between two rounds. */
  readonly every?: number
  /** Milliseconds after which an interval without rows is sealed too. */
  readonly evenEmptyAfter?: number
}

const alarmAfterSeconds = 5

/** Seals the audit for as long as the process lives; of several processes one seals at a time, each with the same home. */
export function startSealer(options: SealerOptions): Sealer {
  const { database, clock, home, onTrouble, every = 1_500, evenEmptyAfter = 60_000 } = options
  const key = openSealKey(home)
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let lastRound = clock.realNow().getTime()
  let lastSeal = 0
  let waitingSince: number | null = null
  let alarmed = false
  let headsAreWhole = false

  async function round(): Promise<void> {
    const now = clock.realNow()
    const { seals, waitingSince: since } = await sealAudit(database, key, {
      now,
      evenEmpty: now.getTime() - lastSeal >= evenEmptyAfter,
    })
    if (headsAreWhole) await appendHeads(home, seals)
    else await addMissingHeads(database, home)
    headsAreWhole = true
    lastRound = now.getTime()
    if (seals.length > 0) lastSeal = lastRound
    waitingSince = since?.getTime() ?? null
  }

  const unsealedSeconds = () => {
    const now = clock.realNow().getTime()
    const late = now - lastRound - every
    return Math.max(0, late, waitingSince === null ? 0 : now - waitingSince) / 1_000
  }

  const watch = (cause: unknown) => {
    const seconds = unsealedSeconds()
    if (seconds <= alarmAfterSeconds) {
      alarmed = false
    } else if (!alarmed) {
      alarmed = true
      onTrouble(`ALARM: audit rows have been unsealed for ${Math.round(seconds)} s`, cause)
    }
  }

  const turn = async () => {
    try {
      await round()
      watch(new Error('An older transaction is still open'))
    } catch (error) {
      headsAreWhole = false
      onTrouble('The audit was not sealed', error)
      watch(error)
    }
  }

  let working = Promise.resolve()
  const next = () => {
    if (stopped) return
    timer = setTimeout(() => {
      working = turn().then(next)
    }, every)
    timer.unref()
  }
  working = turn().then(next)
  return {
    unsealedSeconds,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await working
      await turn()
    },
  }
}

/** After a crash between the seal and its line the line is missing; a line more than there are seals is for verification to tell. */
async function addMissingHeads(database: Database, home: string): Promise<void> {
  let written = (await readHeads(home)).reduce((most, head) => Math.max(most, head.number), 0)
  for (;;) {
    const missing = await reading(database, servicePost('sealer'), tx => readSeals(tx, { after: written, most: 500 }))
    const last = missing.at(-1)
    if (!last) return
    await appendHeads(home, missing)
    written = last.number
  }
}
