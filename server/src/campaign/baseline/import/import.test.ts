import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { RowDecision } from '#contract/baseline/import.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, type Tx } from '#ground/database/transaction.ts'
import { writeWorkbook } from '#ground/export/write-workbook.ts'
import { folderStorage } from '#ground/files/index.ts'
import { prepareJobs } from '#ground/jobs/index.ts'
import { act } from '#ground/workflow/act.ts'
import { carryLists } from '../../../../test/carry-lists.ts'
import { countOpenProblem } from '../count-problem.store.ts'
import { viewEnterprise } from '../enterprise/enterprise.view.ts'
import { enterprisesToExport } from '../find/export-enterprises.ts'
import { findFieldChanges } from '../find/find-field-changes.ts'
import { type Baseline, openBaseline } from '../open-baseline.ts'
import { freshRegistry, posts, type Registry } from '../registry.test-support.ts'
import { discardBatch, startApplying, startJudging } from './change-batch.ts'
import { findDifferences, findPrevious } from './find-difference.ts'
import { viewBatch } from './import.view.ts'
import type { BroughtMatter } from './import-target.ts'
import { readRows } from './rows.store.ts'
import { writeCorrections } from './write-corrections.ts'

let registry: Registry
let baseline: Baseline
let home: string
type Lists = ReturnType<typeof carryLists>
let lists: Lists

/** Stands for the stage that keeps problems: remembers what it was brought, and counts it open at the enterprise. */
const brought: (BroughtMatter & { ids: string[] })[] = []
const builtUpon = new Set<string>()

beforeAll(async () => {
  registry = await freshRegistry()
  await prepareJobs(registry.database.ownerUrl)
  home = await mkdtemp(join(tmpdir(), 'clearloop-import-'))
  baseline = openBaseline({ ...registry, clock: registry.clock, storage: folderStorage(home) })
  lists = carryLists(baseline)
  baseline.registerTarget({
    key: 'problem',
    makes: ['problem'],
    words: { zh: '问题', en: 'Problems' },
    recognise: async (_, ids) =>
      new Map(
        ids.map(id => [
          id,
          brought
            .filter(matter => matter.enterprise.id === id)
            .flatMap(matter => matter.problems.map(({ text }) => text)),
        ]),
      ),
    write: async (tx: Tx, matter) => {
      const ids = matter.problems.map(() => randomUUID())
      brought.push({ ...matter, ids })
      for (const _ of ids) await countOpenProblem(tx, matter.enterprise.id, 1)
      const made = ids.map((id, at) => ({ target: 'problem', id, label: matter.problems[at]?.text ?? '' }))
      return { made, left: null }
    },
    isBuiltUpon: async (_, ids) => new Set(ids.filter(id => builtUpon.has(id))),
    undo: async (tx, id) => {
      const matter = brought.find(({ ids }) => ids.includes(id))
      if (matter) await countOpenProblem(tx, matter.enterprise.id, -1)
    },
  })
})
afterAll(async () => {
  await registry.database.drop()
  await rm(home, { recursive: true, force: true })
})

const header = [
  '企业名称',
  '统一社会信用代码',
  '区块',
  '乡镇',
  '行业',
  '地址',
  '联系人',
  '联系电话',
  '存在问题',
  '整改措施',
]

function workbook(rows: (string | number)[][], head = header): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([head, ...rows]), '清单')
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

const upload: Lists['upload'] = (...said) => lists.upload(...said)
const batch: Lists['batch'] = (...said) => lists.batch(...said)
const settled: Lists['settled'] = (...said) => lists.settled(...said)
const rowsOf: Lists['rowsOf'] = (...said) => lists.rowsOf(...said)
const apply: Lists['apply'] = (...said) => lists.apply(...said)
const undo: Lists['undo'] = (...said) => lists.undo(...said)
const decide = (actor: Actor, id: string, rowId: string, decision: RowDecision | null) =>
  lists.decide(actor, id, [{ rowId, decision }])
const enterprise = (actor: Actor, id: string) =>
  reading(registry.database, actor, tx =>
    viewEnterprise(
      tx,
      {
        workflow: baseline.enterprises,
        sealing: registry.sealing,
        moment: { at: registry.clock.businessNow(), day: registry.clock.businessDay(), calendar: registry.calendar() },
      },
      id,
    ),
  )
const change = (actor: Actor, id: string, action: 'correct' | 'verify', input: unknown) =>
  act(registry, actor, baseline.enterprises, { id, action, requestId: randomUUID(), input })
