import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, password, type TestApp } from '../../../test/open-test-app.ts'
import { isWorkingDay } from '../clock/calendar.ts'
import { Browser } from '../identity/testing/open-house.ts'

let city: TestApp
let system: Browser
let office: Browser

beforeAll(async () => {
  city = await openTestApp()
  await city.addPeople([
    {
      username: 'system',
      name: '系统员',
      posts: [{ role: 'systemAdmin', unitId: 'city-office', scope: { kind: 'none' } }],
    },
    {
      username: 'office',
      name: '陈局',
      posts: [{ role: 'cityOffice', unitId: 'city-office', scope: { kind: 'city', industries: null } }],
    },
  ])
  system = new Browser(city.app, '10.0.0.1')
  office = new Browser(city.app, '10.0.0.1')
  await system.signIn('system', password)
  await office.signIn('office', password)
}, 60_000)
afterAll(() => city.close())

const works = (day: string) => isWorkingDay(day, city.context.calendar())

describe('the working-day calendar', () => {
  test('is read by every official and changed by the system administrator alone', async () => {
    expect((await office.send('GET', '/api/calendar')).json()).toMatchObject({ mayChange: false })
    expect((await system.send('GET', '/api/calendar')).json()).toMatchObject({ mayChange: true })
    const day = { day: '2024-06-27', working: false, name: '停工' }
    expect((await office.send('PUT', '/api/calendar/days', day)).statusCode).toBe(403)
  })

  test('holds for every deadline from the moment a day is set, and again when it is taken back', async () => {
    expect(works('2024-06-27')).toBe(true)
    await system.send('PUT', '/api/calendar/days', { day: '2024-06-27', working: false, name: '停工' })
    expect(works('2024-06-27')).toBe(false)
    expect((await system.send('DELETE', '/api/calendar/days?day=2024-06-27')).statusCode).toBe(200)
    expect(works('2024-06-27')).toBe(true)
    expect((await system.send('DELETE', '/api/calendar/days?day=2024-06-27')).statusCode).toBe(404)
  })

  test('takes no day that is what its weekday says', async () => {
    const answer = await system.send('PUT', '/api/calendar/days', { day: '2024-06-27', working: true, name: '上班' })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().fields).toMatchObject([{ path: 'working' }])
  })

  test('warns of a year without its notice until its days and then the notice are entered', async () => {
    await city.loader('delete from ground.calendar_day where day >= $1', ['2026-01-01'])
    await city.loader('delete from ground.calendar_year where year = 2026')
    const show = async () => (await office.send('GET', '/api/calendar')).json()
    expect((await show()).missing).toEqual([2026])
    const early = await system.send('PUT', '/api/calendar/years', { year: 2026, notice: '国办发明电〔2025〕7号' })
    expect(early.json().fields).toMatchObject([{ path: 'notice' }])
    await system.send('PUT', '/api/calendar/days', { day: '2026-01-01', working: false, name: '元旦' })
    await system.send('PUT', '/api/calendar/years', { year: 2026, notice: '国办发明电〔2025〕7号' })
    const after = await show()
    expect(after.missing).toEqual([])
    expect(after.years.at(-1)).toEqual({
      year: 2026,
      notice: '国办发明电〔2025〕7号',
      days: [{ day: '2026-01-01', working: false, name: '元旦' }],
    })
    expect(city.context.calendar().knownYears.has(2026)).toBe(true)
  })
})
