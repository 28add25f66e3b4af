import type { RoomCatalogue } from '../errors/catalogue.ts'

/** The codes that only reckoning with days can give. */
export const clockRefusals = {
  'clock.badDay': {
    status: 422,
    when: { zh: '不是存在的日期', en: 'It is not a day that exists' },
  },
  'clock.badTerm': {
    status: 422,
    when: { zh: '期限长度不是允许范围内的整数', en: 'The length of a term is not a whole number within limits' },
  },
  'clock.noWorkingDay': {
    status: 422,
    when: { zh: '工作日历一整年没有工作日', en: 'The calendar has no working day for a whole year' },
  },
  'clock.contradictoryDay': {
    status: 422,
    when: { zh: '工作日历中同一天既是工作日又是休息日', en: 'The calendar calls one day both working and free' },
  },
} as const satisfies RoomCatalogue
