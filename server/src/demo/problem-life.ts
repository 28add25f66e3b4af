import { draftMeasure, reportProblem } from '#campaign/remediation/index.ts'
import type { MeasureAction } from '#contract/remediation/measure.states.ts'
import type { ProblemAction } from '#contract/remediation/problem.states.ts'
import type { ProblemSource } from '#contract/remediation/problem.ts'
import { addDays } from '#ground/clock/add-days.ts'
import type { Actor } from '#ground/database/claims.ts'
import { act } from '#ground/workflow/act.ts'
import type { InventedEnterprise } from './invent-enterprises.ts'
import { inventProblem } from './invent-problem.ts'
import { departmentsOf, type LivingCity, requestId } from './living-city.ts'
import { type Chance, seeded } from './seeded.ts'

interface Plant extends InventedEnterprise {
  readonly id: string
  /** Its own contact; without one the township serves it (代办). */
  readonly account: Actor | null
}

const sources: readonly ProblemSource[] = ['survey', 'survey', 'survey', 'inspection', 'patrol', 'petition']
const shareWithProblems = 0.72
const mostProblems = 6

/** When problems of a batch's plants are found, and in how many days they are to be put right. */
const seasons = {
  1: { from: '2023-11-10', days: 40, terms: [20, 45], end: '2023-12-31', share: 1 },
  2: { from: '2024-01-08', days: 160, terms: [30, 150], end: '2024-12-31', share: 1 },
  3: { from: '2024-03-18', days: 92, terms: [60, 240], end: '2025-12-31', share: 0.45 },
} as const

/** 三(一)-3, 三(三)1, 三(三)3: the problems of a plant from its confirmation on. */
export function liveProblems(city: LivingCity, plant: Plant, confirmed: string): void {
  const chance = seeded(`problems ${plant.place} ${plant.name}`)
  const season = seasons[plant.batch]
  if (!chance.happens(shareWithProblems * season.share)) return
  const count = chance.between(1, mostProblems)
  for (let number = 0; number < count; number++) {
    const its = seeded(`problem ${number} ${plant.place} ${plant.name}`)
    const found = addDays(season.from, its.between(0, season.days))
    liveProblem(city, plant, its, found > confirmed ? found : addDays(confirmed, its.between(1, 9)))
  }
}

