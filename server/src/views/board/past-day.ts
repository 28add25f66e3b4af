import { refuse } from '#ground/errors/refuse.ts'

/** The past day asked for, or null for things as they stand. Throws 422 for a day to come. */
export function pastDay(asked: string | undefined, today: string): string | null {
  if (asked === undefined || asked === today) return null
  if (asked < today) return asked
  throw refuse(
    422,
    'invalid',
    { zh: `${asked} 还没有到`, en: `${asked} is still to come` },
    { zh: `请选择 ${today} 或更早的日期`, en: `Choose ${today} or an earlier day` },
    { fields: [{ path: 'day', zh: `应不晚于 ${today}`, en: `It must not be later than ${today}` }] },
  )
}
