import { createHash, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EnterpriseAction } from '#contract/baseline/enterprise.states.ts'
import { type Actor, claimSettings, servicePost } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { folderStorage } from '#ground/files/index.ts'
import { act } from '#ground/workflow/act.ts'
import { type Baseline, openBaseline } from '../open-baseline.ts'
import { freshRegistry, post, posts, type Registry } from '../registry.test-support.ts'
import { type Compared, countListDifference, findListDifference, pairOf } from './find-list-difference.ts'
import { findListRows } from './find-list-rows.ts'
import { type FreezeWish, freezeList } from './freeze-list.ts'
import { listAsOf } from './list-as-of.ts'
import { hashOfVersion } from './list-hash.ts'
import { type ListVersion, latestVersion, readVersion } from './list-version.store.ts'
import { verifyVersion } from './verify-list-version.ts'

const cityCode = '330800'
const area = '330881'
const industry = 'wood-furniture'
const office = post('areaOffice', '330881-office', { kind: 'areas', areas: [area], industries: null })
const changshan = post('areaOffice', '330822-office', { kind: 'areas', areas: ['330822'], industries: null })

let registry: Registry
let baseline: Baseline
beforeAll(async () => {
  registry = await freshRegistry()
  baseline = openBaseline({ ...registry, clock: registry.clock, storage: folderStorage(tmpdir()) })
})
afterAll(() => registry.database.drop())

const take = (actor: Actor, id: string, action: EnterpriseAction, input: unknown = {}) =>
  act(registry, actor, baseline.enterprises, { id, action, requestId: randomUUID(), input })
const wish = (said: Partial<FreezeWish> = {}): FreezeWish => ({
  requestId: randomUUID(),
  list: 'listOne',
  stage: 'survey',
  area,
  industry,
  number: 1,
  note: null,
  ...said,
})
async function freeze(actor: Actor = office, said: Partial<FreezeWish> = {}): Promise<ListVersion> {
  registry.now = new Date(registry.now.getTime() + 60_000)
  const { list, area: where, industry: of } = wish(said)
  const last = await reading(registry.database, actor, tx =>
    latestVersion(tx, { list, area: where ?? cityCode, industry: of }),
  )
  const { id } = await freezeList(baseline.freezing, actor, wish({ number: (last?.number ?? 0) + 1, ...said }))
  registry.now = new Date(registry.now.getTime() + 60_000)
  return reading(registry.database, actor, tx => readVersion(tx, id))
}
const listOne = () => baseline.freezing.lists.get('listOne')
const rowsOf = async (actor: Actor, version: ListVersion, filter = {}, limit = 200) =>
  (await reading(registry.database, actor, tx => findListRows(tx, listOne(), version, filter, { limit }))).rows
const difference = (actor: Actor, one: ListVersion, other: ListVersion, filter: Compared = {}, limit = 200) =>
  reading(registry.database, actor, async tx => {
    const pair = pairOf(one, other, cityCode)
    const { rows, next } = await findListDifference(tx, listOne(), pair, cityCode, filter, { limit })
    return { rows, next, counts: await countListDifference(tx, pair, cityCode, filter) }
  })

/** SQL as the owner of the tables, whom no right keeps back. */
async function asOwner(text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: registry.database.ownerUrl })
  await client.connect()
  try {
    for (const [name, value] of Object.entries(claimSettings(servicePost('loader')))) {
      await client.query('select set_config($1, $2, false)', [`clearloop.${name}`, value])
    }
    return await client.query(text)
  } finally {
    await client.end()
  }
}

