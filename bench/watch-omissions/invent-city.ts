import type { Campaign } from '#campaign/mandate/index.ts'
import type { RosterInput } from '#contract/baseline/omission.ts'
import type { SignalKind } from '#contract/baseline/signal-words.ts'
import { completeUscc } from '#ground/intake/normalise/parse-uscc.ts'
import { type Chance, seeded } from '#server/demo/seeded.ts'

/** How an omission came about; nothing in the registry says so. */
export const kinds = [
  'overlooked: it pollutes like those on the list',
  'nobody put together what was found, complained of and fined',
  'said to stand still and producing',
  'permit raised since, the record was not',
  'one of a cluster of which most are on the list',
  'assessed badly or emitting much, and left there',
  'on rosters alone, on no list at all',
] as const
export type OmissionKind = (typeof kinds)[number]

/** A plant as it is, and what is known of it. */
export interface Plant {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly township: string
  readonly area: string
  readonly county: string
  readonly industry: string
  /** The truth: it was left out, in this way. */
  readonly omitted: OmissionKind | null
  readonly decided: 'included' | 'notIncluded' | null
  readonly permit: string | null
  readonly scale: 'aboveScale' | 'belowScale' | null
  readonly production: 'producing' | 'suspended' | null
  readonly problems: number
  readonly signals: readonly SignalKind[]
  readonly score: number | null
  readonly emission: number | null
}

export interface InventedCity {
  readonly plants: readonly Plant[]
  readonly rows: readonly RosterInput[]
  /** Numbers of rows that are of a plant on no list at all, by the plant. */
  readonly unlisted: ReadonlyMap<string, string>
}

const characters = Array.from(
  '沅莘煦漪榆佑苕尧缙楚玥庚钊阜芃筠霁澜珩砚澄瑾栩昀灏衍蕴澈翊璞洵槿璟湉钰湛沐睦瑶恒源锦程鼎盛泰隆裕丰顺康宏骏达辉耀腾翔飞跃鹏程凯旋捷通广茂森林峰岭岩石磊川江河湖海洋涛波泽润清泉溪谷雨露霜雪冰晶莹玉珠宝珍贵荣华富强民安宁静和平正大光明德仁义礼智信诚实朴素纯真善美好嘉佳优良卓越超群英杰俊秀文武双全福禄寿喜庆吉祥如意',
)
const trades: Readonly<Record<string, string>> = {
  'wood-furniture': '家具',
  'composite-fabric': '复合布',
  'waste-rubber': '废橡胶加工',
  'waste-plastic': '再生塑料',
  'stone-building': '石材',
  'fired-brick': '砖瓦',
  glass: '玻璃制品',
  chemical: '化工',
  electroplating: '电镀',
  'pickled-mustard': '榨菜',
  recyclables: '再生资源回收',
  'scrap-vehicle': '报废汽车拆解',
}

/** How many of a rare thing, about `mean`. */
function some(chance: Chance, mean: number): number {
  let many = 0
  for (let left = Math.exp(-mean), drawn = chance.next(); drawn > left; drawn *= chance.next()) many++
  return Math.min(many, 6)
}

/** A city of plants, of which some are rightly off the list and some were left out, and the rosters that other offices keep of them. */
export function inventCity(
  campaign: Campaign,
  { plants: wanted, seed }: { readonly plants: number; readonly seed: string; readonly today: string },
): InventedCity {
  const chance = seeded(`omissions ${seed}`)
  const plants: Plant[] = []
  const rows: RosterInput[] = []
  const unlisted = new Map<string, string>()
  for (let at = 0; at < wanted; at++) {
    const plant = inventPlant(campaign, chance, at)
    const absent = plant.omitted === kinds[6]
    if (!absent) plants.push(plant)
    rows.push(...rowsOf(campaign, chance, plant, at, absent ? unlisted : null))
  }
  for (let at = 0; at < wanted / 25; at++) rows.push(strangerOf(campaign, chance, at))
  return { plants, rows, unlisted }
}

function inventPlant(campaign: Campaign, chance: Chance, at: number): Plant {
  const town = chance.pick(campaign.townships)
  const { id: industry } = chance.pick(campaign.industries)
  const trade = trades[industry] ?? ''
  const brand = [0, 1, 2].map(() => chance.pick(characters)).join('')
  const form = chance.pick(['有限公司', '有限公司', '厂', '加工厂'])
  // how much it pollutes, 0 to 1: nobody knows it
  const weight = chance.next()
  const ought = weight > 0.45 ? chance.happens(0.93) : chance.happens(0.04)
  const left = ought && chance.happens(0.14)
  const omitted = left ? chance.pick(kinds) : null
  const decided = ought ? (left ? null : 'included') : chance.happens(0.35) ? 'notIncluded' : null
  return {
    id: uuidOf(chance),
    name: `${chance.pick(['衢州市', town.name.slice(0, 2), '浙江', ''])}${brand}${trade}${form}`,
    code: chance.happens(0.75)
      ? completeUscc(`91${town.county}`, `MA${String(at % 10_000_000).padStart(7, '0')}`)
      : null,
    township: town.code,
    area: town.area,
    county: town.county,
    industry,
    omitted,
    decided,
    ...knownOf(chance, omitted, { weight, ought }),
  }
}

type Known = Pick<Plant, 'permit' | 'scale' | 'production' | 'problems' | 'signals' | 'score' | 'emission'>

