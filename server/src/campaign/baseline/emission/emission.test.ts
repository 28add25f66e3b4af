import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EmissionAction } from '#contract/baseline/emission.states.ts'
import { EmissionInput } from '#contract/baseline/emission.ts'
import { tonnesOf } from '#contract/baseline/emission-words.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { folderStorage } from '#ground/files/index.ts'
import { readWorkbook } from '#ground/intake/read-workbook/read-workbook.ts'
import { isRefusal } from '#ground/intake/read-workbook/workbook.ts'
import { act } from '#ground/workflow/act.ts'
import { freshRegistry, posts, type Registry } from '../registry.test-support.ts'
import { emissionsOf } from './emission.store.ts'
import { makeEmissionWorkflow } from './emission.workflow.ts'
import { makeEmissionsJob } from './emissions-job.ts'
import { readEmissionRows } from './read-emission-rows.ts'
import { recordEmission } from './record-emission.ts'

let registry: Registry
const workflow = makeEmissionWorkflow()
beforeAll(async () => {
  registry = await freshRegistry()
})
afterAll(() => registry.database.drop())

const record = (
  actor: Actor,
  enterpriseId: string,
  said: Partial<EmissionInput> = {},
  requestId: string = randomUUID(),
) =>
  transaction(registry.database, actor, tx =>
    recordEmission(tx, registry, workflow, {
      enterpriseId,
      requestId,
      input: { year: 2023, pollutant: 'vocs', amount: 12.4, unit: 'tonne', source: 'permitReport', ...said },
    }),
  )
const take = (actor: Actor, id: string, action: EmissionAction, input: unknown, version?: number) =>
  act(registry, actor, workflow, { id, action, requestId: randomUUID(), input, version })
const held = async (id: string) => reading(registry.database, posts.cityOffice, tx => emissionsOf(tx, id))