describe('三(一)-1 a frozen list', () => {
  it('keeps its rows as they were, numbered, whatever is changed afterwards', async () => {
    const { id, name } = await registry.report(posts.hecun, { address: '礼贤路 1 号', phone: '13812345678' })
    const version = await freeze()
    await take(posts.hecun, id, 'correct', { address: '礼贤路 2 号', reason: '门牌更正' })
    const rows = await rowsOf(office, version)
    expect(rows.map(row => row.position)).toEqual(rows.map((_, at) => at + 1))
    expect(rows.find(row => row.subjectId === id)).toMatchObject({
      name,
      facts: { address: '礼贤路 1 号', phone: '138****5678', state: 'reported', industry },
    })
    expect(version).toMatchObject({ number: 1, rows: rows.length, previousHash: null, frozenWords: office.words })
  })

  it('is numbered on and chained to the version before it, and its hash is that of what is stored', async () => {
    const one = await freeze()
    const two = await freeze()
    expect(two.number).toBe(one.number + 1)
    expect(two.previousHash).toBe(one.hash)
    expect(two.hash).toBe(hashOfVersion(two))
    const stored = await registry.value<string[]>(
      office,
      `select array_agg(c.key::text || e'\\n' || c.facts::text order by r.position) from baseline.list_row r
       join baseline.list_content c on c.id = r.content where r.serial = $1`,
      [two.serial],
    )
    const sha = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest()
    expect(sha(Buffer.concat((stored ?? []).map(sha))).toString('hex')).toBe(two.rowsHash)
    const verified = await reading(registry.database, office, tx => verifyVersion(tx, two))
    expect(verified.fault).toBeNull()
  })

  it('shares unchanged rows with the version before it, so that dozens of versions can be kept', async () => {
    await freeze()
    const contents = () => registry.value<number>(servicePost('loader'), 'select count(*) from baseline.list_content')
    const before = await contents()
    const version = await freeze()
    expect(version.rows).toBeGreaterThan(0)
    expect(await contents()).toBe(before)
  })

  it('is changed by nobody: not by the app, which has no right to, nor by the owner of the tables', async () => {
    const version = await freeze()
    for (const statement of [
      'update baseline.list_version set rows = rows + 1',
      'delete from baseline.list_row',
      `update baseline.list_content set facts = '{}'`,
    ]) {
      await expect(registry.value(office, statement)).rejects.toMatchObject({ code: '42501' })
      await expect(asOwner(statement)).rejects.toThrow('a frozen list is never changed')
    }
    await expect(asOwner('truncate baseline.list_row')).rejects.toThrow('a frozen list is never changed')
    await expect(
      registry.value(
        office,
        `insert into baseline.list_row (serial, position, key, content) select serial, 9999, gen_random_uuid(), 1
         from baseline.list_version where id = $1`,
        [version.id],
      ),
    ).rejects.toThrow('takes no further rows')
  })

  it('shows what somebody did who took the guards away: the check names the fault', async () => {
    const version = await freeze()
    const next = await freeze()
    const check = (which: ListVersion) => reading(registry.database, office, tx => verifyVersion(tx, which))
    await asOwner(`alter table baseline.list_content disable trigger never_changed;
      update baseline.list_content set facts = facts || '{"address":"改过"}' where id in
        (select content from baseline.list_row where serial = ${version.serial} and position = 1)`)
    expect((await check(version)).fault?.zh).toBe('1 行内容与校验值不符')
    await asOwner(`update baseline.list_content set hash = baseline.hash_of_row(key, facts)`)
    expect((await check(version)).fault?.zh).toBe('各行合计校验值不符')
    const forged = { ...version, note: '补记' }
    expect((await check({ ...next, previousHash: hashOfVersion(forged) })).fault).not.toBeNull()
  })

  it('is frozen by whoever hands it up, within the post’s area and industry, and by nobody else', async () => {
    const refused = { status: 403, code: 'list.notYours' }
    const { jiangshanEconomy, jiangshanEcology, cityEconomy, cityOffice, hecun } = posts
    await expect(freeze(changshan)).rejects.toMatchObject(refused)
    await expect(freeze(jiangshanEconomy, { industry: null })).rejects.toMatchObject(refused)
    await expect(freeze(jiangshanEcology)).rejects.toMatchObject(refused)
    await expect(freeze(hecun)).rejects.toMatchObject(refused)
    await expect(freeze(cityEconomy, { area: null, industry: 'glass' })).rejects.toMatchObject(refused)
    await expect(freeze(cityOffice, { list: 'listNine' })).rejects.toMatchObject({ status: 422, code: 'list.unknown' })
    await expect(freeze(changshan, { area: '330822' })).rejects.toMatchObject({ status: 422, code: 'list.empty' })
    expect((await freeze(jiangshanEconomy)).industry).toBe(industry)
    expect((await freeze(cityEconomy, { area: null })).area).toBe(cityCode)
    expect((await freeze(cityOffice, { area: null, industry: null })).cells).toHaveLength(8 * 12)
  })

  it('is frozen once where two do it at once: the other is told by whom, and what is tried again makes no second', async () => {
    const first = await freeze()
    await expect(freezeList(baseline.freezing, office, wish({ number: first.number }))).rejects.toMatchObject({
      status: 409,
      code: 'list.frozenMeanwhile',
      zh: `${office.words}已固化第 ${first.number} 版`,
    })
    const again = wish({ number: first.number + 1 })
    const made = await freezeList(baseline.freezing, office, again)
    expect((await freezeList(baseline.freezing, office, again)).id).toBe(made.id)
  })

  it('shows each post the rows of its own place, and the head to every official', async () => {
    await registry.report(posts.cityOffice, { township: '330822001', name: '常山沅莘煦木器厂' })
    const city = await freeze(posts.cityOffice, { area: null, industry: null })
    const seen = async (actor: Actor) => new Set((await rowsOf(actor, city)).map(row => row.area))
    expect(await seen(office)).toEqual(new Set([area]))
    expect(await seen(changshan)).toEqual(new Set(['330822']))
    expect(await seen(posts.cityCommerce)).toEqual(new Set())
    const told = await reading(registry.database, posts.cityCommerce, tx => readVersion(tx, city.id))
    expect(told.rows).toBe(city.rows)
    await expect(reading(registry.database, posts.auditor, tx => readVersion(tx, city.id))).rejects.toMatchObject({
      status: 404,
    })
  })

  it('goes page by page and is narrowed by township, industry and a piece of the name', async () => {
    await registry.report(posts.hecun)
    const { name } = await registry.report(posts.hecun)
    const version = await freeze()
    const first = await reading(registry.database, office, tx => findListRows(tx, listOne(), version, {}, { limit: 1 }))
    expect(first.next).not.toBeNull()
    const rest = await reading(registry.database, office, tx =>
      findListRows(tx, listOne(), version, {}, { limit: 200, after: first.next ?? undefined }),
    )
    expect(first.rows.length + rest.rows.length).toBe(version.rows)
    expect((await rowsOf(office, version, { text: name.slice(1, 5) })).map(row => row.name)).toEqual([name])
    expect(await rowsOf(office, version, { township: ['330881100'] })).toEqual([])
    expect(await rowsOf(office, version, { industry: ['glass'] })).toEqual([])
  })
})

