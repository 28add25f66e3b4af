import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '#campaign/remediation/index.ts'
import type { Actor } from '#ground/database/claims.ts'
import { type City, freshCity, post, posts } from '../city.test-support.ts'
import { search } from './search.ts'
import { numbersOf } from './search-rows.store.ts'

let city: City
let enterprise: string
let problem: Problem
const hecun = '330881121'
const code = '91330881MA2DLXXX1T'

beforeAll(async () => {
  city = await freshCity()
  enterprise = await city.addEnterprise({
    name: '江山沅芷门业有限公司',
    township: hecun,
    industries: ['wood-furniture'],
    uscc: code,
  })
  problem = await city.addProblem({
    township: hecun,
    subjectKind: 'enterprise',
    enterpriseId: enterprise,
    subjectName: '江山沅芷门业有限公司',
    words: '喷漆房未密闭，活性炭半年未换',
  })
  const changshan = city.campaign.townships.find(({ area }) => area === '330822')?.code ?? ''
  await city.addEnterprise({ name: '常山沅芷石材厂', township: changshan, industries: ['stone-building'] })
})
afterAll(() => city.database.drop())

const titles = async (actor: Actor, q: string) => (await search(city, actor, q)).results.map(result => result.title)

describe('⌘K', () => {
  test('two characters of a name, pinyin initials, a code, words of a problem and its number find it', async () => {
    const enterpriseAndProblem = ['江山沅芷门业有限公司', problem.number]
    expect(await titles(posts.jiangshanOffice, '沅芷')).toEqual(enterpriseAndProblem)
    expect(await titles(posts.jiangshanOffice, 'jsyz')).toEqual(['江山沅芷门业有限公司'])
    expect(await titles(posts.jiangshanOffice, code)).toEqual(['江山沅芷门业有限公司'])
    expect(await titles(posts.jiangshanOffice, '活性炭')).toEqual([problem.number])
    const running = String(Number(problem.number.split('-')[2]))
    for (const q of [problem.number, problem.number.toLowerCase(), running, `2024-${running}`]) {
      expect(await titles(posts.jiangshanOffice, q), q).toEqual([problem.number])
    }
    const { results } = await search(city, posts.jiangshanOffice, '沅芷')
    expect(results[0]).toMatchObject({
      kind: 'enterprise',
      link: `/enterprises/${enterprise}`,
      state: { zh: '已确认' },
    })
    expect(results[1]).toMatchObject({ kind: 'problem', link: `/problems/${problem.id}`, state: { zh: '待交办' } })
  })

  test('nothing out of scope is found, and a number of a problem out of scope looks like one that does not exist', async () => {
    expect(await titles(posts.changshanEcology, '沅芷')).toEqual(['常山沅芷石材厂'])
    expect(await titles(posts.changshanEcology, problem.number)).toEqual([])
    expect(await titles({ ...posts.cityEconomy, scope: { kind: 'city', industries: ['glass'] } }, '沅芷')).toEqual([])
    expect(
      await titles(post('enterpriseContact', 'x', { kind: 'enterprises', enterprises: [enterprise] }), '沅芷'),
    ).toEqual(['江山沅芷门业有限公司', problem.number])
  })

  test('「已有同码主体，属他区块」 is said of a full code alone, to officials alone', async () => {
    const about = async (actor: Actor, q: string) => (await search(city, actor, q)).elsewhere?.zh ?? null
    expect(await about(posts.changshanEcology, code)).toMatch(/^已有同码主体，属他区块，请联系/)
    expect(await about(posts.changshanEcology, code.slice(0, 16))).toBeNull()
    expect(await about(posts.changshanEcology, '沅芷')).toBeNull()
    expect(await about(posts.jiangshanOffice, code)).toBeNull()
    expect(await about(post('expert', 'x', { kind: 'areas', areas: ['330822'], industries: null }), code)).toBeNull()
  })

  test('one character finds nothing and refuses nothing', async () => {
    expect(await titles(posts.cityOffice, '沅')).toEqual([])
    expect(await titles(posts.cityOffice, "'); drop table")).toEqual([])
  })

  test('a running number is that of any year, a whole number of one', () => {
    expect(numbersOf('WT-2024-000123')).toEqual(['WT-2024-000123'])
    expect(numbersOf('wt－2024－123')).toEqual(['WT-2024-000123'])
    expect(numbersOf('123')).toContain('WT-2026-000123')
    expect(numbersOf('沅芷')).toEqual([])
  })
})
