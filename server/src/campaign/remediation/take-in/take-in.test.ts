import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBaseline } from '#campaign/baseline/index.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { folderStorage } from '#ground/files/index.ts'
import { prepareJobs } from '#ground/jobs/index.ts'
import { createSealing } from '#ground/sealing/index.ts'
import { carryLists } from '../../../../test/carry-lists.ts'
import { problemTarget } from '../index.ts'
import { showProblem } from '../page/show-problem.ts'
import { ecology, officer, openStage, post, type Stage, township } from '../testing/open-stage.ts'

const samples = join(import.meta.dirname, '../../baseline/import/samples')
const kecheng = (): Actor =>
  post('areaEcology', '330802-ecology', { kind: 'areas', areas: ['330802'], industries: null })

let stage: Stage
let home: string
let lists: ReturnType<typeof carryLists>

beforeAll(async () => {
  stage = await openStage()
  await prepareJobs(stage.database.ownerUrl)
  home = await mkdtemp(join(tmpdir(), 'clearloop-take-in-'))
  const baseline = openBaseline({
    ...stage.context,
    sealing: createSealing(randomBytes(32)),
    storage: folderStorage(home),
  })
  baseline.registerTarget(problemTarget(stage.remediation))
  lists = carryLists(baseline)
})
afterAll(async () => {
  await stage.close()
  await rm(home, { recursive: true, force: true })
})

const header = ['企业名称', '区块', '乡镇', '行业', '存在问题', '整改措施', '整改时限', '责任人']
const place = ['江山市', '贺村镇', '木质家具']

function workbook(rows: string[][]): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...rows]), '清单')
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

/** Uploads and writes a list. @returns its batch and, row by row, what was made */
async function takeIn(by: Actor, rows: string[][]) {
  const id = await lists.upload(by, workbook(rows))
  await lists.apply(by, id)
  return { id, rows: (await lists.rowsOf(by, id)).filter(row => row.outcome !== 'ignore') }
}
const madeOf = (row: { made: { target: string; id: string }[] } | undefined, target: string) =>
  (row?.made ?? []).filter(made => made.target === target).map(made => made.id)
const pageOf = (by: Actor, id: string | undefined) => showProblem(stage.remediation, by, id ?? '')
const noteOf = async (id: string | undefined) => {
  const [line] = await stage.rows<{ note: string | null }>(
    servicePost('loader'),
    'select note from ground.trail where subject_id = $1 and from_state is null',
    [id],
  )
  return line?.note
}
const counts = async () => {
  const [row] = await stage.rows<Record<string, number>>(
    servicePost('loader'),
    `select (select count(*) from baseline.enterprise where state <> 'voided') as enterprises,
      (select count(*) from remediation.problem where state <> 'voided') as problems,
      (select count(*) from remediation.measure where state <> 'voided') as measures`,
  )
  return row
}