describe('三(一)-1 the difference between two versions', () => {
  it('says what came in, went out and changed, field by field, and who did it on what ground', async () => {
    const stays = await registry.report(posts.hecun, { address: '旧址' })
    const leaves = await registry.report(posts.hecun)
    const one = await freeze()
    const comes = await registry.report(posts.hecun)
    await take(posts.hecun, stays.id, 'correct', { address: '新址', reason: '搬迁后核实' })
    await take(posts.jiangshanEconomy, leaves.id, 'markNotInScope', { reason: '实为家具销售' })
    const two = await freeze()
    // the order in which they are named does not matter: time does
    const { rows, counts } = await difference(office, two, one)
    expect(counts).toEqual({ in: 1, out: 1, changed: 1 })
    const of = (id: string) => rows.find(row => row.subjectId === id)
    expect(of(stays.id)).toMatchObject({
      change: 'changed',
      fields: [{ key: 'address', was: '旧址', became: '新址' }],
      acts: [{ words: { zh: '更正' }, unitName: '贺村镇', personName: '王敏', ground: '搬迁后核实' }],
    })
    expect(of(leaves.id)).toMatchObject({
      change: 'out',
      acts: [{ words: { zh: '认定不属本行业' }, ground: '实为家具销售' }],
    })
    expect(of(comes.id)).toMatchObject({ change: 'in', acts: [{ words: { zh: '上报' } }] })
  })

  it('is narrowed by kind of change, and goes on after a page', async () => {
    const one = await freeze()
    for (let made = 0; made < 3; made += 1) await registry.report(posts.hecun)
    const two = await freeze()
    expect((await difference(office, one, two, { change: 'out' })).rows).toEqual([])
    const { rows, next } = await difference(office, one, two, { change: 'in' }, 2)
    expect(rows).toHaveLength(2)
    const rest = await reading(registry.database, office, tx =>
      findListDifference(
        tx,
        listOne(),
        pairOf(one, two, cityCode),
        cityCode,
        {},
        { after: next ?? undefined, limit: 9 },
      ),
    )
    expect(rest.rows).toHaveLength(1)
    expect(rows.map(row => row.key)).not.toContain(rest.rows[0]?.key)
  })

  it('of a part and of the whole looks at the part alone; parts without a common cell are refused', async () => {
    await registry.report(posts.cityOffice, { township: '330822001', name: '常山玥庚钊木器厂' })
    const part = await freeze()
    const whole = await freeze(posts.cityOffice, { area: null, industry: null })
    expect((await difference(posts.cityOffice, part, whole)).counts).toEqual({ in: 0, out: 0, changed: 0 })
    const elsewhere = await freeze(changshan, { area: '330822' })
    expect(() => pairOf(part, elsewhere, cityCode)).toThrow(expect.objectContaining({ code: 'list.notComparable' }))
    expect(() => pairOf(part, part, cityCode)).toThrow(expect.objectContaining({ code: 'list.notComparable' }))
  })

  it('shows an enterprise that moved away as out to the area it left, and as changed to the city', async () => {
    const { id } = await registry.report(posts.hecun)
    const one = await freeze(posts.cityOffice, { area: null, industry: null })
    await take(posts.cityOffice, id, 'move', { township: '330822001', reason: '整体搬迁' })
    const two = await freeze(posts.cityOffice, { area: null, industry: null })
    const seenBy = async (actor: Actor) =>
      (await difference(actor, one, two)).rows.find(row => row.subjectId === id)?.change
    expect(await seenBy(posts.cityOffice)).toBe('changed')
    expect(await seenBy(office)).toBe('out')
    expect(await seenBy(changshan)).toBe('in')
  })
})

describe('三(一)-1 the list as of a day', () => {
  it('has the number of that day, and the version in force on it', async () => {
    const at = async (day: string) =>
      (await reading(registry.database, office, tx => listAsOf(tx, listOne(), day))).find(
        cell => cell.area === area && cell.industry === industry,
      )
    registry.now = new Date('2024-07-01T09:00:00+08:00')
    await registry.report(posts.hecun)
    const version = await freeze()
    registry.now = new Date('2024-07-10T09:00:00+08:00')
    await registry.report(posts.hecun)
    const [then, later] = [await at('2024-07-05'), await at('2024-07-10')]
    expect(then).toMatchObject({ count: version.rows, frozen: { id: version.id, count: version.rows } })
    expect(later?.count).toBe(version.rows + 1)
    expect(later?.frozen?.id).toBe(version.id)
    expect((await at('2024-06-01'))?.frozen ?? null).toBeNull()
  })
})
