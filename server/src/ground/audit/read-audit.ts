import type { Clock } from '../clock/create-clock.ts'
import { type Actor, servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { transaction } from '../database/transaction.ts'

/** Notes who opened what, without making the reader wait for a write. */
export interface ReadAudit {
  /** A sensitive read: which record, and the names of the fields that were shown. */
  note(actor: Actor, noun: string, subjectId: string, fieldNames: readonly string[]): void
  /** Resolves when everything noted so far is in the database. */
  flush(): Promise<void>
  stop(): Promise<void>
}

interface Note {
  readonly at: string
  readonly noun: string
  readonly subjectId: string
  readonly personId: string
  readonly postId: string
  readonly unitId: string
  readonly fieldNames: readonly string[]
}

const flushEvery = 1_000
const batch = 1_000
// beyond this the database has long been away and nothing can be read any more
const mostKept = 200_000

/** Keeps notes for at most a second; those of a failed write are kept for the next. */
export function createReadAudit({
  database,
  clock,
  onTrouble,
}: {
  database: Database
  clock: Pick<Clock, 'realNow'>
  onTrouble: (sentence: string, cause: unknown) => void
}): ReadAudit {
  let notes: Note[] = []
  let writing = Promise.resolve()

  const write = async () => {
    while (notes.length > 0) {
      const taken = notes.slice(0, batch)
      await transaction(database, servicePost('sealer'), async tx => {
        await tx.query(
          `insert into ground.audit_row (at, kind, action, noun, subject_id, person_id, post_id, unit_id, field_names)
           select (note ->> 'at')::timestamptz, 'read', 'open', note ->> 'noun', note ->> 'subjectId', (note ->> 'personId')::uuid,
             (note ->> 'postId')::uuid, note ->> 'unitId', array(select jsonb_array_elements_text(note -> 'fieldNames'))
           from jsonb_array_elements($1::jsonb) with ordinality as given(note, place) order by place`,
          [JSON.stringify(taken)],
        )
      })
      notes = notes.slice(taken.length)
    }
  }
  const flush = () => {
    writing = writing.then(write).catch(error => {
      onTrouble(`${notes.length} sensitive reads are not in the audit yet`, error)
    })
    return writing
  }
  const timer = setInterval(() => {
    if (notes.length > 0) void flush()
  }, flushEvery)
  timer.unref()

  return {
    note: ({ personId, postId, unitId }, noun, subjectId, fieldNames) => {
      if (notes.length >= mostKept) throw new Error('Sensitive reads cannot be audited, so nothing sensitive is read')
      notes.push({ at: clock.realNow().toISOString(), noun, subjectId, personId, postId, unitId, fieldNames })
      if (notes.length === batch) void flush()
    },
    flush,
    stop: async () => {
      clearInterval(timer)
      await flush()
    },
  }
}
