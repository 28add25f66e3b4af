import type { OmissionRow } from '#contract/baseline/omission.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import type { Registering } from '../registering.ts'
import type { RosterEntryWorkflow } from '../roster/roster-entry.workflow.ts'
import { findOmissions, sayFound } from './find-omissions.ts'
import { lookForOmissions } from './look-for-omissions.ts'
import type { OmissionWorkflow } from './omission.workflow.ts'
import { suspectOmissions } from './suspect-omissions.ts'

/** Looks through the registry as the night does, without HTTP. */
export async function lookAtOnce(
  registering: Registering,
  { omissions, rosterEntries }: { readonly omissions: OmissionWorkflow; readonly rosterEntries: RosterEntryWorkflow },
): Promise<void> {
  const { database, campaign } = registering
  const night = servicePost('turnOfDay')
  const day = registering.clock.businessDay()
  await transaction(database, night, tx => lookForOmissions(tx, registering, campaign, rosterEntries, day))
  while ((await transaction(database, night, tx => suspectOmissions(tx, registering, omissions))) > 0) {}
}

/** Every omission that waits for a person, a page at a time, the most suspect first. */
export async function* openOmissionsOf(
  { database, campaign }: Pick<Registering, 'database' | 'campaign'>,
  actor: Actor,
): AsyncGenerator<Omit<OmissionRow, 'actions'>> {
  let after: string | undefined
  do {
    const { rows, next } = await reading(database, actor, tx => findOmissions(tx, {}, { after, limit: 200 }))
    for (const found of rows) yield sayFound(campaign, found)
    after = next ?? undefined
  } while (after !== undefined)
}
