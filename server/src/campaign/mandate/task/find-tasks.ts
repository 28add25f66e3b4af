import { z } from 'zod'
import type { TaskFilter, TaskFrequency } from '#contract/mandate/task.ts'
import { urgencyCondition } from '#ground/clock/urgency-condition.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import { readTask } from './task.store.ts'
import type { Task } from './task.ts'

const owed = `state in ('assigned', 'signed', 'underway', 'returned')`
const Key = z.tuple([z.iso.date(), z.uuid()])
const mostCounted = 10_000

/** How the period of a duty of each frequency is written. */
const periods: Readonly<Record<TaskFrequency, string>> = {
  once: 'period is null',
  month: `period like '____-__'`,
  quarter: `period like '____Q_'`,
  halfYear: `period like '____H_'`,
  year: `period like '____'`,
}

export interface TaskPage {
  readonly tasks: readonly Task[]
  readonly next: string | null
  /** Null where there are more than ten thousand. */
  readonly total: number | null
}

interface Asked {
  readonly after?: string | undefined
  readonly limit: number
  readonly moment: Moment
  readonly cityCode: string
}

/** A page of the plan's duties by present term, with how many there are in all. */
export async function findTasks(tx: Tx, filter: TaskFilter, asked: Asked): Promise<TaskPage> {
  const page = await findTaskPage(tx, filter, asked)
  const { text, values } = conditionsOf(filter, { ...asked, unit: tx.actor.unitId })
  const [counted] = await tx.query<{ total: number }>(
    `select count(*) as total from (select from mandate.task where ${text} limit ${mostCounted + 1}) as counted`,
    values,
  )
  const total = counted?.total ?? 0
  return { ...page, total: total > mostCounted ? null : total }
}

/** A page without its total. Conditions are stated only where asked for, so that each finds its index. */
export async function findTaskPage(
  tx: Tx,
  filter: TaskFilter,
  { after, limit, moment, cityCode }: Asked,
): Promise<Omit<TaskPage, 'total'>> {
  const { text, values } = conditionsOf(filter, { moment, cityCode, unit: tx.actor.unitId })
  const key = readPageKey(after, Key)
  const rest = key ? ` and (due_current, id) > ($${values.length + 1}, $${values.length + 2})` : ''
  const keyed = key ? [...values, ...key] : values
  const rows = await tx.query(
    `select * from mandate.task where ${text}${rest} order by due_current, id limit $${keyed.length + 1}`,
    [...keyed, limit + 1],
  )
  const tasks = rows.slice(0, limit).map(readTask)
  const last = tasks.at(-1)
  return { tasks, next: last && rows.length > limit ? writePageKey([last.dueCurrent, last.id]) : null }
}

function conditionsOf(
  filter: TaskFilter,
  { moment, cityCode, unit }: { moment: Moment; cityCode: string; unit: string },
): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const said: string[] = []
  const ask = (text: (parameter: string) => string, value: unknown) => {
    values.push(value)
    said.push(text(`$${values.length}`))
  }
  const among = (column: string, wanted: readonly string[] | undefined) => {
    if (wanted?.length === 1) ask(p => `${column} = ${p}`, wanted[0])
    else if (wanted && wanted.length > 1) ask(p => `${column} = any (${p}::text[])`, wanted)
  }
  if (filter.leadUnit) ask(p => `lead_unit = ${p}`, filter.leadUnit)
  if (filter.cooperating) ask(p => `${p} = any (cooperating)`, filter.cooperating)
  if (filter.confirmedBy) ask(p => `confirmed_by = ${p}`, filter.confirmedBy)
  if (filter.mine) ask(p => `(${p} in (lead_unit, confirmed_by) or ${p} = any (cooperating))`, unit)
  among('industry', filter.industry)
  among(
    'area',
    filter.area?.map(area => (area === 'city' ? cityCode : area)),
  )
  among('clause', filter.clause)
  among('state', filter.state)
  if (filter.urgency) {
    const add = (value: unknown, type: string) => `$${values.push(value)}::${type}`
    const term = { original: 'due_original', current: 'due_current' }
    const steps = filter.urgency.map(step => urgencyCondition(step, term, add, moment))
    said.push(`${owed} and (${steps.join(' or ')})`)
  }
  if (filter.frequency) said.push(`(${filter.frequency.map(frequency => periods[frequency]).join(' or ')})`)
  if (filter.late !== undefined) {
    ask(p => (filter.late ? `(due_original < ${p} and ${owed})` : `not (due_original < ${p} and ${owed})`), moment.day)
  }
  if (filter.dueFrom) ask(p => `due_current >= ${p}`, filter.dueFrom)
  if (filter.dueTo) ask(p => `due_current <= ${p}`, filter.dueTo)
  if (filter.text) ask(p => `(strpos(title, ${p}) > 0 or strpos(number, upper(${p})) = 1)`, filter.text)
  return { text: said.length > 0 ? said.join(' and ') : 'true', values }
}

/** 四(二)-1: who is late. The worst first. */
export async function findLateUnits(
  tx: Tx,
  filter: Pick<TaskFilter, 'industry' | 'area' | 'clause'>,
  { moment, cityCode }: { moment: Moment; cityCode: string },
): Promise<{ unit: string; late: number; unsigned: number; worstDays: number; open: number }[]> {
  const { text, values } = conditionsOf(filter, { moment, cityCode, unit: tx.actor.unitId })
  const now = `$${values.length + 1}::date`
  return tx.query(
    `select lead_unit as unit, count(*) filter (where due_original < ${now}) as late,
       count(*) filter (where due_original < ${now} and state = 'assigned') as unsigned,
       coalesce(max(${now} - due_original) filter (where due_original < ${now}), 0) as "worstDays", count(*) as open
     from mandate.task where ${owed} and ${text}
     group by lead_unit having count(*) filter (where due_original < ${now}) > 0
     order by late desc, "worstDays" desc, unit`,
    [...values, moment.day],
  )
}
