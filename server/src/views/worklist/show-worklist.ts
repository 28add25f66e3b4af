import type { z } from 'zod'
import type { showWorklist as endpoint, WorklistRow } from '#contract/views/worklist.ts'
import { addDays } from '#ground/clock/add-days.ts'
import { dayNumber } from '#ground/clock/day.ts'
import { urgency } from '#ground/clock/urgency.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { ViewsContext } from '../views-context.ts'
import { dutyLink, dutyWords } from './duty-words.ts'
import { type Between, countDuties, type DutyRow, findDuties } from './find-duties.ts'

/** 工作台: what waits for the acting post, by deadline, with the one action each needs. */
export async function showWorklist(
  context: ViewsContext,
  actor: Actor,
  { after, limit, when }: z.output<typeof endpoint.query>,
): Promise<z.input<typeof endpoint.reply>> {
  const moment = momentOf(context)
  const sunday = sundayOf(moment.day)
  const between: Record<NonNullable<typeof when>, Between> = {
    overdue: { from: null, to: addDays(moment.day, -1) },
    today: { from: moment.day, to: moment.day },
    week: { from: moment.day, to: sunday },
    later: { from: addDays(sunday, 1), to: null },
  }
  return reading(context.database, actor, async tx => {
    const page = await findDuties(tx, { after, limit, between: when ? between[when] : { from: null, to: null } })
    const counters = await countDuties(tx, moment.day, sunday)
    const { count, more } =
      when === undefined ? counters.all : when === 'later' ? { count: 0, more: true } : counters[when]
    return {
      rows: page.duties.map(duty => worklistRow(duty, moment)),
      next: page.next,
      total: more ? null : count,
      asOf: moment.at.toISOString(),
      today: moment.day,
      counters,
    }
  })
}

/** A duty as its line tells it. */
export function worklistRow(duty: DutyRow, { day, calendar }: Moment): WorklistRow {
  const { what, action } = dutyWords(duty.noun, duty.kind)
  const { step, daysOver, workingDaysLeft, paused } = urgency({
    setFor: duty.setFor,
    standsAt: duty.standsAt,
    today: day,
    calendar,
    pauses: duty.pausedSince === null ? [] : [{ from: duty.pausedSince, resumed: null }],
  })
  return {
    dutyId: duty.id,
    noun: duty.noun,
    subjectId: duty.subjectId,
    kind: duty.kind,
    what,
    subject: duty.subjectWords,
    clause: duty.clause,
    urgency: step,
    lateDays: daysOver,
    workingDaysLeft,
    setFor: duty.setFor,
    standsAt: duty.standsAt,
    paused,
    area: duty.area,
    township: duty.township,
    industry: duty.industry,
    action: { words: action, link: dutyLink(duty) },
  }
}

/** The last day of a day's week, Monday being its first. */
function sundayOf(day: string): string {
  // day 0 of the calendar, 1970-01-01, was a Thursday
  const weekday = (dayNumber(day) + 3) % 7
  return addDays(day, 6 - weekday)
}
