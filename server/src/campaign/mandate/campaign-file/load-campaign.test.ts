import { describe, expect, it } from 'vitest'
import { Role } from '#contract/ground/role.ts'
import { ClockId } from '#contract/mandate/campaign-file.ts'
import { defaultCampaignFolder } from './default-campaign-folder.ts'
import { getClock, getTerm } from './get-clock.ts'
import { getLevel } from './get-level.ts'
import { loadCampaign } from './load-campaign.ts'

const campaign = loadCampaign(defaultCampaignFolder)
const unitIds = new Set(campaign.units.map(({ id }) => id))

describe('二-1 industries and batches', () => {
  it('has the twelve industries in batches of 2, 7 and 3, each with its batch deadline', () => {
    expect(campaign.industries).toHaveLength(12)
    const byBatch = (batch: number) => campaign.industries.filter(industry => industry.batch === batch)
    expect(byBatch(1).map(({ name }) => name)).toEqual(['报废机动车回收拆解', '榨菜腌制'])
    expect(byBatch(2).map(({ name }) => name)).toEqual([
      '复合布加工',
      '再生资源回收',
      '废橡胶利用',
      '废塑料加工',
      '木质家具',
      '建材石料加工',
      '烧结砖',
    ])
    expect(byBatch(3).map(({ name }) => name)).toEqual(['玻璃制造', '化工', '电镀'])
    expect(campaign.batches.map(({ deadline }) => deadline)).toEqual(['2023-12-31', '2024-12-31', '2025-12-31'])
  })

  it('三(二)1: four industries enter the contest', () => {
    expect(campaign.industries.filter(({ contest }) => contest).map(({ name }) => name)).toEqual([
      '木质家具',
      '建材石料加工',
      '烧结砖',
      '电镀',
    ])
  })
})

describe('二-3 areas and townships', () => {
  it('has six counties and two zones', () => {
    expect(campaign.areas.map(({ kind }) => kind).sort()).toEqual([
      ...Array<string>(6).fill('county'),
      ...Array<string>(2).fill('zone'),
    ])
  })

  it('has 100 statutory townships, the two offices and one street of a zone without a code', () => {
    const own = campaign.townships.filter(({ statutory }) => !statutory)
    expect(campaign.townships.filter(({ statutory }) => statutory)).toHaveLength(100)
    expect(own.map(({ name }) => name).sort()).toEqual(['东港街道', '横路街道办事处', '芹阳办事处'].sort())
    expect(own.filter(({ kind }) => kind === 'branchOffice')).toHaveLength(2)
  })

  it('counts a township run by a zone once by running area and once by county', () => {
    const countBy = (key: 'area' | 'county') =>
      campaign.townships.reduce((sum, town) => sum + Number(campaign.areas.some(({ code }) => code === town[key])), 0)
    expect(countBy('area')).toBe(campaign.townships.length)
    expect(countBy('county')).toBe(campaign.townships.length)
    const ran = campaign.townships.filter(({ area, county }) => area !== county)
    expect(ran.map(({ name, area }) => [name, area])).toEqual([
      ['新新街道', 'QZ-ZZ'],
      ['白云街道', 'QZ-ZH'],
      ['黄家街道', 'QZ-ZZ'],
      ['东港街道', 'QZ-ZZ'],
    ])
    for (const { code, county } of campaign.townships) expect(code.slice(0, 6)).toBe(county)
  })
})

describe('二-3 units', () => {
  it('has unique ids and parents that exist', () => {
    expect(unitIds.size).toBe(campaign.units.length)
    for (const { parent, counterpart, members } of campaign.units)
      for (const id of [parent, counterpart, ...members]) if (id !== null) expect(unitIds).toContain(id)
  })

  it('gives every area its task force, ecology branch and the department of every industry', () => {
    for (const area of campaign.areas)
      for (const industry of campaign.industries) {
        const units = campaign.units.filter(unit => unit.area === area.code)
        expect(units.filter(({ kind }) => kind === 'areaTaskForce')).toHaveLength(1)
        expect(units.filter(({ kind }) => kind === 'ecology')).toHaveLength(1)
        expect(
          units.filter(({ level, industries }) => level === 'area' && industries.includes(industry.id)),
        ).toHaveLength(1)
      }
  })

  it('四(一): has a working group per industry with the lead department and the ecology bureau in it', () => {
    for (const { id, lead } of campaign.industries) {
      const group = campaign.units.find(unit => unit.id === `group-${id}`)
      expect(group?.members).toEqual(expect.arrayContaining([lead, 'city-ecology']))
    }
  })

  it('names units in readable ids', () => {
    for (const id of ['city-ecology', '330881-ecology', '330881121', 'QZ-ZZ-office', 'group-wood-furniture'])
      expect(unitIds).toContain(id)
    expect(campaign.units.find(({ id }) => id === '330881-ecology')?.name).toBe('衢州市生态环境局江山分局')
    expect(campaign.units.find(({ id }) => id === 'QZ-ZZ-government')?.name).toBe('智造新城管理委员会')
  })
})

