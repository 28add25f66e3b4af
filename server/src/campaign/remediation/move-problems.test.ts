import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Baseline, openBaseline } from '#campaign/baseline/index.ts'
import type { DuplicatePairAction } from '#contract/baseline/duplicate-pair.states.ts'
import { servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { readBoard } from '#ground/figures/index.ts'
import { folderStorage } from '#ground/files/index.ts'
import { createSealing } from '#ground/sealing/index.ts'
import { act } from '#ground/workflow/act.ts'
import { movingProblems } from './move-problems.ts'
import { area, areaOffice, ecology, industry, officer, openStage, type Stage, township } from './testing/open-stage.ts'

let stage: Stage
let baseline: Baseline
beforeAll(async () => {
  stage = await openStage()
  const sealing = createSealing(randomBytes(32))
  baseline = openBaseline({ ...stage.context, sealing, storage: folderStorage(tmpdir()) })
  baseline.registerMoving(movingProblems(stage.remediation))
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
