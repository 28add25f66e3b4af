import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignalAction } from '#contract/baseline/signal.states.ts'
import { SignalFilter, SignalInput } from '#contract/baseline/signal.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { folderStorage } from '#ground/files/index.ts'
import { readWorkbook } from '#ground/intake/read-workbook/read-workbook.ts'
import { isRefusal } from '#ground/intake/read-workbook/workbook.ts'
import { act } from '#ground/workflow/act.ts'
import { freshRegistry, post, posts, type Registry } from '../registry.test-support.ts'
import { findSignals } from './find-signals.ts'
import { readSignalRows } from './read-signal-rows.ts'
import { cellOfMatch, receiveSignal } from './receive-signal.ts'
import { makeSignalWorkflow } from './signal.workflow.ts'
import { makeSignalsJob } from './signals-job.ts'

const cityEcology = post('cityEcology', 'city-ecology', { kind: 'city', industries: null })
const workflow = makeSignalWorkflow()
let registry: Registry
beforeAll(async () => {
  registry = await freshRegistry()
})
afterAll(() => registry.database.drop())

const receive = (actor: Actor, said: Partial<SignalInput>, requestId: string = randomUUID()) =>
  transaction(registry.database, actor, tx =>
    receiveSignal(tx, registry, workflow, {
      requestId,
      input: { kind: 'complaint', happenedOn: '2024-06-18', words: '夜间喷漆，异味扰民', ...said },
    }),
  )
const take = async (actor: Actor, id: string, action: SignalAction, input: Record<string, unknown> = {}) => {
  const where =
    typeof input.enterpriseId === 'string'
      ? await reading(registry.database, actor, tx => cellOfMatch(tx, { enterpriseId: String(input.enterpriseId) }))
      : {}
  return act(registry, actor, workflow, { id, action, requestId: randomUUID(), input: { ...input, ...where } })
}
const list = (actor: Actor, filter: Record<string, unknown> = {}) =>
  reading(registry.database, actor, tx => findSignals(tx, SignalFilter.parse(filter), { limit: 50 }))

