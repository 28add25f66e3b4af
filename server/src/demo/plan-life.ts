import { draftPlan } from '#campaign/remediation/index.ts'
import type { EnterprisePlanAction } from '#contract/remediation/enterprise-plan.states.ts'
import type { PlanContent } from '#contract/remediation/enterprise-plan-paper.ts'
import { addDays } from '#ground/clock/add-days.ts'
import type { Actor } from '#ground/database/claims.ts'
import { newId } from '#ground/database/new-id.ts'
import { act } from '#ground/workflow/act.ts'
import type { InventedEnterprise } from './invent-enterprises.ts'
import { departmentsOf, type LivingCity, requestId } from './living-city.ts'
import { planFacts } from './plan-facts.ts'
import { type Chance, seeded } from './seeded.ts'

type Plant = InventedEnterprise & { readonly id: string; readonly account: Actor | null }

/** How many of those assessed have come to a plan by the demo's day. */
const shares = { 1: 0.75, 2: 0.45, 3: 0.3 } as const

/** One act of a plan's life, so many days after the one before; the life ends where it does not happen. */
interface Step {
  readonly after: number
  readonly happens: number
  readonly by: () => Promise<Actor> | Actor
  readonly action: EnterprisePlanAction
  readonly input: (by: Actor) => Promise<unknown> | unknown
}

/**
 * 三(三)1: an assessed plant gets its plan from the department in charge; it promises, an expert advises, the area approves and issues, the
 * city files it, and its nodes are reached one after the other. Some have come half the way only, a few were sent back.
 */
export function livePlan(city: LivingCity, plant: Plant, assessed: string): void {
  const chance = seeded(`plan ${plant.place} ${plant.name}`)
  if (!chance.happens(shares[plant.batch])) return
  const drafter = city.post('areaIndustry', departmentsOf(city.campaign, plant.area, plant.industry).area)
  city.timeline.at(addDays(assessed, chance.between(4, 20)), async () => {
    const content = contentFor(city, plant, chance)
    const { context, workflows } = city.remediation
    const id = await draftPlan(context, drafter, workflows.enterprisePlan, plant.id, {
      requestId: requestId(city),
      industry: plant.industry,
      content,
    })
    const steps = stepsOf(city, plant, chance, drafter, content)
    const last = steps.findIndex(step => !chance.happens(step.happens))
    inTurn(city, id, last < 0 ? steps : steps.slice(0, last))
  })
}

function contentFor({ campaign, ground }: LivingCity, plant: Plant, chance: Chance): PlanContent {
  const facts = planFacts[plant.industry]
  if (!facts) throw new Error(`The demo knows nothing of plans of ${plant.industry}`)
  const today = ground.clock.businessDay()
  const deadline = campaign.industries.find(({ id }) => id === plant.industry)?.deadline ?? today
  let due = today
  const nodes = facts.nodes.map(words => {
    due = addDays(due, chance.between(25, 60))
    return {
      id: newId(ground.clock.realNow().getTime()),
      words,
      due: deadline >= today && due > deadline ? deadline : due,
    }
  })
  const own = chance.between(5, 90)
  const size = 0.4 + chance.next()
  return {
    situation: `${plant.name}位于${plant.township.name}，员工${chance.between(6, 80)}人，为${chance.pick(['订单', '连续', '季节性'])}生产。近三年${chance.pick(['无环境处罚', '受过一次环境处罚，已整改', '有过信访反映'])}。`,
    process: facts.process,
    points: facts.points.map(([where, what, treatment]) => ({ where, what, treatment })),
    nodes,
    money: [
      { source: 'own', amount: own, words: '设施改造' },
      ...(chance.happens(0.4)
        ? [{ source: 'subsidy' as const, amount: Math.round(own * 3) / 10, words: '技改补助' }]
        : []),
      ...(chance.happens(0.2) ? [{ source: 'loan' as const, amount: chance.between(10, 40), words: '绿色信贷' }] : []),
    ],
    cuts: Object.fromEntries(facts.cuts.map(([pollutant, about]) => [pollutant, Math.round(about * size * 100) / 100])),
    promises: ['按本一企一策的时限完成全部措施', '治理设施与生产设施同步运行，不擅自停用', '如实填报进度和监测数据'],
  }
}

