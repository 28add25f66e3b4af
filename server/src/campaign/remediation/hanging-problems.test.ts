import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Baseline, compareRegistry, openBaseline } from '#campaign/baseline/index.ts'
import type { DuplicatePairAction } from '#contract/baseline/duplicate-pair.states.ts'
import { servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { readBoard } from '#ground/figures/index.ts'
import { folderStorage } from '#ground/files/index.ts'
import { createSealing } from '#ground/sealing/index.ts'
import { act } from '#ground/workflow/act.ts'
import { hangingProblems } from './hanging-problems.ts'
import {
  area,
  areaOffice,
  ecology,
  industry,
  officer,
  openStage,
  post,
  type Stage,
  township,
} from './testing/open-stage.ts'

let stage: Stage
let baseline: Baseline
beforeAll(async () => {
  stage = await openStage()
  const sealing = createSealing(randomBytes(32))
  baseline = openBaseline({ ...stage.context, sealing, storage: folderStorage(tmpdir()) })
  baseline.registerHanging(hangingProblems(stage.remediation))
})
afterAll(() => stage.close())

const decide = (id: string, action: DuplicatePairAction, input: unknown) =>
  act(stage.context, areaOffice(), baseline.pairs, { id, action, requestId: randomUUID(), input })
const problemsAt = async (enterprise: string) =>
  (
    await stage.rows<{ id: string }>(areaOffice(), 'select id from remediation.problem where enterprise_id = $1', [
      enterprise,
    ])
  ).map(({ id }) => id)
const openAt = async (enterprise: string) =>
  (
    await stage.rows<{ open: number }>(
      servicePost('loader'),
      'select open from baseline.enterprise_problems where enterprise_id = $1',
      [enterprise],
    )
  )[0]?.open ?? 0
const openFigures = async () =>
  (await reading(stage.database, areaOffice(), tx => readBoard(tx, { measures: ['problem.all'], by: 'area' }))).reduce(
    (sum, { count }) => sum + count,
    0,
  )
async function suspectedPair(one: string, other: string): Promise<string> {
  const id = randomUUID()
  const [first, second] = [one, other].toSorted()
  await transaction(stage.database, servicePost('loader'), tx =>
    tx.query(
      `insert into baseline.duplicate_pair (id, state, one_id, other_id, reasons, weight, area, township, industry, found_at)
       values ($1, 'suspected', $2, $3, '{nearName}', 4, $4, $5, $6, now())`,
      [id, first, second, area, township, industry],
    ),
  )
  return id
}

test('三(一)-1: problems and measures move to the record that remains, by acts, and back when the merge is undone', async () => {
  const [kept, merged] = [await stage.enterprise('江山沅莘木业'), await stage.enterprise('沅莘木业')]
  const about = (enterpriseId: string) => ({ subject: { kind: 'enterprise' as const, enterpriseId } })
  const own = await stage.report(officer(), about(kept))
  const open = await stage.report(officer(), about(merged))
  await stage.act(ecology(), open.id, 'assign', { to: [{ unitId: township }], due: '2024-09-30' })
  const worker = officer()
  await stage.act(worker, open.id, 'receive', {})
  const measure = await stage.draft(worker, open.id, '2024-09-30')
  const all = await openFigures()
  const pair = await suspectedPair(kept, merged)
  await decide(pair, 'merge', { keep: kept, versions: { kept: 1, merged: 1 }, reason: '同一家' })

  expect(new Set(await problemsAt(kept))).toEqual(new Set([own.id, open.id]))
  expect([await openAt(kept), await openAt(merged)]).toEqual([2, 0])
  expect(await openFigures()).toBe(all)
  const [moved] = await stage.rows<{ enterpriseId: string }>(
    areaOffice(),
    'select enterprise_id as "enterpriseId" from remediation.measure where id = $1',
    [measure],
  )
  expect(moved?.enterpriseId).toBe(kept)
  expect((await stage.see(open.id)).subjectName).toBe('江山沅莘木业')
  const trail = await stage.rows<{ action: string; note: string }>(
    areaOffice(),
    `select action, note from ground.trail where subject_id = $1 order by id desc limit 1`,
    [open.id],
  )
  expect(trail[0]).toMatchObject({ action: 'reattach', note: '同一家' })

  stage.goTo('2024-06-25')
  const later = await stage.report(officer(), about(kept))
  await decide(pair, 'undoMerge', { reason: '现场复核为两家' })
  expect(new Set(await problemsAt(kept))).toEqual(new Set([own.id, later.id]))
  expect(await problemsAt(merged)).toEqual([open.id])
  expect([await openAt(kept), await openAt(merged)]).toEqual([2, 1])
  const [{ left } = { left: [] }] = await stage.rows<{ left: { zh: string }[] }>(
    areaOffice(),
    'select left_where_it_was as left from baseline.duplicate_pair where id = $1',
    [pair],
  )
  expect(left.map(({ zh }) => zh)).toEqual([`问题 ${later.number} 为合并后新增，留在原处，请核对归属`])
})

test('三(一)-1: what was moved on after a merge stays where it is when it is undone, and is named', async () => {
  const [kept, merged] = [await stage.enterprise('江山漪榆木业'), await stage.enterprise('漪榆木业')]
  const third = await stage.enterprise('榆漪木业')
  const problem = await stage.report(officer(), { subject: { kind: 'enterprise', enterpriseId: merged } })
  const pair = await suspectedPair(kept, merged)
  await decide(pair, 'merge', { keep: kept, versions: { kept: 1, merged: 1 }, reason: '同一家' })
  const again = await suspectedPair(third, kept)
  await decide(again, 'merge', { keep: third, versions: { kept: 1, merged: 2 }, reason: '三家其实一家' })
  expect(await problemsAt(third)).toEqual([problem.id])
  await decide(pair, 'undoMerge', { reason: '误并' })
  const [row] = await stage.rows<{ left: { zh: string }[] }>(
    areaOffice(),
    'select left_where_it_was as left from baseline.duplicate_pair where id = $1',
    [pair],
  )
  expect(row?.left.map(({ zh }) => zh)).toEqual([`问题 ${problem.number} 合并后又有变动，未移回`])
  expect(await problemsAt(third)).toEqual([problem.id])
})

const proofOf = async (by: ReturnType<typeof ecology>) => ({
  ...({
    powerCut: true,
    waterCut: true,
    materialsCleared: true,
    productsCleared: true,
    equipmentCleared: true,
  } as const),
  ...{ visitedOn: '2024-06-25', files: [await stage.file(by)] },
})
const onEnterprise = (by: ReturnType<typeof ecology>, id: string, action: 'closeDown' | 'split', input: unknown) =>
  act(stage.context, by, baseline.enterprises, { id, action, requestId: randomUUID(), input })

test('三(一)-1: an enterprise is not closed down over an open problem; on proof from the site each is proposed to end with it', async () => {
  const enterprise = await stage.enterprise('江山关门木业')
  const about = { subject: { kind: 'enterprise' as const, enterpriseId: enterprise } }
  const [one, two] = [await stage.report(officer(), about), await stage.report(officer(), about)]
  const by = ecology()
  await stage.act(by, one.id, 'void', { reason: '误报' })
  const ground = { closedOn: '2024-06-25', reason: '已关停拆除' }
  await expect(onEnterprise(by, enterprise, 'closeDown', ground)).rejects.toMatchObject({
    status: 422,
    code: 'enterprise.openProblems',
    zh: `名下还有 1 个未销号问题：${two.number}`,
  })
  await onEnterprise(by, enterprise, 'closeDown', { ...ground, proof: await proofOf(by) })
  const exits = await stage.rows<{ id: string; exit: string }>(
    areaOffice(),
    'select id, pending_exit as exit from remediation.problem where enterprise_id = $1 order by number',
    [enterprise],
  )
  expect(exits.map(({ exit }) => exit)).toEqual(['void', 'closeByExit'])
  await expect(stage.act(by, two.id, 'confirmExit', { proof: await proofOf(by) })).rejects.toMatchObject({
    code: 'samePerson',
  })
  const second = areaOffice()
  expect((await stage.act(second, two.id, 'confirmExit', { proof: await proofOf(second) })).state).toBe('closedByExit')
})

test('三(一)-1: a post that does not reach all open problems of an enterprise does not close it down', async () => {
  const enterprise = await stage.enterprise('江山两业工坊')
  await stage.report(officer(), { subject: { kind: 'enterprise', enterpriseId: enterprise } })
  await transaction(stage.database, servicePost('loader'), tx =>
    tx.query(`update remediation.problem set industry = 'glass' where enterprise_id = $1`, [enterprise]),
  )
  const by = post('areaEcology', `${area}-ecology`, { kind: 'areas', areas: [area], industries: [industry] })
  const closing = { closedOn: '2024-06-25', reason: '已关停拆除', proof: await proofOf(by) }
  await expect(onEnterprise(by, enterprise, 'closeDown', closing)).rejects.toMatchObject({
    status: 409,
    code: 'enterprise.problemsElsewhere',
  })
})

describe('三(一)-1 a split', () => {
  const part = {
    ...{ splitOn: '2024-06-20', reason: '承包经营，分厂独立核算', name: '江山分厂木业', kind: 'workshop' },
    ...{ township, industries: [industry] },
  }
  const listed = async () =>
    (
      await reading(stage.database, areaOffice(), tx => readBoard(tx, { measures: ['enterprise.all'], by: 'area' }))
    ).reduce((sum, { count }) => sum + count, 0)

  test('makes a record of the part, from this day on, with the ground in both histories and the problems named', async () => {
    const whole = await stage.enterprise('江山总厂木业')
    const about = { subject: { kind: 'enterprise' as const, enterpriseId: whole } }
    const [stays, goes] = [await stage.report(officer(), about), await stage.report(officer(), about)]
    const before = { all: await openFigures(), listed: await listed() }
    await onEnterprise(ecology(), whole, 'split', { ...part, problems: [goes.id] })
    const [made] = await stage.rows<{ id: string; state: string }>(
      areaOffice(),
      'select id, state from baseline.enterprise where split_from = $1',
      [whole],
    )
    expect(made?.state).toBe('reported')
    expect(await problemsAt(whole)).toEqual([stays.id])
    expect(await problemsAt(made?.id ?? '')).toEqual([goes.id])
    expect([await openAt(whole), await openAt(made?.id ?? '')]).toEqual([1, 1])
    expect(await openFigures()).toBe(before.all)
    expect(await listed()).toBe(before.listed + 1)
    const notes = await stage.rows<{ note: string }>(
      areaOffice(),
      `select note from ground.trail where subject_id in ($1, $2) and action in ('split', 'report') order by id desc limit 2`,
      [whole, made?.id],
    )
    expect(notes.map(({ note }) => note)).toEqual([
      '由江山总厂木业分立（2024-06-20）：承包经营，分厂独立核算',
      '分出江山分厂木业（2024-06-20）：承包经营，分厂独立核算',
    ])
  })

  test('is not suspected the night after to be one again', async () => {
    const whole = await stage.enterprise('江山同名木业加工')
    await onEnterprise(ecology(), whole, 'split', { ...part, name: '江山同名木业加工部' })
    await transaction(stage.database, servicePost('turnOfDay'), tx => compareRegistry(tx, stage.context.campaign))
    const found = await stage.rows(
      servicePost('turnOfDay'),
      'select from baseline.duplicate_candidate where one_id = $1 or other_id = $1',
      [whole],
    )
    expect(found).toEqual([])
  })

  test.each([
    ['a day ahead', { splitOn: '2024-07-20' }, 422],
    ['no ground', { reason: '' }, 422],
    ['a problem of another enterprise', { problems: [randomUUID()] }, 422],
    ['a code that fails its checks', { uscc: '91330881MA2DHXXXX0' }, 422],
  ])('with %s is refused, and nothing is made', async (_, wrong, status) => {
    const whole = await stage.enterprise(`江山${randomUUID().slice(0, 6)}木业`)
    await expect(onEnterprise(ecology(), whole, 'split', { ...part, ...wrong })).rejects.toMatchObject({ status })
    expect(await stage.rows(areaOffice(), 'select from baseline.enterprise where split_from = $1', [whole])).toEqual([])
  })
})
