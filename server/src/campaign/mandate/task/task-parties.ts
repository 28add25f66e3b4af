import type { Actor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Task } from './task.ts'

/** Why this actor is not of the lead unit, or null. */
export function leadsNot(the: Task, actor: Actor): Refusal | null {
  if (actor.unitId === the.leadUnit || actor.role === 'loader') return null
  return refuse(
    403,
    'task.notLeadUnit',
    { zh: '本单位不是这项任务的牵头单位', en: 'Your unit does not lead on this task' },
    { zh: '由牵头单位办理', en: 'The lead unit does this' },
  )
}

/** Why this actor neither leads nor cooperates, or null. */
export function takesNoPart(the: Task, actor: Actor): Refusal | null {
  if (the.cooperating.includes(actor.unitId)) return null
  const refusal = leadsNot(the, actor)
  return (
    refusal &&
    refuse(
      403,
      'task.notLeadUnit',
      { zh: '本单位既不牵头也不配合这项任务', en: 'Your unit neither leads nor cooperates on this task' },
      { zh: '由牵头单位或配合单位填报', en: 'The lead or a cooperating unit does this' },
    )
  )
}
