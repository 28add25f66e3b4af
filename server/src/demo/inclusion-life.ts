import { proposeInclusion, recordEliminatedCapacity, recordEmission } from '#campaign/baseline/index.ts'
import type { EmissionSource, Pollutant } from '#contract/baseline/emission-words.ts'
import type { InclusionAction } from '#contract/baseline/inclusion.states.ts'
import { ClosureItem } from '#contract/baseline/inclusion-words.ts'
import { addDays } from '#ground/clock/add-days.ts'
import type { Actor } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { act } from '#ground/workflow/act.ts'
import type { InventedEnterprise } from './invent-enterprises.ts'
import { departmentsOf, type LivingCity, requestId } from './living-city.ts'
import { type Chance, seeded } from './seeded.ts'

type Plant = InventedEnterprise & { readonly id: string }

/** When a batch's plants are looked at for list two, over how many days, and how many of them by the end. */
const seasons = {
  1: { from: '2023-11-06', days: 30, share: 0.9 },
  2: { from: '2024-01-22', days: 150, share: 0.62 },
  3: { from: '2024-04-22', days: 110, share: 0.5 },
} as const

/** What an industry chiefly emits, and about how much of it in tonnes a year. */
const emitted: Readonly<Record<string, readonly (readonly [Pollutant, number])[]>> = {
  'wood-furniture': [
    ['vocs', 6],
    ['particulates', 2],
  ],
  'composite-fabric': [['vocs', 9]],
  'waste-rubber': [
    ['vocs', 4],
    ['particulates', 3],
  ],
  'waste-plastic': [
    ['vocs', 3],
    ['cod', 2],
  ],
  'stone-building': [['particulates', 12]],
  'fired-brick': [
    ['sulphurDioxide', 14],
    ['nitrogenOxides', 10],
    ['particulates', 8],
  ],
  glass: [
    ['nitrogenOxides', 30],
    ['sulphurDioxide', 12],
  ],
  chemical: [
    ['vocs', 11],
    ['cod', 8],
    ['ammoniaNitrogen', 0.8],
  ],
  electroplating: [
    ['cod', 4],
    ['ammoniaNitrogen', 0.5],
  ],
  'pickled-mustard': [
    ['cod', 9],
    ['ammoniaNitrogen', 0.6],
  ],
  recyclables: [['particulates', 0.8]],
  'scrap-vehicle': [['cod', 0.6]],
}
const sources: readonly EmissionSource[] = [
  'permitReport',
  'monitoringReport',
  'statistics',
  'massBalance',
  'selfReport',
]
const parks: Readonly<Record<string, string>> = {
  '330802': '航埠低碳小镇',
  '330803': '衢江经济开发区',
  '330822': '常山工业园区',
  '330824': '开化工业园区',
  '330825': '龙游经济开发区',
  '330881': '江山经济开发区',
  'QZ-ZZ': '智造新城高新片区',
  'QZ-ZH': '智造新城东港片区',
}
const oldEquipment = [
  ['燃煤热风炉', '2 吨/时'],
  ['敞开式喷涂工位', '年喷涂 1.5 万套'],
  ['老式破碎机', '年破碎 8000 吨'],
  ['手工上料烘干线', '年产 3000 吨'],
] as const
const reasonsOut = ['仅有下料、组装工序，无涉污环节', '已停产一年以上，设备拆除', '去年已通过提标改造验收，无遗留问题']

/**
 * 三(一)-2, 二-2: what a plant emits, whether it is to be remediated, and by which route: proposed by the area's ecology branch, signed
 * by the industry's department, decided by the city. What closes down by the demo's day is seen to be closed by two before.
 */