describe('三(一)-2 what an enterprise emits', () => {
  it.each([
    [12.4, 'tonne', 12.4],
    [350, 'kilogram', 0.35],
    [0.1, 'kilogram', 0.0001],
    [0, 'tonne', 0],
  ] as const)('三(一)-2: %d %s a year is kept as %d t/a', (amount, unit, tonnes) => {
    expect(tonnesOf(amount, unit)).toBe(tonnes)
  })

  it('三(一)-2: is kept by pollutant, year and source, and asking again records nothing twice', async () => {
    const { id } = await registry.report(posts.hecun)
    const requestId = randomUUID()
    const first = await record(posts.jiangshanEcology, id, { amount: 350, unit: 'kilogram' }, requestId)
    const again = await record(posts.jiangshanEcology, id, { amount: 350, unit: 'kilogram' }, requestId)
    expect(again).toMatchObject({ repeated: true, after: { id: first.after.id } })
    await record(posts.jiangshanEcology, id, { source: 'monitoringReport' })
    await record(posts.jiangshanEcology, id, { year: 2022 })
    expect((await held(id)).map(({ year, source, amount }) => [year, source, amount])).toEqual([
      [2023, 'monitoringReport', 12.4],
      [2023, 'permitReport', 0.35],
      [2022, 'permitReport', 12.4],
    ])
  })

  it('三(一)-2: one source says one thing of one year; what has changed is a correction with its ground', async () => {
    const { id } = await registry.report(posts.hecun)
    const { after } = await record(posts.jiangshanEcology, id)
    await expect(record(posts.jiangshanEconomy, id, { amount: 9 })).rejects.toMatchObject({
      status: 409,
      code: 'emission.known',
      zh: '已有 2023年 挥发性有机物 12.4 吨/年（排污许可执行报告）',
    })
    await expect(take(posts.jiangshanEcology, after.id, 'correct', { amount: 9, unit: 'tonne' })).rejects.toMatchObject(
      { status: 422 },
    )
    await expect(
      take(posts.jiangshanEcology, after.id, 'correct', { amount: 12.4, unit: 'tonne', reason: '核对' }),
    ).rejects.toMatchObject({ status: 422, fields: [expect.objectContaining({ path: 'amount' })] })
    await take(posts.jiangshanEcology, after.id, 'correct', { amount: 10.2, unit: 'tonne', reason: '执行报告已修订' })
    expect(await held(id)).toMatchObject([{ amount: 10.2, corrected: 1, version: 2 }])
    const trail = await registry.value<string[]>(
      posts.hecun,
      `select array_agg(note order by id) from ground.trail where noun = 'emission' and enterprise_id = $1`,
      [id],
    )
    expect(trail).toEqual([
      '2023年 挥发性有机物 12.4 吨/年（排污许可执行报告）',
      '2023年 挥发性有机物 12.4 吨/年（排污许可执行报告） → 10.2 吨/年；执行报告已修订',
    ])
  })

  it('三(一)-2: two who record the same figure at once: one is told that it is there', async () => {
    const { id } = await registry.report(posts.hecun)
    const both = await Promise.allSettled([record(posts.jiangshanEcology, id), record(posts.jiangshanEconomy, id)])
    const refused = both.flatMap(one => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused).toMatchObject([{ status: 409, code: 'emission.known' }])
  })

  it('三(一)-2: a figure struck out leaves room for the right one and stays on the trail', async () => {
    const { id } = await registry.report(posts.hecun)
    const { after } = await record(posts.jiangshanEcology, id)
    await take(posts.jiangshanEcology, after.id, 'strike', { reason: '录错企业' })
    expect(await held(id)).toEqual([])
    await record(posts.jiangshanEcology, id, { amount: 3 })
    expect(await held(id)).toMatchObject([{ amount: 3 }])
    await expect(
      take(posts.jiangshanEcology, after.id, 'correct', { amount: 1, unit: 'tonne', reason: '改' }),
    ).rejects.toMatchObject({ status: 409, code: 'wrongState' })
  })

  it.each([
    [
      'one figure a row',
      [
        '企业名称,年度,污染物,排放量,单位,来源',
        '甲木业,2022年,VOCs,350,千克/年,监测报告',
        '甲木业,2023年,总铬,0.02,吨/年,',
      ],
    ],
    [
      'a column for each pollutant',
      ['单位名称,信用代码,颗粒物（t/a）,VOCs（kg/a）', '甲木业,,1.5,350', '乙木业,,不详,'],
    ],
  ])('三(一)-2: a workbook is read with %s', async (_, lines) => {
    const workbook = await readWorkbook(Buffer.from(lines.join('\n')), '排放.csv')
    if (isRefusal(workbook)) throw new Error(workbook.zh)
    const rows = await readEmissionRows(workbook, { year: 2023, source: 'statistics' })
    expect(rows.map(({ input, wrong }) => input?.emission ?? wrong?.zh)).toMatchObject(
      lines.length === 3 && lines[0]?.startsWith('企业')
        ? [
            { year: 2022, pollutant: 'vocs', amount: 350, unit: 'kilogram', source: 'monitoringReport' },
            {
              year: 2023,
              pollutant: 'other',
              pollutantName: '总铬',
              amount: 0.02,
              unit: 'tonne',
              source: 'statistics',
            },
          ]
        : [
            { pollutant: 'particulates', amount: 1.5, unit: 'tonne', year: 2023 },
            { pollutant: 'vocs', amount: 350, unit: 'kilogram' },
            '排放量「不详」读不出来，请只写数，单位写在表头（吨/年或千克/年）',
          ],
    )
  })

  it('三(一)-2: a workbook records what fits one enterprise, and lists what fits none', async () => {
    const { id, name } = await registry.report(posts.hecun)
    const home = mkdtempSync(join(tmpdir(), 'emissions-'))
    const storage = folderStorage(home)
    const path = await storage.incoming()
    await writeFile(path, ['企业名称,污染物,排放量（吨）', `${name},COD,3.2`, '别处的厂,COD,1'].join('\n'))
    const fileHash = 'd'.repeat(64)
    await storage.keep(fileHash, path)
    const outcome = await makeEmissionsJob({ ...registry, storage }, workflow).handle(
      {
        jobId: randomUUID(),
        actor: posts.jiangshanEcology,
        attempt: 1,
        progress: () => {},
        cancelled: () => false,
        signal: new AbortController().signal,
      },
      { requestId: randomUUID(), said: { year: '2023', source: 'statistics' }, fileName: '排放.csv', fileHash },
    )
    expect(outcome).toMatchObject({ done: 1, refused: 1 })
    expect(outcome.rows?.[0]).toMatchObject({ done: false, refusal: { code: 'notFound' } })
    expect(await held(id)).toMatchObject([{ pollutant: 'cod', amount: 3.2, source: 'statistics' }])
    rmSync(home, { recursive: true, force: true })
  })

  it('三(一)-2: a year to come is refused, and another pollutant needs its name', async () => {
    const { id } = await registry.report(posts.hecun)
    await expect(record(posts.jiangshanEcology, id, { year: 2025 })).rejects.toMatchObject({
      status: 422,
      fields: [expect.objectContaining({ path: 'year' })],
    })
    const input = { year: 2023, pollutant: 'other', amount: 1, unit: 'tonne', source: 'statistics' }
    expect(EmissionInput.safeParse(input).error?.issues[0]?.path).toEqual(['pollutantName'])
    await record(posts.jiangshanEcology, id, { pollutant: 'other', pollutantName: '总铬' })
    await record(posts.jiangshanEcology, id, { pollutant: 'other', pollutantName: '总镍' })
    expect(new Set((await held(id)).map(({ pollutantName }) => pollutantName))).toEqual(new Set(['总铬', '总镍']))
  })

  it('三(一)-2: is seen and recorded where the enterprise is reached, and nowhere else', async () => {
    const { id } = await registry.report(posts.hecun)
    const { after } = await record(posts.jiangshanEcology, id)
    await expect(record(posts.longyouEcology, id)).rejects.toMatchObject({ status: 404 })
    await expect(take(posts.longyouEcology, after.id, 'strike', { reason: '不归我管' })).rejects.toMatchObject({
      status: 404,
    })
    await expect(record(posts.cityOffice, id)).rejects.toMatchObject({ status: 403 })
    const seen = await reading(registry.database, posts.longyouEcology, tx => emissionsOf(tx, id))
    expect(seen).toEqual([])
  })
})
