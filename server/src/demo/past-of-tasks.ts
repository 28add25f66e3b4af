import { type Campaign, expandTasks, type PastAct, type TaskSeed } from '#campaign/mandate/index.ts'
import { roleMay } from '#contract/ground/permission.ts'
import type { Role } from '#contract/ground/role.ts'
import { addDays } from '#ground/clock/add-days.ts'
import type { Calendar } from '#ground/clock/calendar.ts'
import type { Actor } from '#ground/database/claims.ts'
import { seeded } from './seeded.ts'

interface City {
  readonly campaign: Campaign
  readonly calendar: Calendar
  /** The demo's day: what lies after it has not happened. */
  readonly today: string
  readonly postsOf: (unitId: string) => readonly Actor[]
  readonly uploadPaper: (actor: Actor) => Promise<string>
}

const mayAct = ({ role }: Actor) => roleMay(role as Role, 'task.act')
const mayConfirm = ({ role }: Actor) => roleMay(role as Role, 'task.confirm')

/**
 * What has become of the plan's duties by the demo's day: most that fell due were reported and confirmed, some wait for confirmation,
 * some are late, and of those to come some are signed for.
 */
export async function pastOfTasks(city: City): Promise<(seed: TaskSeed) => readonly PastAct[]> {
  const pasts = new Map<string, PastAct[]>()
  const papers = new Map<string, string>()
  for (const seed of expandTasks(city.campaign)) {
    const worker = city.postsOf(seed.lead).find(mayAct)
    if (!worker || seed.due > addDays(city.today, 75)) continue
    const chance = seeded(`task ${seed.id}`)
    const past: PastAct[] = []
    const add = (day: string, action: PastAct['action'], actor: Actor, input: unknown) => {
      if (day > city.today || day < '2023-10-25') return false
      const at = new Date(`${day}T${10 + past.length}:00:00+08:00`)
      past.push({ action, actor, moment: { at, day, calendar: city.calendar }, input })
      return true
    }
    pasts.set(seed.id, past)
    const signed = laterOf(addDays(seed.due, -chance.between(20, 40)), '2023-10-26')
    if (chance.happens(0.08) || !add(signed, 'sign', worker, {})) continue
    const reported = laterOf(addDays(seed.due, -chance.between(0, 8)), signed)
    if (chance.happens(0.1) || reported > city.today) continue
    const paper = papers.get(worker.postId) ?? (await city.uploadPaper(worker))
    papers.set(worker.postId, paper)
    add(reported, 'report', worker, { words: '已按要求完成，材料附后', files: [paper] })
    const confirmer = city.postsOf(seed.confirmedBy).find(post => mayConfirm(post) && post.personId !== worker.personId)
    if (confirmer && !chance.happens(0.12)) add(addDays(reported, chance.between(1, 6)), 'confirm', confirmer, {})
  }
  return seed => pasts.get(seed.id) ?? []
}

const laterOf = (one: string, other: string) => (one > other ? one : other)