describe('三(一)-2 signals', () => {
  it('三(一)-2: is matched as it comes: by its code, its name, or its name in the place named', async () => {
    const { id, temporaryCode, name } = await registry.report(posts.hecun)
    expect((await receive(cityEcology, { code: temporaryCode })).after).toMatchObject({
      enterpriseId: id,
      matchedBy: 'code',
    })
    expect((await receive(cityEcology, { namedAs: `${name} ` })).after).toMatchObject({
      enterpriseId: id,
      matchedBy: 'name',
    })
    const same = '江山同名木业'
    const here = await registry.report(posts.hecun, { name: same })
    await registry.report(posts.jiangshanEcology, { name: same, township: '330881102', notTheSameAs: [here.id] })
    const open = await receive(cityEcology, { namedAs: same })
    expect(open.after).toMatchObject({ state: 'unmatched', enterpriseId: null })
    const placed = await receive(cityEcology, { namedAs: same, place: '江山市贺村镇礼贤路 8 号' })
    expect(placed.after).toMatchObject({ state: 'matched', enterpriseId: here.id, matchedBy: 'place' })
  })

  it('三(一)-2: what fits none is kept in the queue of its place until a person has matched it', async () => {
    const { after } = await receive(cityEcology, { namedAs: '无名作坊', place: '江山市贺村镇某处' })
    expect(after).toMatchObject({ state: 'unmatched', area: '330881', township: '330881121' })
    const seen = async (actor: Actor) =>
      (await list(actor, { state: 'unmatched' })).rows.some(row => row.id === after.id)
    expect(await seen(posts.jiangshanEcology)).toBe(true)
    expect(await seen(posts.hecun)).toBe(true)
    expect(await seen(posts.longyouEcology)).toBe(false)
    const { id } = await registry.report(posts.hecun)
    await take(posts.jiangshanEcology, after.id, 'match', { enterpriseId: id })
    expect(await seen(posts.jiangshanEcology)).toBe(false)
    expect((await list(posts.jiangshanEconomy, { enterprise: id })).rows).toMatchObject([
      { state: 'matched', matchedBy: 'person', industry: 'wood-furniture' },
    ])
  })

  it('三(一)-2: nobody matches it to an enterprise out of reach', async () => {
    const { after } = await receive(posts.jiangshanEcology, { namedAs: '无名作坊' })
    const township = registry.campaign.townships.find(({ area }) => area === '330825')?.code ?? ''
    const longyou = await registry.report(posts.longyouEcology, { township })
    await expect(take(posts.jiangshanEcology, after.id, 'match', { enterpriseId: longyou.id })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('三(一)-2: is used or dismissed with words that stay; a wrong match is undone with its reason', async () => {
    const { id } = await registry.report(posts.hecun)
    const { after } = await receive(cityEcology, { enterpriseId: id })
    await expect(take(cityEcology, after.id, 'unmatch')).rejects.toMatchObject({ status: 422 })
    await take(cityEcology, after.id, 'unmatch', { reason: '同音不同企' })
    await take(cityEcology, after.id, 'match', { enterpriseId: id })
    await expect(take(cityEcology, after.id, 'use')).rejects.toMatchObject({ status: 422 })
    await take(cityEcology, after.id, 'use', { words: '据此重新认定' })
    await expect(take(cityEcology, after.id, 'dismiss', { reason: '不实' })).rejects.toMatchObject({
      code: 'wrongState',
    })
    expect((await list(cityEcology, { enterprise: id })).rows).toMatchObject([
      { state: 'used', outcome: '据此重新认定' },
    ])
    await expect(receive(posts.expert, { enterpriseId: id })).rejects.toMatchObject({ status: 403 })
  })

  it('三(一)-2: the same paper is received once, whoever sends it again', async () => {
    await receive(cityEcology, { number: 'XF-2024-0618', namedAs: '甲' })
    await expect(receive(posts.jiangshanEcology, { number: 'XF-2024-0618', namedAs: '甲' })).rejects.toMatchObject({
      status: 409,
      code: 'signal.known',
    })
    await receive(cityEcology, { number: 'XF-2024-0618', namedAs: '甲', kind: 'penalty' })
    const requestId = randomUUID()
    const first = await receive(cityEcology, { number: 'XF-1', namedAs: '甲' }, requestId)
    expect(await receive(cityEcology, { number: 'XF-1', namedAs: '甲' }, requestId)).toMatchObject({
      repeated: true,
      after: { id: first.after.id },
    })
  })

  it('三(一)-2: a day to come is refused, and it must say whom it is about', async () => {
    await expect(receive(cityEcology, { namedAs: '甲', happenedOn: '2024-06-21' })).rejects.toMatchObject({
      status: 422,
    })
    const input = { kind: 'power', happenedOn: '2024-06-01', words: '夜间用电陡增' }
    expect(SignalInput.safeParse(input).error?.issues[0]?.path).toEqual(['namedAs'])
  })

  it('三(一)-2: a workbook is taken in row by row: matched, kept unmatched, or listed with what is wrong', async () => {
    const { name } = await registry.report(posts.hecun)
    const home = mkdtempSync(join(tmpdir(), 'signals-'))
    const storage = folderStorage(home)
    const path = await storage.incoming()
    const lines = [
      `企业名称,地址,日期,编号,内容`,
      `${name},,2024-05-08,P1,罚款`,
      `某某厂,贺村镇,2024-05-09,P2,罚款`,
      `甲厂,,不详,P3,罚款`,
    ]
    await writeFile(path, lines.join('\n'))
    const fileHash = 'c'.repeat(64)
    await storage.keep(fileHash, path)
    const job = makeSignalsJob({ ...registry, storage }, workflow)
    const said = { requestId: randomUUID(), said: { kind: 'penalty' }, fileName: '处罚.csv', fileHash }
    const run = () =>
      job.handle(
        {
          jobId: randomUUID(),
          actor: posts.jiangshanEcology,
          attempt: 1,
          progress: () => {},
          cancelled: () => false,
          signal: new AbortController().signal,
        },
        said,
      )
    const outcome = await run()
    expect(outcome).toMatchObject({ done: 2, refused: 1, words: { zh: '已登记 2 条，其中 1 条待人工匹配' } })
    expect(outcome.rows?.[0]).toMatchObject({ done: false, refusal: { zh: '日期读不出来，请写成 2024-06-20' } })
    expect((await run()).done).toBe(2)
    expect(
      (await list(posts.jiangshanEcology, { kind: 'penalty', state: 'matched,unmatched' })).rows.filter(row =>
        row.number?.startsWith('P'),
      ),
    ).toHaveLength(2)
    rmSync(home, { recursive: true, force: true })
  })

  it('三(一)-2: a workbook is read as the offices write it, each row by itself', async () => {
    const text = [
      '2024年5月信访件清单',
      '序号,受理编号,被反映单位,地址,受理时间,反映问题',
      '1,XF001,江山沅沅木业有限公司,贺村镇,2024.5.8,夜间喷漆',
      '2,XF002,,贺村镇礼贤路,2024年5月9日,粉尘扰民',
      '3,XF003,某某厂,,不详,异味',
    ].join('\n')
    const workbook = await readWorkbook(Buffer.from(text), '信访.csv')
    if (isRefusal(workbook)) throw new Error(workbook.zh)
    const rows = await readSignalRows(workbook, 'petition')
    expect(rows.map(({ input, wrong }) => input ?? wrong?.zh)).toEqual([
      expect.objectContaining({
        kind: 'petition',
        happenedOn: '2024-05-08',
        namedAs: '江山沅沅木业有限公司',
        number: 'XF001',
        place: '贺村镇',
        words: expect.stringContaining('夜间喷漆'),
      }),
      expect.objectContaining({ happenedOn: '2024-05-09', place: '贺村镇礼贤路' }),
      '日期读不出来，请写成 2024-06-20',
    ])
  })
})