const summary = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
  rows.filter(row => row.outcome !== 'ignore').map(row => `${row.row} ${row.outcome} ${row.state}`)

const place = ['江山市', '贺村镇', '木质家具']
const codes = [
  '91330824MAYT0BMD1D',
  '91330824MAXUMAXA3M',
  '91330824MAYDB5D58M',
  '91330824MAY58F4Q6C',
  '91330824MAYJN4JG4U',
]

describe('三(一)-1 taking in a list', () => {
  it('writes nothing before the person agrees, then the good rows while the rest wait with their cells', async () => {
    const id = await upload(
      posts.hecun,
      workbook([
        [
          '江山甲乙门业有限公司',
          codes[0] ?? '',
          ...place,
          '礼贤路1号',
          '张三',
          '13812341234',
          '喷漆房未密闭',
          '负压改造',
        ],
        ['', codes[1] ?? '', ...place, '礼贤路2号', '李四', '13812341235', '', ''],
        ['龙游丙丁家具有限公司', codes[2] ?? '', '龙游县', '湖镇镇', '木质家具', '', '', '', '', ''],
      ]),
    )
    expect(await batch(posts.hecun, id)).toMatchObject({
      state: 'judged',
      ready: 1,
      outcomes: { create: 1, reject: 1, review: 1 },
    })
    expect(
      await registry.value(posts.hecun, 'select count(*) from baseline.enterprise where import_batch = $1', [id]),
    ).toBe(0)
    const done = await apply(posts.hecun, id)
    expect(done).toMatchObject({
      state: 'imported',
      ready: 0,
      states: { written: 1, waiting: 2 },
      job: { result: { done: 1 } },
    })
    const [written, rejected, outside] = (await rowsOf(posts.hecun, id)).filter(row => row.outcome !== 'ignore')
    expect(rejected).toMatchObject({ state: 'waiting', original: { F: '礼贤路2号' } })
    expect(outside?.reasons.map(({ zh }) => zh).join()).toContain('不在您')
    expect(await enterprise(posts.hecun, written?.enterpriseId ?? '')).toMatchObject({
      name: '江山甲乙门业有限公司',
      uscc: codes[0],
      state: 'reported',
      kind: 'company',
      phoneMasked: '138****1234',
      openProblems: 1,
      source: 'import',
    })
    expect(brought.at(-1)).toMatchObject({ industry: 'wood-furniture', problems: [{ text: '喷漆房未密闭' }] })
    const stored = await registry.value<string>(
      posts.hecun,
      "select string_agg(r::text, '') from baseline.import_row r where batch_id = $1",
      [id],
    )
    expect(stored).not.toMatch(/13812341234|13812341235/)
  })

  it('takes a person’s word row by row: other values, not the same, the same, another site, left out', async () => {
    const known = await registry.report(posts.hecun, {
      name: '江山沐阳木业有限公司',
      kind: 'company',
      uscc: codes[3] ?? '',
    })
    const id = await upload(
      posts.jiangshanEcology,
      workbook([
        ['', '', ...place, '礼贤路7号', '王五', '', '', ''],
        ['江山沐杨木业有限公司', '', ...place, '礼贤路8号', '赵六', '', '', ''],
        ['江山沐阳木业有限公司', codes[3] ?? '', '江山市', '四都镇', '木质家具', '四都9号', '', '', '', ''],
        ['', '', ...place, '礼贤路10号', '钱七', '', '', ''],
      ]),
    )
    const rows = (await rowsOf(posts.jiangshanEcology, id)).filter(row => row.outcome !== 'ignore')
    expect(rows.map(row => row.outcome)).toEqual(['reject', 'review', 'review', 'reject'])
    expect(rows[1]?.candidates).toMatchObject([{ id: known.id }])
    await expect(
      decide(posts.jiangshanEcology, id, rows[0]?.id ?? '', { kind: 'correct', values: {} }),
    ).rejects.toMatchObject({
      status: 422,
      code: 'missing',
      fields: [{ path: 'name' }],
    })
    await decide(posts.jiangshanEcology, id, rows[0]?.id ?? '', {
      kind: 'correct',
      values: { name: '江山补名门业有限公司' },
    })
    await decide(posts.jiangshanEcology, id, rows[1]?.id ?? '', { kind: 'same', enterpriseId: known.id })
    await decide(posts.jiangshanEcology, id, rows[2]?.id ?? '', { kind: 'otherSite', enterpriseId: known.id })
    await decide(posts.jiangshanEcology, id, rows[3]?.id ?? '', { kind: 'leaveOut' })
    expect(await batch(posts.jiangshanEcology, id)).toMatchObject({ ready: 3 })
    await apply(posts.jiangshanEcology, id)
    expect(summary(await rowsOf(posts.jiangshanEcology, id))).toEqual([
      '2 reject written',
      '3 review written',
      '4 review written',
      '5 reject waiting',
    ])
    expect(await enterprise(posts.hecun, known.id)).toMatchObject({
      name: '江山沐阳木业有限公司',
      address: '礼贤路8号',
      contactName: '赵六',
      sites: [{ name: '四都9号', township: '330881102' }],
    })
    const undone = await undo(posts.jiangshanEcology, id)
    expect(undone).toMatchObject({ state: 'undone' })
    expect(await enterprise(posts.hecun, known.id)).toMatchObject({
      address: null,
      contactName: null,
      sites: [{ closedOn: '2024-06-20' }],
    })
  })

  it('says of the same list sent again what is new, changed and gone, and never wipes a filled field with a blank', async () => {
    const first = await upload(
      posts.jiangshanEconomy,
      workbook([
        [
          '江山留名家具有限公司',
          '91330824MAX1BHWY60',
          ...place,
          '一路1号',
          '张三',
          '13700000001',
          '无危废间',
          '建危废间',
        ],
        ['江山将去家具有限公司', '', ...place, '一路2号', '李四', '', '', ''],
        ['江山不变家具有限公司', '', ...place, '一路3号', '', '', '', ''],
      ]),
    )
    await apply(posts.jiangshanEconomy, first)
    registry.now = new Date(registry.now.getTime() + 60_000)
    const second = await upload(
      posts.jiangshanEconomy,
      workbook([
        ['江山留名家具有限公司', '91330824MAX1BHWY60', ...place, '', '张四', '', '无危废间', '建危废间'],
        ['江山不变家具有限公司', '', ...place, '一路3号', '', '', '', ''],
        ['江山新到家具有限公司', '', ...place, '一路4号', '', '', '', ''],
      ]),
    )
    const difference = await reading(registry.database, posts.jiangshanEconomy, async tx =>
      findDifferences(tx, second, (await findPrevious(tx, second))?.id ?? null, { limit: 50 }),
    )
    expect(difference.totals).toEqual({ new: 1, changed: 1, gone: 1, same: 1 })
    expect(difference.rows.find(row => row.kind === 'changed')?.changes).toEqual([
      { field: 'contactName', was: '张三', becomes: '张四' },
    ])
    expect(difference.rows.find(row => row.kind === 'gone')?.name).toBe('江山将去家具有限公司')
    const before = brought.length
    await apply(posts.jiangshanEconomy, second)
    expect(brought.length).toBe(before)
    expect(summary(await rowsOf(posts.jiangshanEconomy, second))).toEqual([
      '2 duplicate written',
      '3 duplicate unchanged',
      '4 create_warn written',
    ])
    const kept = (await rowsOf(posts.jiangshanEconomy, second))[1]?.enterpriseId ?? ''
    expect(await enterprise(posts.jiangshanEconomy, kept)).toMatchObject({
      address: '一路1号',
      contactName: '张四',
      phoneMasked: '137****0001',
    })
    const changes = await reading(registry.database, posts.jiangshanEconomy, tx =>
      findFieldChanges(tx, kept, { limit: 9 }),
    )
    expect(changes.rows).toMatchObject([
      { field: 'contactName', from: 'import', importBatch: { id: second, fileName: '清单.xlsx' } },
    ])
  })

  it('undoes what nobody has built upon, leaves the rest and lists it, and restores only what is still the batch’s', async () => {
    const known = await registry.report(posts.hecun, {
      name: '江山原有家具有限公司',
      contactName: '原人',
      address: '原路1号',
    })
    const id = await upload(
      posts.jiangshanEcology,
      workbook([
        ['江山可撤家具有限公司', '', ...place, '二路1号', '', '', '有异味', '加罩'],
        ['江山已核家具有限公司', '', ...place, '二路2号', '', '', '', ''],
        ['江山有办家具有限公司', '', ...place, '二路3号', '', '', '积尘', '清理'],
        ['江山原有家具有限公司', '', ...place, '新路9号', '新人', '', '', ''],
      ]),
    )
    await apply(posts.jiangshanEcology, id)
    const rows = (await rowsOf(posts.jiangshanEcology, id)).filter(row => row.outcome !== 'ignore')
    const [free, verified, worked] = rows.map(row => row.enterpriseId ?? '')
    await change(posts.jiangshanEconomy, verified ?? '', 'verify', {})
    builtUpon.add(rows[2]?.made.find(made => made.target === 'problem')?.id ?? '')
    await change(posts.hecun, known.id, 'correct', { contactName: '再改' })
    const undone = await undo(posts.jiangshanEcology, id)
    expect(undone).toMatchObject({ state: 'imported', job: { state: 'done', result: { done: 1, refused: 3 } } })
    expect(
      (await rowsOf(posts.jiangshanEcology, id))
        .filter(row => row.outcome !== 'ignore')
        .map(row => [row.state, row.result?.zh]),
    ).toEqual([
      ['undone', undefined],
      ['left', '导入之后已有人办理，予以保留（最后办理：江山市经济和信息化局 王敏，2024-06-20）'],
      ['left', '问题已有人办理，予以保留'],
      ['left', '这些字段此后已有更正，予以保留：联系人（最后办理：贺村镇 王敏，2024-06-20）'],
    ])
    expect(await enterprise(posts.hecun, free ?? '')).toMatchObject({ state: 'voided', openProblems: 0 })
    expect(await enterprise(posts.hecun, verified ?? '')).toMatchObject({ state: 'verified' })
    expect(await enterprise(posts.hecun, worked ?? '')).toMatchObject({ state: 'reported', openProblems: 1 })
    expect(await enterprise(posts.hecun, known.id)).toMatchObject({ address: '原路1号', contactName: '再改' })
    const again = await undo(posts.jiangshanEcology, id)
    expect(again.job).toMatchObject({ state: 'failed', words: { zh: expect.stringContaining('都已有人办理') } })
  })

  it('judges again under a corrected mapping, remembers it for the unit, and keeps decisions on unchanged rows', async () => {
    const head = ['单位', '甲', '区块', '乡镇', '行业', '丙']
    const rows = [
      ['江山对应家具有限公司', '三路1号', '江山市', '贺村镇', '木质家具', '无围堰'],
      ['', '三路2号', '江山市', '贺村镇', '木质家具', '无台账'],
    ]
    const id = await upload(posts.hecun, workbook(rows, head))
    const before = await rowsOf(posts.hecun, id)
    const held = before.find(row => row.outcome === 'reject' || row.outcome === 'review')
    if (held) await decide(posts.hecun, id, held.id, { kind: 'leaveOut' })
    const { version } = await batch(posts.hecun, id)
    await startJudging(
      baseline.taking,
      posts.hecun,
      baseline.importJobs.judge,
      { batchId: id, requestId: randomUUID(), version },
      { defaults: {}, sheets: [{ name: '清单', columns: { B: 'address', F: 'problem.text' } }], remember: true },
    )
    await settled(posts.hecun, id)
    const after = await rowsOf(posts.hecun, id)
    expect(after.find(row => row.row === 2)).toMatchObject({
      enterprise: { facts: { address: '三路1号' } },
      problems: [{ text: '无围堰' }],
    })
    if (held) expect(after.find(row => row.row === held.row)?.decision).toMatchObject({ kind: 'leaveOut' })
    const next = await upload(
      posts.hecun,
      workbook([['江山记得家具有限公司', '三路5号', '江山市', '贺村镇', '木质家具', '']], head),
    )
    const [sheet] = (await batch(posts.hecun, next)).sheets
    expect(sheet?.tables[0]?.columns.find(({ letter }) => letter === 'B')).toMatchObject({
      field: 'address',
      from: 'remembered',
      samples: ['三路5号'],
    })
    await discardBatch(baseline.taking, posts.hecun, {
      batchId: next,
      requestId: randomUUID(),
      version: (await batch(posts.hecun, next)).version,
    })
    expect((await batch(posts.hecun, next)).state).toBe('discarded')
  })

  it('answers a file that is no workbook with a sentence', async () => {
    const id = await upload(posts.hecun, Buffer.from('%PDF-1.7\n%âãÏÓ\n'), '名单.xlsx')
    expect(await batch(posts.hecun, id)).toMatchObject({
      state: 'refused',
      message: { zh: expect.stringMatching(/PDF/) },
    })
  })

  it('is shown as its job left it, also where the job ends while the page is read', async () => {
    const id = await lists.receive(posts.hecun, Buffer.from('%PDF-1.7\n%âãÏÓ\n'), '名单.xlsx')
    const shown = await reading(registry.database, posts.hecun, tx => {
      const query: Tx['query'] = async (text, values) => {
        if (text.includes('from ground.job')) await settled(posts.hecun, id)
        return tx.query(text, values)
      }
      return viewBatch({ ...tx, query }, baseline.taking, id)
    })
    expect(shown).toMatchObject({ state: 'refused', job: { state: 'done' } })
  })

  it('belongs to the unit that uploaded it', async () => {
    const id = await upload(posts.hecun, workbook([['江山本单位家具厂', '', ...place, '', '', '', '', '']]))
    await expect(batch(posts.longyouEcology, id)).rejects.toMatchObject({ status: 404 })
    await expect(batch(posts.cityOffice, id)).rejects.toMatchObject({ status: 404 })
    await expect(apply({ ...posts.hecun, unitId: '330881102' }, id)).rejects.toMatchObject({ status: 404 })
  })

  it('refuses to write when nothing is ready, and a version that is no longer the batch’s', async () => {
    const id = await upload(posts.hecun, workbook([['', '', ...place, '五路1号', '', '', '', '']]))
    await expect(apply(posts.hecun, id)).rejects.toMatchObject({ code: 'import.nothingReady' })
    const good = await upload(posts.hecun, workbook([['江山版本家具厂', '', ...place, '', '', '', '', '']]))
    await expect(
      startApplying(baseline.taking, posts.hecun, baseline.importJobs.apply, {
        batchId: good,
        requestId: randomUUID(),
        version: 1,
      }),
    ).rejects.toMatchObject({ code: 'staleVersion' })
  })

  it('holds a row that lacks what an enterprise must have, or that could not be written, until a person has seen to it', async () => {
    const id = await upload(
      posts.jiangshanEcology,
      workbook([
        ['江山缺镇家具有限公司', '', '江山市', '', '木质家具', '八路1号', '', '', '', ''],
        ['龙游外地家具有限公司', '', '龙游县', '湖镇镇', '木质家具', '', '', '', '', ''],
      ]),
    )
    const judged = await batch(posts.jiangshanEcology, id)
    expect(judged).toMatchObject({ ready: 0, held: 2 })
    expect(judged.actions.find(({ action }) => action === 'apply')).toMatchObject({
      allowed: false,
      refusal: { code: 'import.nothingReady' },
    })
    const [lacking, outside] = (await rowsOf(posts.jiangshanEcology, id)).filter(row => row.outcome !== 'ignore')
    expect(lacking?.reasons[0]?.zh).toBe('还缺：乡镇（街道）。补上才能导入。')
    await decide(posts.jiangshanEcology, id, lacking?.id ?? '', { kind: 'correct', values: { township: '330881121' } })
    expect(outside?.decisions).toEqual(['correct', 'leaveOut'])
    await expect(decide(posts.jiangshanEcology, id, outside?.id ?? '', { kind: 'different' })).rejects.toMatchObject({
      status: 409,
    })
    await decide(posts.jiangshanEcology, id, outside?.id ?? '', { kind: 'correct', values: { township: '330825101' } })
    expect(await batch(posts.jiangshanEcology, id)).toMatchObject({ ready: 2, held: 0 })
    await apply(posts.jiangshanEcology, id)
    expect(await batch(posts.jiangshanEcology, id)).toMatchObject({ held: 1, states: { written: 1, failed: 1 } })
    await decide(posts.jiangshanEcology, id, outside?.id ?? '', { kind: 'leaveOut' })
    expect(await batch(posts.jiangshanEcology, id)).toMatchObject({ ready: 0, held: 0, states: { waiting: 1 } })
  })

  it('offers the enterprise that another row of the file has become to the row that may be the same', async () => {
    const id = await upload(
      posts.jiangshanEcology,
      workbook([
        ['江山前后木业有限公司', '', ...place, '九路1号', '', '', '', ''],
        ['江山前候木业有限公司', '', ...place, '九路2号', '', '', '', ''],
      ]),
    )
    const second = async () => (await rowsOf(posts.jiangshanEcology, id)).find(({ row }) => row === 3)
    expect(await second()).toMatchObject({ outcome: 'review', aboutRow: { row: 2 }, candidates: [], held: true })
    await apply(posts.jiangshanEcology, id)
    const [first] = (await rowsOf(posts.jiangshanEcology, id)).filter(({ row }) => row === 2)
    const row = await second()
    expect(row?.candidates).toMatchObject([{ id: first?.enterpriseId, name: '江山前后木业有限公司' }])
    await decide(posts.jiangshanEcology, id, row?.id ?? '', { kind: 'same', enterpriseId: first?.enterpriseId ?? '' })
    await apply(posts.jiangshanEcology, id)
    expect(await second()).toMatchObject({ state: 'unchanged', enterpriseId: first?.enterpriseId })
  })

  it('gives the waiting rows back as a workbook that can be filled in and uploaded as it is', async () => {
    const id = await upload(
      posts.hecun,
      workbook([
        ['江山好行家具厂', '', ...place, '六路1号', '', '', '', ''],
        ['', '', ...place, '六路2号', '孙八', '13600000002', '=HYPERLINK("x")', ''],
      ]),
    )
    const rows = await reading(registry.database, posts.hecun, tx =>
      readRows(tx, registry.sealing, id, { problematic: true }, { limit: 100 }),
    )
    const { sheets } = await batch(posts.hecun, id)
    const bytes = writeCorrections(sheets, rows)
    const again = await upload(posts.hecun, bytes, '订正表.xlsx')
    const [row] = (await rowsOf(posts.hecun, again)).filter(one => one.outcome !== 'ignore')
    expect(row).toMatchObject({
      outcome: 'reject',
      enterprise: { facts: { address: '六路2号', contactName: '孙八' } },
    })
    expect(row?.problems.map(({ text }) => text)).toEqual(['=HYPERLINK("x")'])
  })

  it('takes in the samples of offices as they are', async () => {
    const samples = join(import.meta.dirname, 'samples')
    const id = await upload(
      posts.cityOffice,
      await readFile(join(samples, 'sample-2-问题与措施.xlsx')),
      'sample-2.xlsx',
    )
    const judged = await batch(posts.cityOffice, id)
    expect(judged.state).toBe('judged')
    if (judged.ready === 0) return
    const done = await apply(posts.cityOffice, id)
    expect(done.job).toMatchObject({ state: 'done' })
  })
})

