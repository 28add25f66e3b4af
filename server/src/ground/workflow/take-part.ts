import type { Part } from '#contract/ground/workflow.ts'
import type { Prepared, Tx } from '../database/transaction.ts'
import { separationOf } from './record.ts'

const statement: Prepared = {
  name: 'take part',
  // a second part of the same person turns null and is refused by the column's own constraint
  text: `insert into ground.participant as known (subject_id, person_id, noun, part) values ($1, $2, $3, $4)
    on conflict (subject_id, person_id) do update set part = case when known.part = excluded.part then known.part end`,
}

/**
 * A part taken in a record that another record's act belongs to: whoever declared a measure done is a doer of its problem too, and so is
 * the one in whose post they acted.
 * Throws 403 `samePerson` where that person took another part in it.
 */
export async function takePart(
  tx: Tx,
  said: { subjectId: string; noun: string; personId: string; part: Part },
): Promise<void> {
  const { actor } = tx
  const persons =
    said.personId === actor.personId && actor.delegator ? [said.personId, actor.delegator.personId] : [said.personId]
  for (const personId of persons) {
    await tx.run(statement, [said.subjectId, personId, said.noun, said.part]).catch(separationOf)
  }
}
