import type { z } from 'zod'
import type { omissionInputs } from '#contract/baseline/omission.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { absent, actWithin } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { makeEnterprise } from '../enterprise/make-enterprise.ts'
import { refuseRepeats } from '../enterprise/refuse-repeats.ts'
import { type RosterEntry, rosterEntryStore } from '../roster/roster-entry.store.ts'
import type { Omission } from './omission.store.ts'
import type { DecidingOmissions } from './omission.workflow.ts'

/**
 * 建档: what a roster names and the registry lacks is reported as found, and its row is matched to it; it waits to be verified like any.
 *
 * Throws what a report throws: 409 `enterprise.likelyRepeat`, 409 `enterprise.codeElsewhere`, 404 for a place out of reach.
 */
export async function registerFound(
  tx: Tx,
  deciding: DecidingOmissions,
  the: Pick<Omission, 'rosterEntryId'>,
  { name, kind, township, industry, address, notTheSameAs }: z.output<typeof omissionInputs.register>,
  requestId: string,
): Promise<void> {
  const [row] = await tx.query(rosterEntryStore.lock, [the.rosterEntryId])
  if (!row) throw absent()
  const entry: RosterEntry = rosterEntryStore.read(row)
  const uscc = entry.code
  const facts = {
    uscc,
    address: address || entry.place,
    source: entry.kind === 'power' ? ('powerData' as const) : ('other' as const),
    ...(entry.permitKind ? { permitKind: entry.permitKind } : {}),
    ...(entry.kind === 'permit' && entry.number ? { permitNumber: entry.number.slice(0, 60) } : {}),
  }
  const wanted = { name, kind, township, industries: [industry], facts }
  const { after } = await makeEnterprise(
    tx,
    deciding,
    deciding.enterprises,
    deriveRequestId(requestId, entry.id),
    wanted,
    inner => refuseRepeats(inner, deciding, { name, uscc, township }, notTheSameAs),
  )
  if (entry.state === 'matched') return
  await actWithin(tx, deciding, deciding.rosterEntries, {
    id: entry.id,
    action: 'match',
    requestId: deriveRequestId(requestId, after.id),
    input: { enterpriseId: after.id, by: 'person' },
  })
}