describe('三(一)-3 problems and measures that come with a list', () => {
  it('exist with the list’s deadlines once an area’s officer has taken the list in, none twice, and are void when it is taken back', async () => {
    const by = kecheng()
    const bytes = await readFile(join(samples, 'sample-2-问题与措施.xlsx'))
    const before = await counts()
    const id = await lists.upload(by, bytes)
    const held = (await lists.rowsOf(by, id)).filter(row => row.outcome !== 'ignore')
    expect(held).toHaveLength(4)
    // the sheet names neither township nor, for all rows, an industry
    const industries = ['wood-furniture', 'recyclables', 'stone-building', 'pickled-mustard']
    await lists.decide(
      by,
      id,
      held.map((row, at) => ({
        rowId: row.id,
        decision: { kind: 'correct', values: { township: '330802101', industries: [industries[at] ?? ''] } },
      })),
    )
    await lists.apply(by, id)
    const rows = (await lists.rowsOf(by, id)).filter(row => row.outcome !== 'ignore')
    expect(rows.map(row => row.state)).toEqual(['written', 'written', 'written', 'written'])
    const after = await counts()
    expect(after).toEqual({
      enterprises: (before?.enterprises ?? 0) + 4,
      problems: (before?.problems ?? 0) + 6,
      measures: (before?.measures ?? 0) + 6,
    })
    const [furniture, , , mustard] = rows
    const page = await pageOf(by, madeOf(furniture, 'problem')[0])
    expect(page).toMatchObject({
      state: 'found',
      source: 'import',
      words: '喷漆废气收集不全',
      dimension: 'pollutionControl',
      dueCurrent: null,
      proposedDue: '2024-11-30',
      measures: [{ state: 'drafted', words: '改造集气罩', due: '2024-11-30' }],
      foundBy: { unitName: '330802-ecology' },
    })
    expect(page.actions.map(({ action }) => action)).not.toContain('undoImport')
    expect(await noteOf(madeOf(furniture, 'problem')[0])).toContain('按文字推定为「污染防治」')
    // 立行立改 is no day, and none is made of it
    expect(await pageOf(by, madeOf(mustard, 'problem')[0])).toMatchObject({
      proposedDue: null,
      proposedDueWords: '立行立改',
      dimension: 'environmentalManagement',
      measures: [{ due: null, dueWords: '立行立改' }],
    })

    const again = await lists.upload(by, bytes)
    if ((await lists.batch(by, again)).ready > 0) await lists.apply(by, again)
    expect(await counts()).toEqual(after)

    await lists.undo(by, id)
    expect(await counts()).toEqual(before)
    const [open] = await stage.rows(
      servicePost('loader'),
      `select count(*) from ground.duty where done_at is null and subject_id = any ($1::uuid[])`,
      [rows.flatMap(row => madeOf(row, 'problem'))],
    )
    expect(open).toEqual({ count: 0 })
  })

  it('may be taken in by a township for its own enterprises, and lead the life of any other problem', async () => {
    const by = officer()
    const { rows } = await takeIn(by, [
      ['江山甲乙门业有限公司', ...place, '1.喷漆房未密闭；2.台账不全', '1.负压改造；2.补齐台账', '2024-08-31', '李强'],
    ])
    const [id = '', other] = madeOf(rows[0], 'problem')
    expect(await pageOf(by, other)).toMatchObject({ dimension: 'environmentalManagement' })
    await stage.act(ecology(), id, 'assign', { to: [{ unitId: township }], due: '2024-09-30' })
    const worker = officer()
    await stage.act(worker, id, 'receive', {})
    const [measure = ''] = (await pageOf(worker, id)).measures.map(one => one.id)
    const dutiesOf = (subject: string) =>
      stage.rows<{ kind: string; due: string }>(
        servicePost('loader'),
        'select kind, stands_at as due from ground.duty where subject_id = $1 and done_at is null order by kind',
        [subject],
      )
    // the list has proposed what to do already; somebody is held to it once it is approved
    expect((await dutiesOf(id)).map(({ kind }) => kind)).not.toContain('measureProposal')
    expect(await dutiesOf(measure)).toEqual([])
    await stage.onMeasure(ecology(), measure, 'approve', {})
    expect(await dutiesOf(measure)).toEqual([{ kind: 'measure', due: '2024-08-31' }])
    expect(await pageOf(worker, id)).toMatchObject({ dueCurrent: '2024-09-30', proposedDue: '2024-08-31' })
  })

  it('are approved only once deadline and person are named, within the term that was set', async () => {
    const by = officer()
    const { rows } = await takeIn(by, [
      ['江山丙丁家具有限公司', ...place, '无危废间', '建危废间', '立行立改', ''],
      ['江山戊己家具有限公司', ...place, '粉尘无组织排放', '装布袋除尘', '2024-12-20', '李强'],
    ])
    const approved = async (row: (typeof rows)[number] | undefined, due: string) => {
      const [id = ''] = madeOf(row, 'problem')
      await stage.act(ecology(), id, 'assign', { to: [{ unitId: township }], due })
      await stage.act(officer(), id, 'receive', {})
      const [measure = ''] = madeOf(row, 'measure')
      await expect(stage.onMeasure(ecology(), measure, 'approve', {})).rejects.toMatchObject({
        status: 409,
        code: 'measure.incomplete',
      })
      const facts = { words: '建规范危废间', kind: 'engineering', due, responsiblePerson: '李强' }
      await stage.onMeasure(officer(), measure, 'revise', facts)
      await stage.onMeasure(ecology(), measure, 'approve', {})
    }
    await approved(rows[0], '2024-09-30')
    await approved(rows[1], '2024-11-30')
  })

  it('stay when somebody has worked on them; the rest of the list is taken back', async () => {
    const by = officer()
    const { id, rows } = await takeIn(by, [
      ['江山庚辛家具有限公司', ...place, '活性炭未更换', '更换活性炭', '2024-08-31', '李强'],
      ['江山壬癸家具有限公司', ...place, '漆渣露天堆放', '清运漆渣', '2024-08-31', '李强'],
    ])
    const [kept = ''] = madeOf(rows[0], 'problem')
    const [gone = ''] = madeOf(rows[1], 'problem')
    await stage.act(ecology(), kept, 'amend', { cause: '未按期更换' })
    await lists.undo(by, id)
    const after = (await lists.rowsOf(by, id)).filter(row => row.outcome !== 'ignore')
    expect(after.map(row => row.state)).toEqual(['left', 'undone'])
    expect(after[0]?.result?.zh).toContain('330881-ecology')
    expect(await stage.see(kept)).toMatchObject({ state: 'found', measures: { all: 1 } })
    expect(await stage.see(gone)).toMatchObject({ state: 'voided', measures: { all: 0 } })
    await expect(stage.act(by, kept, 'undoImport' as never, { batchId: id } as never)).rejects.toMatchObject({
      code: 'problem.builtUpon',
    })
  })

  it('that are measures alone continue the one open problem, and are named as left where there is none', async () => {
    const by = officer()
    const first = await takeIn(by, [['江山子丑家具有限公司', ...place, '喷淋塔停用', '', '', '']])
    const [id = ''] = madeOf(first.rows[0], 'problem')
    const second = await takeIn(by, [
      ['江山子丑家具有限公司', ...place, '', '恢复喷淋塔', '2024-07-31', '李强'],
      ['江山寅卯家具有限公司', ...place, '', '恢复喷淋塔', '2024-07-31', '李强'],
    ])
    expect((await pageOf(by, id)).measures).toMatchObject([{ words: '恢复喷淋塔', due: '2024-07-31' }])
    expect(second.rows[1]).toMatchObject({ state: 'written' })
    expect(second.rows[1]?.result?.zh).toContain('措施未导入')
    // a later list has added to it, so the first cannot be taken back under it
    await expect(lists.undo(by, first.id)).resolves.toMatchObject({ job: { state: 'failed' } })
    await lists.undo(by, second.id)
    expect((await stage.see(id)).measures.all).toBe(0)
  })
})