export function liveInclusion(city: LivingCity, plant: Plant, confirmed: string, closes: string | null): void {
  const chance = seeded(`inclusion ${plant.place} ${plant.name}`)
  const season = seasons[plant.batch]
  if (closes === null && !chance.happens(season.share)) return
  const wished = addDays(season.from, chance.between(0, season.days))
  const proposed = closes !== null || wished < confirmed ? addDays(confirmed, chance.between(2, 9)) : wished
  const ecology = city.post('areaEcology', `${plant.area}-ecology`, chance.between(0, 1))
  const goesIn = closes !== null || chance.happens(0.86)
  city.timeline.at(proposed, async () => {
    if (plant.kind !== 'household' && chance.happens(0.55)) await recordEmissions(city, plant, ecology, chance)
    const { after } = await transaction(city.ground.database, ecology, tx =>
      proposeInclusion(tx, city.baseline.taking, city.baseline.inclusions, {
        enterpriseId: plant.id,
        industry: plant.industry,
        requestId: requestId(city),
        input: goesIn ? groundsFor(city, plant, chance) : { proposal: 'out', reason: chance.pick(reasonsOut) },
      }),
    )
    if (goesIn && closes === null && chance.happens(0.07)) eliminate(city, plant)
    decide(city, plant, chance, { id: after.id, hash: after.proposalHash, goesIn, closes })
  })
}

function groundsFor({ campaign }: LivingCity, { industry }: Plant, chance: Chance) {
  const items = campaign.checklists
    .filter(checklist => checklist.industry === industry)
    .flatMap(checklist => checklist.items)
  const item = items.length > 0 ? chance.pick(items) : undefined
  return {
    proposal: 'in' as const,
    clause: item?.code,
    reason: item && chance.happens(0.5) ? undefined : '现场核查不符合技术规范，需整治提升',
  }
}

async function recordEmissions(city: LivingCity, plant: Plant, by: Actor, chance: Chance): Promise<void> {
  for (const [pollutant, about] of emitted[plant.industry] ?? []) {
    if (!chance.happens(0.7)) continue
    const tonnes = Math.round(about * (0.2 + chance.next() * 1.6) * 1000) / 1000
    const input = {
      year: Number(city.ground.clock.businessDay().slice(0, 4)) - 1,
      pollutant,
      amount: tonnes < 1 ? tonnes * 1000 : tonnes,
      unit: tonnes < 1 ? ('kilogram' as const) : ('tonne' as const),
      source: chance.pick(sources),
    }
    await transaction(city.ground.database, by, tx =>
      recordEmission(tx, city.baseline.taking, city.baseline.emissions, {
        enterpriseId: plant.id,
        requestId: requestId(city),
        input,
      }),
    )
  }
}

/** 淘汰落后产能: some plants do away with old equipment and stay. */
function eliminate(city: LivingCity, plant: Plant): void {
  // a run of chance of its own: its day lies among those of the inclusion
  const chance = seeded(`eliminated ${plant.place} ${plant.name}`)
  const departments = departmentsOf(city.campaign, plant.area, plant.industry)
  const officer = city.post('areaIndustry', departments.area)
  city.timeline.at(addDays(city.ground.clock.businessDay(), chance.between(20, 60)), async () => {
    const files = [await city.pictures.upload(officer, 'after', chance)]
    const [equipment, capacity] = chance.pick(oldEquipment)
    await transaction(city.ground.database, officer, tx =>
      recordEliminatedCapacity(tx, city.baseline.taking, city.baseline.eliminatedCapacity, {
        enterpriseId: plant.id,
        requestId: requestId(city),
        input: {
          industry: plant.industry,
          equipment,
          count: chance.between(1, 4),
          capacity,
          eliminatedOn: addDays(city.ground.clock.businessDay(), -chance.between(1, 10)),
          files,
        },
      }),
    )
  })
}

interface Proposed {
  readonly id: string
  readonly hash: string
  readonly goesIn: boolean
  readonly closes: string | null
}

/** One act of an inclusion's life, so many days after the one before. */
interface Step {
  readonly after: number
  readonly by: Actor
  readonly action: InclusionAction
  readonly input: () => Promise<unknown> | unknown
}

/** Each step is put off until the one before is done: over a holiday several fall on one day. */
function inTurn(city: LivingCity, id: string, [first, ...rest]: readonly Step[]): void {
  if (!first) return
  const { after, by, action, input } = first
  city.timeline.at(addDays(city.ground.clock.businessDay(), after), async () => {
    await act(city.ground, by, city.baseline.inclusions, {
      id,
      action,
      requestId: requestId(city),
      input: await input(),
    })
    inTurn(city, id, rest)
  })
}