/** What offices have written down, with what they missed and what they mistook. */
function knownOf(
  chance: Chance,
  omitted: OmissionKind | null,
  { weight, ought }: { readonly weight: number; readonly ought: boolean },
): Known {
  const is = (...which: number[]) => omitted !== null && which.some(at => kinds[at] === omitted)
  // what distinguishes the way it was left out is not always known
  const seen = omitted !== null && chance.happens(0.88)
  const heavy = seen && is(0) ? 0.9 : is(1, 2, 3) ? 0.5 : weight
  const kind = heavy > 0.8 ? 'keyManagement' : heavy > 0.55 ? 'simplifiedManagement' : 'registration'
  const mistaken = chance.happens(0.06)
  const permit = chance.happens(0.15) ? null : mistaken ? chance.pick(['keyManagement', 'registration']) : kind
  const standing = seen && is(2) ? true : chance.happens(0.08)
  const rate = ought ? weight : 0.12
  const often = seen && is(1) ? 2.2 : 1
  const drawn = (which: SignalKind, mean: number) => Array.from({ length: some(chance, mean) }, () => which)
  return {
    permit: seen && is(3) ? 'registration' : permit,
    scale: chance.happens(0.2) ? null : chance.happens(heavy > 0.7 ? 0.6 : 0.12) ? 'aboveScale' : 'belowScale',
    production: standing ? 'suspended' : chance.happens(0.9) ? 'producing' : null,
    problems: some(chance, rate * 0.9 * often) + (seen && is(1) ? 1 : 0),
    signals: [
      ...(seen && is(1) ? [chance.pick(['penalty', 'exceedance', 'petition'] as const)] : []),
      ...drawn('penalty', rate * 0.35 * often),
      ...drawn('exceedance', rate * 0.25 * often),
      ...drawn('petition', 0.03 + rate * 0.15 * often),
      ...drawn('complaint', 0.12 + rate * 0.3 * often),
      ...drawn('power', seen && is(2) ? 0.5 : 0.03),
    ],
    score: chance.happens(is(5) ? 0.7 : 0.3)
      ? Math.round(88 - weight * 34 - (seen && is(5) ? 18 : 0) + (chance.next() - 0.5) * 16)
      : null,
    emission: chance.happens(is(5) ? 0.7 : 0.4)
      ? Math.round((0.3 + weight * 6 + (seen && is(5) ? 4 : 0)) * (0.6 + chance.next() * 0.8) * 1000) / 1000
      : null,
  }
}

/** Its rows on the rosters of other offices: written otherwise by one in three, without a code by one in two. */
function rowsOf(
  campaign: Campaign,
  chance: Chance,
  plant: Plant,
  at: number,
  unlisted: Map<string, string> | null,
): RosterInput[] {
  const town = campaign.townships.find(({ code }) => code === plant.township)?.name ?? ''
  const written = chance.happens(0.33) ? otherwise(chance, plant.name) : plant.name
  const common = {
    namedAs: written,
    ...(plant.code && chance.happens(0.5) ? { code: plant.code } : {}),
    ...(chance.happens(0.85) ? { place: `${town}${chance.between(1, 300)} 号` } : {}),
  }
  const trade = trades[plant.industry] ?? ''
  const rows: RosterInput[] = []
  const raised = plant.omitted === kinds[3] && chance.happens(0.85)
  if (unlisted ? chance.happens(0.45) : raised || chance.happens(0.4))
    rows.push({
      ...common,
      kind: 'permit',
      number: `P${at}`,
      scope: trade,
      permitKind: raised
        ? chance.pick(['keyManagement', 'simplifiedManagement'] as const)
        : ((plant.permit as 'keyManagement' | null) ?? 'registration'),
    })
  if (unlisted ? chance.happens(0.7) : chance.happens(0.3))
    rows.push({
      ...common,
      kind: 'licence',
      number: `L${at}`,
      ...(chance.happens(0.9) ? { scope: `${trade}生产、销售` } : {}),
    })
  const working = plant.production === 'producing' || (plant.production === 'suspended' && plant.omitted === kinds[2])
  if (chance.happens(unlisted ? 0.5 : plant.omitted === kinds[2] ? 0.8 : 0.3))
    rows.push({
      ...common,
      kind: 'power',
      number: `U${at}`,
      power: working || unlisted ? chance.between(900, 60_000) : chance.between(10, 1300),
    })
  if (unlisted) for (const { number } of rows) unlisted.set(number ?? '', plant.id)
  return rows
}

function otherwise(chance: Chance, name: string): string {
  return chance.pick([
    name.replace('有限公司', '有限责任公司'),
    name.replace(/^(衢州市|浙江)/, ''),
    name.endsWith('加工厂') ? name.replace('加工厂', '厂') : name.replace(/厂$/, '加工厂'),
    // a character left out of the name itself
    name.slice(0, -4) + name.slice(-3),
  ])
}

/** Who is on a roster and is no plant of the campaign's: traders, fitters, eating houses, and a few that sound like one. */
function strangerOf(campaign: Campaign, chance: Chance, at: number): RosterInput {
  const town = chance.pick(campaign.townships).name
  const brand = [0, 1, 2].map(() => chance.pick(characters)).join('')
  const [trade, scope] = chance.pick([
    ['家具商行', '家具、建材零售'],
    ['石材经营部', '石材销售、安装'],
    ['玻璃门窗店', '玻璃安装、维修'],
    ['小吃店', '餐饮服务'],
    ['超市', '日用百货零售'],
    ['化工贸易有限公司', '化工产品批发（不含生产）'],
    ['汽车修理厂', '机动车维修'],
    ['家具厂', '竹编工艺品'],
  ] as const)
  const kind = chance.pick(['licence', 'licence', 'power'] as const)
  return {
    kind,
    namedAs: `${town}${brand}${trade}`,
    number: `S${at}`,
    place: `${town}${chance.between(1, 300)} 号`,
    ...(kind === 'power' ? { power: chance.between(100, 9000) } : { scope }),
  }
}

function uuidOf(chance: Chance): string {
  const hex = Array.from({ length: 32 }, () => chance.between(0, 15).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