describe('the register as an import sees it', () => {
  it('is seen under the importing post’s claims, and beyond them only by whose a code is', async () => {
    await registry.report(posts.longyouEcology, {
      name: '龙游他处家具有限公司',
      kind: 'company',
      township: '330825101',
      uscc: codes[4] ?? '',
    })
    const id = await upload(
      posts.hecun,
      workbook([['江山此处家具有限公司', codes[4] ?? '', ...place, '七路1号', '', '', '', '']]),
    )
    const [row] = (await rowsOf(posts.hecun, id)).filter(one => one.outcome !== 'ignore')
    expect(row?.outcome).toBe('review')
    const said = row?.reasons.map(({ zh }) => zh).join() ?? ''
    expect(said).toContain('龙游县经济和信息化局')
    expect(JSON.stringify(row)).not.toContain('他处')
  })
})

test('三(一)-1 an exported registry is taken in again: the head is found below title and unit line, and each row is known as what it is', async () => {
  await registry.report(posts.hecun, { name: '江山回录门窗加工点' })
  await registry.report(posts.hecun, { name: '江山往返木器加工点' })
  const list = enterprisesToExport(registry, posts.hecun, { sort: 'updated' })
  const { rows } = await reading(registry.database, posts.hecun, tx => list.readPage(tx, undefined, 200))
  async function* pages() {
    yield rows
  }
  const around = {
    title: '衢州市重点行业污染整治提升企业库',
    unitLine: '填报单位：贺村镇\u3000\u3000统计时间：2024-06-20 09:00\u3000\u3000筛选：状态已上报',
    at: registry.now,
    closing: () => null,
  }
  const written = writeWorkbook(list, pages(), words => words.zh, around)
  const id = await upload(posts.hecun, await buffer(written), '企业库.xlsx')
  const found = (await rowsOf(posts.hecun, id)).filter(row => row.outcome !== 'ignore')
  expect(found).toHaveLength(rows.length)
  expect(new Set(found.map(row => row.outcome))).toEqual(new Set(['attach']))
  expect(await batch(posts.hecun, id)).toMatchObject({ state: 'judged' })
})
