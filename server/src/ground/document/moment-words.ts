import type { Moment } from '../workflow/workflow.ts'

/** 「2024年6月20日9时」: how papers name the moment of their figures, Shanghai time. */
export function momentWords({ at }: Pick<Moment, 'at'>): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at)
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find(part => part.type === type)?.value)
  return `${of('year')}年${of('month')}月${of('day')}日${of('hour')}时`
}
