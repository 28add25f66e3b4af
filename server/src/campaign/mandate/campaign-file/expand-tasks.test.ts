import { describe, expect, it } from 'vitest'
import { defaultCampaignFolder } from './default-campaign-folder.ts'
import { expandTasks } from './expand-tasks.ts'
import { loadCampaign } from './load-campaign.ts'
import { taskPeriods } from './task-periods.ts'

const campaign = loadCampaign(defaultCampaignFolder)
const tasks = expandTasks(campaign)
const of = (template: string) => tasks.filter(task => task.template === template)

// Clauses that lay a duty on someone; 二-3, 二-4 and 全文 are principles the whole follows.
const clauses = [
  '二-1',
  '二-2',
  '三(一)-1',
  '三(一)-2',
  '三(一)-3',
  '三(一)-4',
  '三(二)1',
  '三(二)2',
  '三(三)1',
  '三(三)2',
  '三(三)3',
  '三(四)1',
  '三(四)2',
  '三(四)3',
  '三(五)-1',
  '三(五)-2',
  '三(五)-3',
  '四(一)',
  '四(二)-1',
  '四(二)-2',
  '四(二)-3',
  '四(三)-1',
  '四(三)-2',
]

describe('the plan as tasks', () => {
  it.each(clauses)('%s has a task', clause => {
    expect(tasks.some(task => task.clause === clause)).toBe(true)
  })

  it('names no clause the plan does not have', () => {
    expect([...new Set(tasks.map(({ clause }) => clause))].filter(clause => !clauses.includes(clause))).toEqual([])
  })

  it('has unique ids and titles, and gives the same ones every time', () => {
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length)
    expect(new Set(tasks.map(({ title }) => title)).size).toBe(tasks.length)
    expect(expandTasks(loadCampaign(defaultCampaignFolder))).toEqual(tasks)
  })

  it('lays every task on units that exist, never confirmed by the unit that does it', () => {
    const units = new Set(campaign.units.map(({ id }) => id))
    for (const { lead, cooperating, confirmedBy } of tasks) {
      for (const id of [lead, ...cooperating, confirmedBy]) expect(units).toContain(id)
      expect(confirmedBy).not.toBe(lead)
      expect(cooperating).not.toContain(lead)
    }
  })

  it('leaves no place-holder in a title', () => {
    for (const { title } of tasks) expect(title).not.toMatch(/[{}@]/)
  })

  it('falls due from the campaign’s first month on', () => {
    for (const { due } of tasks) expect(due >= '2023-11-01').toBe(true)
  })
})

describe('terms', () => {
  it('三(四)1: self-acceptance and application are due one month after the batch’s deadline', () => {
    expect(
      of('self-acceptance').find(({ area, industry }) => area === '330881' && industry === 'wood-furniture'),
    ).toMatchObject({
      id: 'self-acceptance.wood-furniture.330881',
      lead: '330881-office',
      cooperating: ['330881-economy', '330881-ecology'],
      confirmedBy: 'city-ecology',
      due: '2025-01-31',
      termTag: 'S',
    })
  })

  it('四(二)-2: the vice-mayor’s meeting is quarterly, each group’s monthly until its batch is over', () => {
    expect(of('quarterly-meeting').map(({ period }) => period)).toEqual([
      '2023Q4',
      '2024Q1',
      '2024Q2',
      '2024Q3',
      '2024Q4',
      '2025Q1',
      '2025Q2',
      '2025Q3',
      '2025Q4',
    ])
    const months = (industry: string) => of('monthly-meeting').filter(task => task.industry === industry)
    expect(months('scrap-vehicle').map(({ due }) => due)).toEqual(['2023-11-30', '2023-12-31'])
    expect(months('wood-furniture')).toHaveLength(14)
    expect(months('glass')).toHaveLength(26)
    expect(months('glass')[0]?.lead).toBe('group-glass')
  })

  it('四(二)-1: every area reports its progress by the 25th of each month', () => {
    const reports = of('progress-report').filter(({ area }) => area === 'QZ-ZH')
    expect(reports).toHaveLength(26)
    expect(reports.every(({ due }) => due.endsWith('-25'))).toBe(true)
  })

  it('三(三)3: each industry’s department supervises each area each quarter', () => {
    expect(
      of('city-supervision')
        .filter(({ industry, area }) => industry === 'fired-brick' && area === '330803')
        .map(({ period }) => period),
    ).toEqual(['2023Q4', '2024Q1', '2024Q2', '2024Q3', '2024Q4'])
  })

  it('三(二)1: four industries enter the contest, led by the ecology bureau', () => {
    expect(of('contest-entry').map(({ industry, lead }) => [industry, lead])).toEqual([
      ['wood-furniture', 'city-ecology'],
      ['stone-building', 'city-ecology'],
      ['fired-brick', 'city-ecology'],
      ['electroplating', 'city-ecology'],
    ])
  })

  it('四(三)-1: energy, land and emission quota are policy duties of three bureaus', () => {
    expect(['energy-policy', 'land-policy', 'emission-quota-policy'].map(template => of(template)[0]?.lead)).toEqual([
      'city-reform',
      'city-resources',
      'city-ecology',
    ])
  })
})

describe('taskPeriods', () => {
  it('begins with the period the first day falls in and names each in Chinese', () => {
    expect(
      taskPeriods('quarter', '2023-11-01', '2024-03-31').map(({ id, name, lastDay }) => [id, name, lastDay]),
    ).toEqual([
      ['2023Q4', '2023年第四季度', '2023-12-31'],
      ['2024Q1', '2024年第一季度', '2024-03-31'],
    ])
    expect(taskPeriods('halfYear', '2023-11-01', '2024-12-31').map(({ id }) => id)).toEqual([
      '2023H2',
      '2024H1',
      '2024H2',
    ])
    expect(taskPeriods('year', '2023-11-01', '2025-12-31').map(({ id }) => id)).toEqual(['2023', '2024', '2025'])
  })

  it('ends a period that is cut short on the last day of the last month', () => {
    expect(taskPeriods('quarter', '2024-01-01', '2024-02-10')).toEqual([
      { id: '2024Q1', name: '2024年第一季度', lastDay: '2024-02-29' },
    ])
  })
})