function stepsOf(city: LivingCity, plant: Plant, chance: Chance, drafter: Actor, content: PlanContent): Step[] {
  const { area, township, account } = plant
  const office = city.post('areaOffice', `${area}-office`)
  const ecology = city.post('areaEcology', `${area}-ecology`, 1)
  const officer = city.post('townshipOfficer', township.code)
  const filer = city.post('cityOffice', 'city-office', chance.between(0, 1))
  const onBehalf = async (by: Actor) =>
    account === null
      ? {
          onBehalfOf: {
            ground: '企业没有账号，现场当面确认',
            proof: 'paper',
            files: [await city.pictures.upload(by, 'paper', chance)],
          },
        }
      : {}
  const opinion = chance.pick([
    '措施与问题对应，技术路线可行',
    '建议补充活性炭更换频次，其余可行',
    '节点安排合理，同意实施',
  ])
  const advises: Pick<Step, 'by' | 'input'> = chance.happens(0.2)
    ? { by: () => city.assign('expert', 'city-ecology', plant.id), input: () => ({ verdict: 'agree', words: opinion }) }
    : {
        by: () => ecology,
        input: async by => ({
          verdict: 'agree',
          words: opinion,
          expert: chance.pick(['王建民', '周立新', '陈国平']),
          files: [await city.pictures.upload(by, 'paper', chance)],
        }),
      }
  const year = () => city.ground.clock.businessDay().slice(0, 4)
  const number = chance.between(1, 99)
  return [
    { after: chance.between(1, 6), happens: 0.92, by: () => account ?? officer, action: 'promise', input: onBehalf },
    { after: chance.between(0, 4), happens: 0.95, by: () => drafter, action: 'submit', input: () => ({}) },
    ...(chance.happens(0.07)
      ? [
          {
            after: chance.between(2, 8),
            happens: 1,
            by: () => office,
            action: 'return' as const,
            input: () => ({ reason: '节点过于笼统，请按措施逐项细化' }),
          },
        ]
      : [
          { after: chance.between(1, 8), happens: 0.9, action: 'opine' as const, ...advises },
          {
            after: chance.between(1, 5),
            happens: 0.92,
            by: () => office,
            action: 'approve' as const,
            input: () => ({ words: '同意按本方案实施' }),
          },
          {
            after: 0,
            happens: 1,
            by: () => office,
            action: 'issue' as const,
            input: () => ({ documentNumber: `整治专班〔${year()}〕${number}号` }),
          },
          {
            after: chance.between(2, 9),
            happens: 0.85,
            by: () => filer,
            action: 'file' as const,
            input: () => ({ filingNumber: `衢整治备〔${year()}〕${number}号` }),
          },
          ...content.nodes.map(
            ({ id }): Step => ({
              after: chance.between(18, 50),
              happens: 0.8,
              by: () => account ?? officer,
              action: 'reachNode',
              input: async by => ({
                nodeId: id,
                on: city.ground.clock.businessDay(),
                words: '已完成并投入运行',
                files: [await city.pictures.upload(by, 'after', chance)],
                ...(await onBehalf(by)),
              }),
            }),
          ),
        ]),
  ]
}

/** Each step is put off until the one before is done. One that the plan's rules do not allow, such as for want of measures, ends its life. */
function inTurn(city: LivingCity, id: string, [first, ...rest]: readonly Step[]): void {
  if (!first) return
  const { after, action, by, input } = first
  city.timeline.at(addDays(city.ground.clock.businessDay(), after), async () => {
    const { context, workflows } = city.remediation
    const actor = await by()
    const wish = { id, action, requestId: requestId(city), input: await input(actor) }
    try {
      await act(context, actor, workflows.enterprisePlan, wish)
    } catch (error) {
      if (lacking.includes((error as { code?: string }).code ?? '')) return
      throw error
    }
    inTurn(city, id, rest)
  })
}

const lacking = ['plan.incomplete', 'plan.notApproved']
