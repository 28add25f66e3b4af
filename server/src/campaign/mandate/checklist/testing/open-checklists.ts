import { randomUUID } from 'node:crypto'
import type { Role, Scope } from '#contract/ground/role.ts'
import type { ChecklistAction } from '#contract/mandate/checklist.states.ts'
import type { ChecklistContent } from '#contract/mandate/checklist.ts'
import { fixedClock } from '#ground/clock/create-clock.ts'
import { standardCalendar } from '#ground/clock/standard-calendar.ts'
import { momentOf } from '#ground/context.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { act } from '#ground/workflow/act.ts'
import { freshDatabase } from '../../../../../test/fresh-database.ts'
import type { Campaign } from '../../campaign-file/campaign.ts'
import { defaultCampaignFolder } from '../../campaign-file/default-campaign-folder.ts'
import { loadCampaign } from '../../campaign-file/load-campaign.ts'
import { beginChecklist } from '../begin-checklist.ts'
import { checklistsInUse, checklistsOf } from '../checklist.store.ts'
import { viewChecklist } from '../checklist.view.ts'
import { makeChecklistWorkflow } from '../checklist.workflow.ts'
import { layChecklists } from '../lay-checklists.ts'

export const campaign = loadCampaign(defaultCampaignFolder)
const city: Scope = { kind: 'city', industries: null }

/** A post of a new person; of the whole city where no scope is named. */
export const post = (unitId: string, role: Role, scope: Scope = city): Actor => ({
  postId: randomUUID(),
  personId: randomUUID(),
  unitId,
  role,
  scope,
  words: `${unitId} 某人${randomUUID().slice(0, 4)}`,
})
export const ecology = () => post('city-ecology', 'cityEcology')
export const economy = () =>
  post('city-economy', 'cityIndustry', { kind: 'city', industries: ['wood-furniture', 'glass'] })

/** The same content with every item verified. */
export const verified = ({ items, ...head }: ChecklistContent): ChecklistContent => ({
  ...head,
  items: items.map(item => ({ ...item, tag: 'V' as const })),
})

/** Checklists on a database of their own, as the campaign's data bring them. */
export async function openChecklists() {
  const database = await freshDatabase()
  const clock = fixedClock('2024-06-20T09:00:00+08:00')
  const calendar = () => standardCalendar
  const parts = { database, clock, calendar, campaign }
  const workflow = makeChecklistWorkflow(parts)
  const moment = momentOf(parts)
  const house = {
    database,
    /** How many versions the data of a campaign bring. */
    lay: (data: Campaign = campaign) =>
      transaction(database, servicePost('loader'), tx => layChecklists(tx, parts, data)),
    all: (industry: string, by: Actor = ecology()) => reading(database, by, tx => checklistsOf(tx, industry)),
    inUse: async (industry: string) => {
      const [own] = await reading(database, ecology(), tx => checklistsInUse(tx, industry))
      if (own?.industry !== industry) throw new Error(`nothing is in use in ${industry}`)
      return own
    },
    begin: (by: Actor, from: string) => beginChecklist(parts, by, workflow, { requestId: randomUUID(), from }),
    take: async (by: Actor, id: string, action: ChecklistAction, input: unknown, version?: number) => {
      const { after } = await act(parts, by, workflow, { id, action, version, requestId: randomUUID(), input })
      return after
    },
    view: (by: Actor, id: string) =>
      reading(database, by, tx =>
        viewChecklist(tx, { campaign, workflow, countUses: async () => new Map() }, moment, id),
      ),
    /** A verified version of an industry, drafted by one and put in force by another. */
    nextInForce: async (industry: string) => {
      const before = await house.inUse(industry)
      const draft = await house.begin(ecology(), before.id)
      await house.take(ecology(), draft.id, 'edit', { content: verified(before.content) })
      await house.take(ecology(), draft.id, 'putInForce', { replaces: before.id, ground: '衢环发〔2024〕3号' })
      return { before, draft }
    },
    close: () => database.drop(),
  }
  await house.lay()
  return house
}
