import type { Ground } from '#ground/context.ts'
import { newId } from '#ground/database/new-id.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { layVersion } from '#ground/versioning/index.ts'
import type { Campaign } from '../campaign-file/campaign.ts'
import { campaignVersion } from '../campaign-file/campaign-version.ts'
import { checklistsOf } from './checklist.store.ts'
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
    const { industry } = list
    const isNew = await layVersion(tx, ground, workflow, {
      batch,
      name: industry,
      all: await checklistsOf(tx, industry),
      content: contentOfData(list),
      dataVersion: campaignVersion(campaign),
      cell: { area: campaign.city.code, county: null, township: null, industry, enterpriseId: null },
    })
    if (isNew) laid += 1
  }
  return laid
}
