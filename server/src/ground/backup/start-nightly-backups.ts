import { servicePost } from '../database/claims.ts'
import { reading } from '../database/transaction.ts'
import { isBackupDue } from './is-backup-due.ts'
import { type Keeping, makeBackup } from './make-backup.ts'

/** Looks every minute whether the nightly backup is due; of several processes the one that looks first makes it. */
export function startNightlyBackups(
  keeping: Keeping,
  {
    onTrouble,
    everyMilliseconds = 60_000,
  }: { onTrouble: (sentence: string, cause: unknown) => void; everyMilliseconds?: number },
): { stop(): Promise<void> } {
  const { clock, database, settings, source } = keeping
  const { hour } = settings
  const startedAt = clock.realNow()
  let running: Promise<unknown> = Promise.resolve()
  let idle = true

  const look = async () => {
    const [last] = await reading(database, servicePost('keeper'), tx =>
      tx.query<{ whole: Date | null; tried: Date | null }>(
        `select max(started_at) filter (where state = 'whole') as whole, max(started_at) as tried from ground.backup_run`,
      ),
    )
    const state = { lastWhole: last?.whole ?? null, lastTry: last?.tried ?? null }
    if (hour === null || !isBackupDue({ now: clock.realNow(), hour, startedAt, ...state })) return
    await makeBackup(keeping, { askedBy: 'nightly' })
  }
  const tick = () => {
    if (!idle) return
    idle = false
    running = look()
      .catch(error => onTrouble('The nightly backup failed and will be tried again', error))
      .finally(() => {
        idle = true
      })
  }
  // an existing PostgreSQL without such a role is backed up by those who keep it
  const timer = hour === null || source === null ? null : setInterval(tick, everyMilliseconds)
  return {
    stop: async () => {
      if (timer) clearInterval(timer)
      await running
    },
  }
}
