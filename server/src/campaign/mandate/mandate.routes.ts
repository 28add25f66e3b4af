import type { FastifyReply, FastifyRequest } from 'fastify'
import { showCampaignMap } from '#contract/ground/map.ts'
import { showCampaignData } from '#contract/mandate/campaign-data.ts'
import { showCampaign } from '#contract/mandate/campaign-words.ts'
import type { Ground } from '#ground/context.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { FileStorage } from '#ground/files/index.ts'
import { type Serving, serve, servePerson } from '#ground/http/serve.ts'
import type { Campaign } from './campaign-file/campaign.ts'
import { readOutlines } from './campaign-file/read-outlines.ts'
import { serveChecklists } from './checklist/checklist.routes.ts'
import type { CountUses } from './checklist/checklist.view.ts'
import { makeChecklistWorkflow } from './checklist/checklist.workflow.ts'
import { sayCampaign } from './say-campaign.ts'
import { sayCampaignData } from './say-campaign-data.ts'
import { serveTasks } from './task/task.routes.ts'
import { makeTaskWorkflow } from './task/task.workflow.ts'
import { taskSettings } from './task/task-settings.ts'

/** What the stage is handed. */
export interface MandateContext extends Ground {
  readonly campaign: Campaign
  readonly config: { readonly campaignFolder: string }
  readonly storage: FileStorage
  /** How often each version of a checklist was used: counted by the stage that assesses. */
  readonly countChecklistUses: CountUses
}

/** Routes of the mandate: the campaign's words and map, and the plan's duties. */
export function registerMandate(serving: Serving, context: MandateContext): void {
  const words = sayCampaign(context.campaign)
  servePerson(serving, showCampaign, async ({ request, reply }) =>
    known(request, reply, words.version) ? undefined : words,
  )
  const data = sayCampaignData(context.campaign)
  serve(serving, showCampaignData, async ({ request, reply }) =>
    known(request, reply, data.version) ? undefined : data,
  )
  const outlines = readOutlines(context.config.campaignFolder)
  servePerson(serving, showCampaignMap, async ({ request, reply }) => {
    if (outlines === null) {
      throw refuse(
        501,
        'notOffered',
        { zh: '本方案没有行政区轮廓', en: 'This campaign has no outlines of its counties' },
        { zh: '请将 counties.geojson 放入方案文件夹', en: 'Put counties.geojson into the campaign’s folder' },
      )
    }
    if (!known(request, reply, `${words.version}-${outlines.length}`)) reply.type('application/geo+json').send(outlines)
    return undefined
  })
  serveChecklists(serving, {
    ...context,
    workflow: makeChecklistWorkflow(context),
    countUses: context.countChecklistUses,
  })
  serveTasks(serving, context, makeTaskWorkflow(taskSettings(context.campaign)))
}

/** Answers 304 to whoever has this version already. */
function known(request: FastifyRequest, reply: FastifyReply, version: string): boolean {
  const tag = `"${version}"`
  reply.header('etag', tag).header('cache-control', 'private, no-cache')
  if (request.headers['if-none-match'] !== tag) return false
  reply.code(304).send()
  return true
}
