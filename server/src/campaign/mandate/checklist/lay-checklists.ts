import { createHash } from 'node:crypto'
import type { ChecklistAction, ChecklistState } from '#contract/mandate/checklist.states.ts'
import type { Ground } from '#ground/context.ts'
import { newId } from '#ground/database/new-id.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import type { Campaign } from '../campaign-file/campaign.ts'
import { campaignVersion } from '../campaign-file/campaign-version.ts'
import { nextNumber } from './begin-checklist.ts'
import { checklistsOf } from './checklist.store.ts'
import type { Checklist } from './checklist.ts'
import { makeChecklistWorkflow } from './checklist.workflow.ts'
import { contentOfData } from './content-of-data.ts'

/**
 * Lays what the campaign's data say enterprises are checked against, as the service post `loader`: version 1 of each industry, provisional
 * (草案) until somebody puts a verified version in force. What the data say otherwise than before takes the place of a provisional one;
 * beside a version that a person has put in force or withdrawn it arrives as a draft and changes nothing. Done at every start; the same
 * data write nothing.
 *
 * @returns how many versions were laid
 */
export async function layChecklists(
  tx: Tx,
  ground: Pick<Ground, 'clock' | 'calendar'>,
  campaign: Campaign,
): Promise<number> {
  const workflow = makeChecklistWorkflow({ ...ground, campaign })
  const batch = newId(ground.clock.realNow().getTime())
  let laid = 0
  for (const list of campaign.checklists) {
    const content = contentOfData(list)
    const dataHash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
    const all = await checklistsOf(tx, list.industry)
    if (all.find(one => one.dataHash !== null)?.dataHash === dataHash) continue
    const decided = all.some(({ decidedAt }) => decidedAt !== null)
    const before = all.find(({ state }) => state === 'provisional')
    const requestId = deriveRequestId(batch, `lay ${list.industry}`)
    await createWithin<Checklist, ChecklistState, ChecklistAction>(
      tx,
      ground,
      workflow,
      { action: 'lay', requestId },
      async (_, moment) => ({
        to: decided ? 'draft' : 'provisional',
        cell: { area: campaign.city.code, county: null, township: null, industry: list.industry, enterpriseId: null },
        set: {
          number: nextNumber(all),
          content,
          dataVersion: campaignVersion(campaign),
          dataHash,
          draftedWords: tx.actor.words,
          draftedAt: moment.at,
          changedWords: tx.actor.words,
          changedAt: moment.at,
        },
      }),
    )
    laid += 1
    if (decided || !before) continue
    const superseding = deriveRequestId(batch, `supersede ${list.industry}`)
    await actWithin(tx, ground, workflow, { id: before.id, action: 'supersede', requestId: superseding, input: {} })
  }
  return laid
}
