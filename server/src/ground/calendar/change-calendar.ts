import type { CalendarDay } from '#contract/ground/calendar.ts'
import { isMondayToFriday } from '../clock/calendar.ts'
import { type Day, dayNumber } from '../clock/day.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import { absent } from '../workflow/act.ts'

/** Sets a day free or working, or names it anew. Throws 422 at `working` where the weekday says as much already. */
export async function setCalendarDay(tx: Tx, { day, working, name }: CalendarDay, now: Date): Promise<void> {
  if (isMondayToFriday(dayNumber(day)) === working) {
    throw refused(
      'working',
      working
        ? { zh: '当天本来就是工作日，无需设定', en: 'That day is worked anyhow' }
        : { zh: '当天本来就是休息日，无需设定', en: 'That day is free anyhow' },
    )
  }
  await tx.query(
    `insert into ground.calendar_day (day, working, name, changed_at) values ($1, $2, $3, $4)
     on conflict (day) do update set working = excluded.working, name = excluded.name, changed_at = excluded.changed_at`,
    [day, working, name, now],
  )
  await noteCalendar(tx, { action: 'setDay', noun: 'calendarDay', subject: day, fields: ['working', 'name'] })
}

/** Makes a day what its weekday says. Throws 404 where nothing is set for it. */
export async function clearCalendarDay(tx: Tx, day: Day): Promise<void> {
  const gone = await tx.query('delete from ground.calendar_day where day = $1 returning day', [day])
  if (gone.length === 0) throw absent()
  await noteCalendar(tx, { action: 'clearDay', noun: 'calendarDay', subject: day, fields: [] })
}

/** Says that the notice of a year has been entered. Throws 422 at `notice` while no day of that year is set. */
export async function enterCalendarYear(tx: Tx, year: number, notice: string): Promise<void> {
  const [day] = await tx.query('select from ground.calendar_day where extract(year from day) = $1 limit 1', [year])
  if (!day) {
    throw refused('notice', {
      zh: `${year} 年还没有录入任何节假日或调休日，请先逐日录入`,
      en: `No day of ${year} has been set yet; set its holidays and exchanged days first`,
    })
  }
  await tx.query(
    `insert into ground.calendar_year (year, notice) values ($1, $2) on conflict (year) do update set notice = excluded.notice`,
    [year, notice],
  )
  await noteCalendar(tx, { action: 'enterYear', noun: 'calendarYear', subject: String(year), fields: ['notice'] })
}

async function noteCalendar(
  tx: Tx,
  said: { action: string; noun: string; subject: string; fields: readonly string[] },
): Promise<void> {
  const { personId, postId, unitId } = tx.actor
  await tx.query(
    `insert into ground.audit_row (kind, action, noun, subject_id, person_id, post_id, unit_id, field_names)
     values ('calendar', $1, $2, $3, $4, $5, $6, $7)`,
    [said.action, said.noun, said.subject, personId, postId, unitId, said.fields],
  )
}

function refused(path: string, words: { zh: string; en: string }) {
  return refuse(
    422,
    'invalid',
    { zh: '有填写项不符合要求，请逐项更正', en: 'Some fields are not as they must be' },
    undefined,
    { fields: [{ path, ...words }] },
  )
}