/** One problem's life, as far as its luck and the demo's day let it come. */
function liveProblem(city: LivingCity, plant: Plant, chance: Chance, found: string): void {
  const { ground, campaign, remediation, timeline, pictures } = city
  const { workflows, settings } = remediation
  const departments = departmentsOf(campaign, plant.area, plant.industry)
  const ecology = city.post('areaEcology', `${plant.area}-ecology`)
  const checker = city.post('areaEcology', `${plant.area}-ecology`, 1)
  const industry = city.post('areaIndustry', departments.area, 1)
  const office = city.post('areaOffice', `${plant.area}-office`)
  const township = city.post('townshipOfficer', plant.township.code)
  const worker = plant.account ?? township
  // the township answers for a plant without an account, or acts in its name where the plant itself is the one assigned
  const inItsName = plant.account === null && plant.kind === 'household' && chance.happens(0.5)
  const said = inventProblem(campaign, plant.industry, chance)
  const season = seasons[plant.batch]
  const listed = chance.happens(0.04)
  const source = chance.pick(sources)
  const patrol = city.post('townshipOfficer', plant.township.code, 1)
  const reporter = source === 'patrol' ? patrol : source === 'survey' ? industry : ecology
  const today = () => ground.clock.businessDay()
  const picture = (sight: 'before' | 'after' | 'paper', by: Actor) => pictures.upload(by, sight, chance)

  timeline.at(found, async () => {
    const { id } = await reportProblem(
      remediation.context,
      reporter,
      { settings, workflow: workflows.problem },
      {
        requestId: requestId(city),
        subject: { kind: 'enterprise', enterpriseId: plant.id, industry: plant.industry },
        dimension: said.dimension,
        words: said.words,
        clause: said.clause,
        source,
        files: [await picture('before', reporter)],
      },
    )
    const step = (day: string, by: Actor, action: ProblemAction, input: () => unknown, then?: () => void) =>
      timeline.at(day, async () => {
        const asked = await input()
        await act(ground, by, workflows.problem, { id, action, requestId: requestId(city), input: asked })
        then?.()
      })
    const onMeasure = (measure: string, by: Actor, action: MeasureAction, input: unknown) =>
      act(ground, by, workflows.measure, { id: measure, action, requestId: requestId(city), input })
    const onBehalf = async () =>
      inItsName
        ? {
            onBehalfOf: {
              ground: '加工户无智能手机，委托乡镇代办',
              proof: 'paper' as const,
              files: [await picture('paper', township)],
            },
          }
        : {}

    const assign = () => {
      const assigned = addDays(today(), chance.between(1, 4))
      const wished = addDays(assigned, chance.between(season.terms[0], season.terms[1]))
      const due = wished > season.end && assigned <= season.end ? season.end : wished
      const to = plant.account || inItsName ? { enterpriseId: plant.id } : { unitId: plant.township.code }
      const through = !plant.account && !inItsName && chance.happens(0.12) ? `${plant.area}-office` : null
      step(
        assigned,
        ecology,
        'assign',
        () => ({ to: [through ? { unitId: through } : to], due }),
        () => {
          if (!through) return receive(due)
          step(
            addDays(today(), 1),
            office,
            'receive',
            () => ({ next: 'passOn' }),
            () =>
              step(
                today(),
                office,
                'passOn',
                () => ({ to: [to] }),
                () => receive(due),
              ),
          )
        },
      )
    }

    const receive = (due: string) => {
      if (chance.happens(0.02)) return // lies unsigned
      const receipt = async () =>
        inItsName
          ? {
              ...(await onBehalf()),
              proofOfService: {
                kind: 'signature',
                receiverName: plant.facts.legalPerson ?? plant.name,
                on: today(),
                files: [await picture('paper', township)],
              },
            }
          : {}
      step(addDays(today(), chance.between(1, 3)), worker, 'receive', receipt, () =>
        timeline.at(today(), () => rectify(due)),
      )
    }

    const rectify = async (due: string) => {
      const measures: string[] = []
      for (const words of said.measures) {
        const facts = {
          requestId: requestId(city),
          words,
          kind: words.startsWith('完善') ? ('management' as const) : ('engineering' as const),
          due,
          responsiblePerson: plant.facts.legalPerson ?? '负责人',
          ...(await onBehalf()),
        }
        measures.push(await draftMeasure(remediation.context, worker, workflows.measure, id, facts))
      }
      timeline.at(addDays(today(), chance.between(2, 7)), async () => {
        for (const measure of measures) await onMeasure(measure, industry, 'approve', {})
        if (chance.happens(0.5)) return
        for (const measure of measures) await onMeasure(measure, worker, 'start', await onBehalf())
      })
      const length = Math.max(6, (Date.parse(due) - Date.parse(today())) / 86_400_000)
      // most are done before their term, some after it, and some stand still
      const share = chance.happens(0.8) ? 0.45 + chance.next() * 0.5 : 0.9 + chance.next() * 0.5
      if (length > 25 && chance.happens(0.06)) return askForMore(due)
      if (!chance.happens(0.04))
        timeline.at(addDays(today(), Math.max(16, Math.round(length * share))), () => declare(measures))
    }

    const askForMore = (due: string) => {
      const wished = addDays(due, 30)
      const request = async () => ({
        reason: '设备供货推迟，需延长工期',
        progressWords: '基础已完成，设备在途',
        until: wished > season.end ? season.end : wished,
        ...(await onBehalf()),
      })
      if (due >= season.end) return // nothing beyond the batch's end to ask for
      step(addDays(due, -chance.between(6, 12)), worker, 'requestExtension', request, () => {
        const granted = chance.happens(0.8)
        step(addDays(today(), chance.between(2, 4)), ecology, granted ? 'grantExtension' : 'refuseExtension', () =>
          granted ? { words: '同意' } : { reason: '理由不充分，按原时限完成' },
        )
      })
    }

    const declare = async (measures: readonly string[]) => {
      for (const [number, measure] of measures.entries()) {
        const after = [await pictureOfWork(city, plant, worker, `${found} ${number}`)]
        const evidence = { before: [await picture('before', worker)], after }
        await onMeasure(measure, worker, 'declareDone', { words: '已按要求完成', ...evidence, ...(await onBehalf()) })
      }
      const asks = async () => ({ words: '整改完成，申请核查', ...(await onBehalf()) })
      step(today(), worker, 'requestCheck', asks, () => check(measures, chance.happens(0.1)))
    }

    const check = (measures: readonly string[], fails: boolean) => {
      const visited = addDays(today(), chance.between(1, 8))
      if (fails && !listed) {
        const reason = '现场仍有异味，集气未到位，请继续整改'
        step(
          visited,
          checker,
          'return',
          () => ({ reason, backTo: 'rectifying', measures }),
          () => timeline.at(addDays(today(), chance.between(7, 30)), () => declare(measures)),
        )
        return
      }
      const visit = async (by: Actor) => ({
        opinion: '现场核查，措施已落实',
        onSite: listed
          ? {
              visitedOn: today(),
              present: plant.facts.legalPerson ?? plant.name,
              findings: '设施运行正常，台账齐全',
              files: [await picture('after', by)],
            }
          : undefined,
      })
      const second = city.post('areaIndustry', departments.area)
      step(
        visited,
        checker,
        'pass',
        () => visit(checker),
        () => {
          if (listed) step(today(), second, 'pass', () => visit(second), close)
          else close()
        },
      )
    }

    const close = () => {
      if (chance.happens(0.08)) return // 整改完成 is not 销号
      const form = { rectification: said.measures.join('；'), conclusion: '整改到位，同意销号', files: [] }
      step(addDays(today(), chance.between(1, 12)), office, 'close', () => ({ form }))
    }

    if (chance.happens(0.015)) return // nobody has looked at it yet
    if (listed) {
      const reason = '群众反映集中，列入区块清单'
      step(today(), office, 'setLevel', () => ({ level: 'areaListed', reason }), assign)
    } else assign()
  })
}

/** Checks follow within so many days: what was declared since then may be under check on the demo's day. */
const daysToCheck = 9

/**
 * A picture of work done. One that a checker may have before him on the demo's day is of that plant and hour alone; a few give reason to
 * look twice: used before, older than the work, taken elsewhere.
 */
function pictureOfWork(city: LivingCity, plant: Plant, by: Actor, name: string): Promise<string> {
  const { pictures, ground } = city
  const chance = seeded(`picture of work ${plant.place} ${plant.name} ${name}`)
  const today = ground.clock.businessDay()
  const { place } = plant.facts
  if (!place || today < addDays(city.lastDay, -daysToCheck) || chance.happens(0.06)) {
    return pictures.upload(by, 'after', chance)
  }
  const day = chance.happens(0.06) ? addDays(today, -120) : today
  const off = chance.happens(0.06) ? 0.04 : chance.next() * 0.001
  return pictures.take(by, 'after', chance, {
    takenAt: new Date(`${day}T${String(chance.between(9, 16)).padStart(2, '0')}:${chance.between(10, 59)}:00+08:00`),
    place: { lng: place.lng + off, lat: place.lat + off, accuracy: chance.between(5, 30) },
  })
}
