import { receiveSignal } from '#campaign/baseline/index.ts'
import type { SignalAction } from '#contract/baseline/signal.states.ts'
import type { SignalKind } from '#contract/baseline/signal-words.ts'
import { addDays } from '#ground/clock/add-days.ts'
import { transaction } from '#ground/database/transaction.ts'
import { act } from '#ground/workflow/act.ts'
import type { InventedEnterprise } from './invent-enterprises.ts'
import { type LivingCity, requestId } from './living-city.ts'
import { type Chance, seeded } from './seeded.ts'

type Plant = InventedEnterprise & { readonly id: string }

/** What comes from outside, by kind. Invented for the demo city. */
const said: Readonly<Record<SignalKind, readonly string[]>> = {
  complaint: ['夜间作业噪声大、有刺鼻气味', '车间粉尘外逸，晾晒衣物落灰', '雨后沟渠水色发黑'],
  petition: ['多户村民联名反映长期异味', '反映企业无证生产，多次投诉未解决'],
  penalty: ['未按规定建立危险废物管理台账，处罚款', '治理设施不正常运行，责令改正并处罚款'],
  exceedance: ['废气排放口监测浓度超标 0.4 倍', '总排口化学需氧量日均值超标'],
  power: ['夜间用电量环比上升 180 %', '登记停产，当月用电 1.2 万千瓦时'],
  water: ['用水量与申报产能明显不符'],
}
const kinds: readonly SignalKind[] = [
  'complaint',
  'complaint',
  'petition',
  'penalty',
  'exceedance',
  'power',
  'power',
  'water',
]
const shareWithSignal = 0.1

/** 三(一)-2 线索: something comes to light about one plant in ten; some sources write a name that fits nobody. */
export function liveSignal(city: LivingCity, plant: Plant, confirmed: string): void {
  const chance = seeded(`signal ${plant.place} ${plant.name}`)
  if (!chance.happens(shareWithSignal)) return
  const kind = chance.pick(kinds)
  const office = city.post('areaEcology', `${plant.area}-ecology`, chance.between(0, 1))
  const wished = addDays('2024-02-20', chance.between(0, 120))
  city.timeline.at(wished > confirmed ? wished : addDays(confirmed, chance.between(3, 20)), async () => {
    const today = city.ground.clock.businessDay()
    const { after } = await transaction(city.ground.database, office, tx =>
      receiveSignal(tx, city.baseline.taking, city.baseline.signals, {
        requestId: requestId(city),
        input: {
          kind,
          happenedOn: addDays(today, -chance.between(1, 12)),
          words: chance.pick(said[kind]),
          number: `${kind === 'penalty' ? '环罚' : 'XS'}${today.slice(0, 4)}-${String(plant.place).padStart(5, '0')}`,
          ...namesOf(plant, chance),
        },
      }),
    )
    settle(city, chance, { id: after.id, matched: after.state === 'matched', office })
  })
}

/** The plant's own name and place, or as a neighbour would write it. */
function namesOf({ name, facts, township }: Plant, chance: Chance): { namedAs: string; code?: string; place?: string } {
  const place = facts.address ?? township.name
  if (chance.happens(0.25)) return { namedAs: `${township.name}某${name.slice(-3)}`, place }
  return chance.happens(0.5) && facts.uscc ? { namedAs: name, code: facts.uscc } : { namedAs: name, place }
}

function settle(
  city: LivingCity,
  chance: Chance,
  { id, matched, office }: { id: string; matched: boolean; office: ReturnType<LivingCity['post']> },
): void {
  const take = (action: SignalAction, input: unknown) =>
    city.timeline.at(addDays(city.ground.clock.businessDay(), chance.between(3, 25)), async () => {
      await act(city.ground, office, city.baseline.signals, { id, action, requestId: requestId(city), input })
    })
  if (matched && chance.happens(0.5)) take('use', { words: '现场核实属实，作为纳入整治的依据' })
  else if (chance.happens(0.3)) take('dismiss', { reason: '现场核实不属实，已回复来件人' })
}
