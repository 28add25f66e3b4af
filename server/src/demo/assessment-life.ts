import { itemsOf, openItemsOf, recordAssessment } from '#campaign/baseline/index.ts'
import { campaignVersion, checklistsInUse } from '#campaign/mandate/index.ts'
import type { AssessmentAnswer, AssessmentKind } from '#contract/baseline/assessment.ts'
import { addDays } from '#ground/clock/add-days.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import type { InventedEnterprise } from './invent-enterprises.ts'
import { departmentsOf, type LivingCity, requestId } from './living-city.ts'
import { livePlan } from './plan-life.ts'
import { type Chance, seeded } from './seeded.ts'

/**
 * How far each batch has come with its baselines by the demo's day, and from when on its plants are visited; the first batch, whose
 * problems were found by the end of 2023, is assessed again as they are put right.
 */
const shares = {
  1: { baseline: 0.8, from: '2023-12-21', days: 40, after: 0.5 },
  2: { baseline: 0.55, from: '2024-02-20', days: 110, after: 0 },
  3: { baseline: 0.25, from: '2024-04-10', days: 70, after: 0 },
} as const

/**
 * 三(一)-3: a confirmed plant is assessed by its area's department or its township, in the weeks in which its problems are found; some
 * are assessed again when they have been put right.
 */
export function liveAssessments(
  city: LivingCity,
  plant: InventedEnterprise & { readonly id: string; readonly account: Actor | null },
  confirmed: string,
): void {
  const chance = seeded(`assessment ${plant.place} ${plant.name}`)
  const share = shares[plant.batch]
  if (!chance.happens(share.baseline)) return
  const departments = departmentsOf(city.campaign, plant.area, plant.industry)
  const by = chance.happens(0.6)
    ? city.post('areaIndustry', departments.area, 1)
    : city.post('townshipOfficer', plant.township.code)
  const again = chance.happens(share.after) ? chance.between(90, 140) : null
  const day = addDays(share.from, chance.between(0, share.days))
  const visited = day > confirmed ? day : addDays(confirmed, chance.between(3, 20))
  city.timeline.at(visited, async () => {
    await assess(city, plant, by, chance, 'baseline')
    livePlan(city, plant, visited)
    if (again !== null)
      city.timeline.at(addDays(visited, again), () => assess(city, plant, by, chance, 'afterRemediation'))
  })
}

/** Not met is what has an open problem; beside that some items are met within a term, fewer after remediation. */
async function assess(
  { campaign, baseline, ground }: LivingCity,
  plant: InventedEnterprise & { readonly id: string },
  by: Actor,
  chance: Chance,
  kind: AssessmentKind,
): Promise<void> {
  const { open, versions } = await reading(ground.database, by, async tx => ({
    open: await openItemsOf(tx, baseline.assessing, plant.id),
    versions: await checklistsInUse(tx, plant.industry),
  }))
  const lacking = kind === 'baseline' ? 0.16 : 0.05
  const answers = itemsOf(versions).map(({ code, requirement, measures }): AssessmentAnswer => {
    const nothing = { code, measures: [], asProblem: false, files: [] }
    if (open.has(code))
      return { ...nothing, result: 'notMet', words: `未做到：${requirement}`, measures: measures.slice(0, 1) }
    if (plant.kind === 'household' && chance.happens(0.12))
      return { ...nothing, result: 'notApplicable', reason: '加工户无此工序' }
    if (chance.happens(lacking))
      return {
        ...nothing,
        result: 'metWithinTerm',
        words: `未完全做到：${requirement}`,
        measures: measures.slice(0, 1),
      }
    return { ...nothing, result: 'met' }
  })
  await recordAssessment(baseline.assessing, by, plant.id, {
    requestId: requestId({ ground }),
    industry: plant.industry,
    kind,
    campaignVersion: campaignVersion(campaign),
    checklists: versions.map(({ id }) => id),
    answers,
  })
}