function decide(city: LivingCity, plant: Plant, chance: Chance, the: Proposed): void {
  const { area, industry } = plant
  const departments = departmentsOf(city.campaign, area, industry)
  const bureau = city.post('cityEcology', 'city-ecology', chance.between(0, 1))
  const department = city.post('cityIndustry', departments.city, chance.between(0, 1))
  const officer = city.post('areaIndustry', departments.area, chance.between(0, 1))
  const closing = the.closes !== null
  const silent = !closing && chance.happens(0.06)
  const dissents = !silent && !closing && chance.happens(0.04)
  const steps: Step[] = []
  if (!silent) {
    const said = dissents ? { verdict: 'dissent', words: '企业已列入技改计划，建议暂缓' } : { verdict: 'agree' }
    steps.push({
      after: chance.between(1, 4),
      by: department,
      action: 'countersign',
      input: () => ({ ...said, hash: the.hash }),
    })
  }
  // a few wait for the bureau beyond their term
  if (closing || !chance.happens(0.05)) {
    const words = silent ? '会签期满未复，证据充分' : dissents ? '不影响认定，按方案推进' : undefined
    steps.push({
      // 会签 ends after five working days, which a long holiday makes two weeks
      after: silent ? chance.between(16, 20) : chance.between(1, 7),
      by: bureau,
      action: the.goesIn ? 'include' : 'exclude',
      input: () => ({ words }),
    })
    if (the.goesIn) steps.push(...routeSteps(city, plant, chance, officer, closing))
  }
  inTurn(city, the.id, steps)
}

function routeSteps(city: LivingCity, plant: Plant, chance: Chance, officer: Actor, closing: boolean): Step[] {
  const after = chance.between(2, 12)
  if (closing) return closureSteps(city, plant, chance, officer, ClosureItem.options.length)
  if (chance.happens(0.15)) return []
  const way = chance.next()
  if (way < 0.06) return closureSteps(city, plant, chance, officer, chance.between(1, 4))
  if (way < 0.18) {
    const inDays = chance.between(120, 300)
    const input = () => ({
      route: 'relocation',
      destination: parks[plant.area] ?? '工业园区',
      plannedOn: addDays(city.ground.clock.businessDay(), inDays),
    })
    return [{ after, by: officer, action: 'setRoute', input }]
  }
  const upgrade: Step = { after, by: officer, action: 'setRoute', input: () => ({ route: 'upgrade' }) }
  if (!chance.happens(0.06)) return [upgrade]
  const input = () => ({ reason: '工艺装备和治理水平居全市前列' })
  return [upgrade, { after: chance.between(5, 40), by: officer, action: 'cultivate', input }]
}

/** 关停淘汰: the government's decision, then each item seen on site by two; of some only the first items so far. */
function closureSteps(
  city: LivingCity,
  { area, township }: Plant,
  chance: Chance,
  officer: Actor,
  items: number,
): Step[] {
  const today = () => city.ground.clock.businessDay()
  const number = chance.between(1, 60)
  const sees = [city.post('areaEcology', `${area}-ecology`, 1), city.post('townshipOfficer', township.code)]
  return [
    { after: 3, by: officer, action: 'setRoute', input: () => ({ route: 'closure' }) },
    {
      after: 4,
      by: officer,
      action: 'attachStopDecision',
      input: async () => ({
        number: `政决〔${today().slice(0, 4)}〕${number}号`,
        decidedOn: addDays(today(), -1),
        files: [await city.pictures.upload(officer, 'paper', chance)],
      }),
    },
    ...ClosureItem.options.slice(0, items).flatMap(item =>
      sees.map(
        (by, at): Step => ({
          after: at === 0 ? 2 : 1,
          by,
          action: 'verifyClosure',
          input: async () => ({
            item,
            seenOn: today(),
            files: [await city.pictures.upload(by, 'after', chance)],
          }),
        }),
      ),
    ),
  ]
}