describe('clocks and levels', () => {
  it('has every clock, with the month of 三(四)1 marked as the plan’s own', () => {
    expect(campaign.clocks.map(({ id }) => id).sort()).toEqual([...ClockId.options].sort())
    expect(getClock(campaign, 'selfAcceptance')).toMatchObject({ length: 1, unit: 'month', tag: 'S' })
    expect(getTerm(campaign, 'hopReceipt')).toEqual({ length: 2, unit: 'workingDay' })
    expect(campaign.clocks.filter(({ tag }) => tag === 'S').map(({ id }) => id)).toEqual(['selfAcceptance'])
  })

  it('三(三)3: orders the checkpoints of the three levels', () => {
    expect(campaign.levels.map(({ checkpoints }) => checkpoints.map(({ id }) => id))).toEqual([
      ['localCheck'],
      ['areaCheck'],
      ['areaCheck', 'cityOnSiteCheck', 'cityReview'],
    ])
    expect(getLevel(campaign, 'cityListed')).toMatchObject({
      noticeRequired: true,
      closure: { roles: ['cityOffice'], leaderBasisRequired: true },
    })
    expect(getLevel(campaign, 'cityListed').checkpoints[1]).toMatchObject({
      minimumPersons: 2,
      onSite: true,
      noneInvolvedBelow: true,
    })
    for (const { checkpoints, closure } of campaign.levels)
      for (const role of [...checkpoints.flatMap(({ roles }) => roles), ...closure.roles])
        expect(Role.options).toContain(role)
  })
})

describe('三(四)1 checklists', () => {
  // Codes per list and dimension: the number is the last item of that letter, and every number up to it is there.
  const expected: Record<string, Partial<Record<'A' | 'B' | 'C' | 'D' | 'E', number>>> = {
    G: { A: 2, B: 11, C: 2, D: 5, E: 3 },
    BF: { A: 5, B: 6, D: 4, E: 2 },
    ZC: { A: 3, B: 5, C: 2, D: 3, E: 1 },
    FH: { A: 4, B: 5, C: 1, D: 2, E: 1 },
    ZS: { A: 4, B: 5, C: 1, D: 2, E: 1 },
    FX: { A: 3, B: 5, C: 1, D: 2, E: 2 },
    FS: { A: 3, B: 9, C: 1, D: 1, E: 1 },
    MJ: { A: 5, B: 8, C: 1, D: 3, E: 1 },
    SL: { A: 2, B: 7, C: 1, D: 3, E: 1 },
    SJ: { A: 5, B: 8, C: 1, D: 4, E: 1 },
    BL: { A: 3, B: 6, C: 2, D: 3, E: 1 },
    HG: { A: 3, B: 8, C: 1, D: 1, E: 2 },
    DD: { A: 5, B: 9, C: 2, D: 2, E: 1 },
  }

  it.each(Object.entries(expected))('%s has every item, neither more nor fewer', (prefix, letters) => {
    const checklist = campaign.checklists.find(candidate => candidate.prefix === prefix)
    const codes = Object.entries(letters).flatMap(([letter, last]) =>
      Array.from({ length: last }, (_, index) => `${prefix}-${letter}${index + 1}`),
    )
    expect(checklist?.items.map(({ code }) => code).sort()).toEqual(codes.sort())
  })

  it('derives the dimension from the letter and holds back what no source confirms as 草案', () => {
    const letterOf = new Map(campaign.dimensions.map(({ id, letter }) => [id, letter]))
    for (const { items } of campaign.checklists)
      for (const { code, dimension, tag, status } of items) {
        expect(code.split('-')[1]?.[0]).toBe(letterOf.get(dimension))
        expect(status).toBe(tag === 'V' || tag === 'S' ? 'inForce' : 'draft')
      }
    expect(
      campaign.checklists.find(({ prefix }) => prefix === 'FH')?.items.every(({ status }) => status === 'draft'),
    ).toBe(true)
  })

  it('marks the veto items', () => {
    const vetoes = campaign.checklists.flatMap(({ items }) => items.filter(({ veto }) => veto).map(({ code }) => code))
    expect(vetoes).toEqual(expect.arrayContaining(['G-A1', 'BF-D1', 'MJ-B1', 'DD-C1', 'HG-E1']))
    expect(vetoes).not.toContain('MJ-B3')
  })
})

it('is frozen all through, so that nobody changes it for the others', () => {
  expect(Object.isFrozen(campaign)).toBe(true)
  expect(() => Object.assign(campaign.industries[0] ?? {}, { name: '其他' })).toThrow(TypeError)
  expect(Object.isFrozen(campaign.checklists[0]?.items[0])).toBe(true)
})
