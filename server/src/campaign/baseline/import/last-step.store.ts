import type { Tx } from '#ground/database/transaction.ts'

export interface LastStep {
  /** 「江山市经信局 王敏」 as it stood that day. */
  readonly actorWords: string
  readonly at: Date
}

/** The last step anybody took on an enterprise or on what belongs to it, but for what lists did to these records themselves. */
export async function lastStepOn(tx: Tx, enterpriseId: string, made: readonly string[]): Promise<LastStep | undefined> {
  const [step] = await tx.query<LastStep & Record<string, unknown>>(
    `select actor_words as "actorWords", at from ground.trail
     where enterprise_id = $1 and not (subject_id = any ($2::uuid[]) and action in ('report', 'takeIn', 'putBack', 'undoImport'))
     order by id desc limit 1`,
    [enterpriseId, [enterpriseId, ...made]],
  )
  return step
}
