import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ExchangeWish } from '#contract/remediation/exchange.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { folderStorage } from '#ground/files/index.ts'
import { carryJob } from '#ground/jobs/carry-job.ts'
import { prepareJobs, startJob } from '#ground/jobs/index.ts'
import { cityEcology, cityOffice, ecology, openStage, type Stage } from '../testing/open-stage.ts'
import { decideRow } from './decide-row.ts'
import { readExchangeRows } from './exchange-row.store.ts'
import { exchangeRowView } from './exchange-row.view.ts'
import { type Exchange, openExchange } from './open-exchange.ts'
import { sendRound } from './send-round.ts'
import { type SheetRow, sentRows, theirWorkbook } from './testing/their-workbook.ts'

const system = 'externalSupervision'
let home: string
let stage: Stage
let exchange: Exchange
let storage: ReturnType<typeof folderStorage>

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clearloop-exchange-'))
  storage = folderStorage(home)
  stage = await openStage()
  await prepareJobs(stage.database.ownerUrl)
  exchange = openExchange({ ...stage.context, storage }, stage.remediation)
})
afterAll(async () => {
  await stage.close()
  await rm(home, { recursive: true, force: true })
})

const send = (by: Actor = cityEcology()) => sendRound(exchange.exchanging, by, { requestId: randomUUID(), system })

const sheetOf = async (fileHash: string) => sentRows(await buffer(storage.read(fileHash)))

/** Their workbook comes in, carried at once instead of by a worker. @returns how the job ended */
async function receive(rows: SheetRow[] | Buffer, by: Actor = cityOffice()) {
  const bytes = Buffer.isBuffer(rows) ? rows : theirWorkbook(rows)
  const path = await storage.incoming()
  await writeFile(path, bytes)
  const fileHash = createHash('sha256').update(bytes).digest('hex')
  await storage.keep(fileHash, path)
  const requestId = randomUUID()
  const payload = { requestId, fileName: '督察在线导出.xlsx', fileHash, said: { system } }
  return carry(exchange.receive as never, payload, by)
}

async function carry(kind: Exchange['decide'], payload: { requestId: string }, by: Actor) {
  const id = await transaction(stage.database, by, tx => startJob(tx, kind, payload as never, payload))
  const carrying = {
    database: stage.database,
    kinds: [exchange.send, exchange.receive, exchange.decide],
    actorOf: async () => by,
    stopping: new AbortController().signal,
  }
  await carryJob(carrying, { jobId: id as never, runner: 'test', number: 1, last: true })
  const [row] = await stage.rows<{
    state: string
    result: { link?: string; rows?: { done: boolean; refusal?: { code: string } }[] }
    words: { zh: string }
  }>(by, 'select state, result, words from ground.job where id = $1', [id])
  if (!row) throw new Error('no job')
  return { ...row, round: row.result?.link?.split('/').at(-1) ?? '' }
}

const linesOf = (round: string, filter = {}, by: Actor = cityOffice()) =>
  reading(stage.database, by, async tx =>
    (await readExchangeRows(tx, round, filter, { after: 0, limit: 200 })).map(row =>
      exchangeRowView(exchange.exchanging, row),
    ),
  )
const decide = (rowId: string, input: ExchangeWish, by: Actor = cityOffice()) =>
  decideRow(exchange.exchanging, by, { rowId, requestId: randomUUID(), input })
const numbersOf = () =>
  stage.rows<{ number: string; subject: string }>(
    cityOffice(),
    'select number, subject_id as subject from remediation.external_number order by number',
  )

describe('三(三)2 与督察在线按工作簿交换', () => {
  test('sent, changed there and received: the differences are exactly the changes, and what was taken is taken', async () => {
    const one = await stage.report(ecology(), { words: '=危废间未设标识' })
    const two = await stage.report(ecology(), { words: '喷漆废气直排', dimension: 'riskControl' })
    const three = await stage.report(ecology(), { words: '无环保台账' })
    const round = await send()
    expect(round).toMatchObject({ state: 'sent', rows: 3, system })
    const sent = await sheetOf(round.fileHash)
    expect(
      createHash('sha256')
        .update(await buffer(storage.read(round.fileHash)))
        .digest('hex'),
    ).toBe(round.fileHash)
    expect(sent.map(row => row.本系统编号)).toEqual([one, two, three].map(({ number }) => number))
    expect(sent[0]).toMatchObject({ 问题描述: '=危废间未设标识', 整改状态: '待交办', 区块: '江山市' })
    await expect(send()).rejects.toMatchObject({ code: 'exchange.nothingToSend' })

    // as they give it back: numbers given, one sentence and one state changed, one row left out, one of their own
    const back = sent.slice(0, 2).map((row, at) => ({ ...row, 外部系统编号: `DC-${at + 1}` }))
    Object.assign(back[1] ?? {}, { 问题描述: '喷漆废气未收集直排', 整改状态: '已销号' })
    const own = {
      外部系统编号: 'DC-100',
      区块: '江山市',
      '企业（对象）名称': '江山新发现某厂',
      问题类别: '环境管理',
      问题描述: '未建立环保台账',
      整改状态: '待交办',
    }
    const { state, round: received } = await receive([...back, own])
    expect(state).toBe('done')
    const lines = await linesOf(received)
    expect(
      lines.map(({ kind, problem, externalNumber, fields }) => [
        kind,
        problem?.number ?? null,
        externalNumber,
        fields.map(({ field }) => field).slice(0, 2),
      ]),
    ).toEqual([
      ['equal', one.number, 'DC-1', []],
      ['differs', two.number, 'DC-2', ['words', 'state']],
      ['theirsOnly', null, 'DC-100', ['externalNumber', 'area']],
      ['oursOnly', three.number, null, []],
    ])
    const [equal, differs, theirsOnly, oursOnly] = lines
    expect(lines.map(({ actions }) => actions.map(({ action }) => action))).toEqual([
      ['takeNumber'],
      ['takeNumber', 'takeValues', 'ignore'],
      ['report', 'ignore'],
      ['ignore'],
    ])

    await decide(equal?.id ?? '', { decision: 'takeNumber' })
    await decide(differs?.id ?? '', { decision: 'takeValues' })
    await decide(theirsOnly?.id ?? '', { decision: 'report' })
    await decide(oursOnly?.id ?? '', { decision: 'ignore', reason: '对方系统下周补录' })
    // their words went in by the problem's own act; its state did not
    expect(await stage.see(two.id)).toMatchObject({ words: '喷漆废气未收集直排', state: 'found', version: 2 })
    const kept = await numbersOf()
    expect(kept.map(({ number }) => number)).toEqual(['DC-1', 'DC-100', 'DC-2'])
    const made = await stage.see(kept.find(({ number }) => number === 'DC-100')?.subject ?? '')
    expect(made).toMatchObject({
      subjectName: '江山新发现某厂',
      dimension: 'environmentalManagement',
      state: 'found',
      source: 'province',
      externalNumber: 'DC-100',
    })
    expect((await linesOf(received, { standing: 'waiting' })).length).toBe(0)
    expect((await linesOf(received)).at(-1)?.decision).toMatchObject({ reason: '对方系统下周补录', earlier: false })

    // the same workbook again: what was let be stays let be, with who said so, and the rest is equal but for what nobody can take
    const again = await linesOf((await receive([...back, own])).round)
    expect(again.map(({ kind, newNumber, decision }) => [kind, newNumber, decision?.earlier ?? null])).toEqual([
      ['equal', false, null],
      ['differs', false, null],
      ['equal', false, null],
      ['oursOnly', false, true],
    ])
    expect(again[1]?.actions.map(({ action }) => action)).toEqual(['ignore'])

    // amended and made since: sent again, and nothing else
    const next = await sheetOf((await send()).fileHash)
    expect(next.map(row => row.外部系统编号)).toEqual(['DC-2', 'DC-100'])
  })

  test('a number belongs to one problem and a problem has one number there', async () => {
    const one = await stage.report(ecology(), { words: '雨污未分流' })
    const other = await stage.report(ecology(), { words: '雨水口无标识' })
    const { round } = await receive([
      { 外部系统编号: 'DC-201', 本系统编号: one.number },
      { 外部系统编号: 'DC-202', 本系统编号: other.number },
    ])
    const [first, second] = await linesOf(round)
    const { round: later } = await receive([{ 外部系统编号: 'DC-201', 本系统编号: other.number }])
    const [clash] = await linesOf(later)
    await decide(first?.id ?? '', { decision: 'takeNumber' })
    await expect(decide(clash?.id ?? '', { decision: 'takeNumber' })).rejects.toMatchObject({
      code: 'exchange.numberKept',
    })
    await decide(second?.id ?? '', { decision: 'takeNumber' })
    const { round: third } = await receive([{ 外部系统编号: 'DC-203', 本系统编号: one.number }])
    expect((await linesOf(third))[0]).toMatchObject({
      kind: 'differs',
      newNumber: false,
      fields: [{ field: 'externalNumber', theirs: 'DC-203', ours: 'DC-201' }],
    })
  })

  test('of two who decide on a line at once one is first, and the other is told who', async () => {
    const { number } = await stage.report(ecology(), { words: '固废露天堆放' })
    const { round } = await receive([{ 外部系统编号: 'DC-301', 本系统编号: number, 问题描述: '固废露天' }])
    const [line] = await linesOf(round)
    const by = [cityEcology(), cityOffice()] as const
    const ends = await Promise.allSettled([
      decide(line?.id ?? '', { decision: 'takeNumber' }, by[0]),
      decide(line?.id ?? '', { decision: 'ignore', reason: '表述不同，不影响' }, by[1]),
    ])
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const lost = ends.findIndex(({ status }) => status === 'rejected')
    const first = by[1 - lost]
    expect((ends[lost] as PromiseRejectedResult).reason).toMatchObject({
      code: 'exchange.decided',
      status: 409,
      zh: expect.stringContaining(first?.words ?? ''),
    })
    expect((await linesOf(round))[0]?.decision?.by).toBe(first?.words)
  })

  test('words are not taken over a problem that has changed since the comparison', async () => {
    const problem = await stage.report(ecology(), { words: '废水池渗漏' })
    const { round } = await receive([
      { 外部系统编号: 'DC-401', 本系统编号: problem.number, 问题描述: '废水池防渗破损' },
    ])
    await stage.act(ecology(), problem.id, 'amend', { cause: '池体老化' })
    const [line] = await linesOf(round)
    await expect(decide(line?.id ?? '', { decision: 'takeValues' })).rejects.toMatchObject({ code: 'staleVersion' })
    expect(await stage.see(problem.id)).toMatchObject({ words: '废水池渗漏' })
    expect((await numbersOf()).map(({ number }) => number)).not.toContain('DC-401')
  })

  test('what cannot be read is said, and is not made into a problem', async () => {
    const { round } = await receive([
      { 外部系统编号: 'DC-501', '企业（对象）名称': '某厂', 问题描述: '异味', 区块: '杭州市', 问题类别: '环境管理' },
      {
        外部系统编号: 'DC-502',
        '企业（对象）名称': '某某厂',
        问题描述: '异味扰民',
        区块: '江山市',
        问题类别: '其他类',
      },
    ])
    const [nowhere, unknown] = (await linesOf(round)).filter(({ kind }) => kind === 'theirsOnly')
    expect(nowhere?.actions[0]).toMatchObject({
      action: 'report',
      allowed: false,
      refusal: { zh: '区块「杭州市」读不出来' },
    })
    expect(unknown?.actions[0]).toMatchObject({ allowed: false, refusal: { zh: '问题类别「其他类」读不出来' } })
    await expect(decide(unknown?.id ?? '', { decision: 'report' })).rejects.toMatchObject({ code: 'exchange.unread' })
    await expect(decide(unknown?.id ?? '', { decision: 'takeValues' })).rejects.toMatchObject({
      code: 'exchange.unfit',
    })
  })

  test('many at once are answered line by line', async () => {
    const problems = [
      await stage.report(ecology(), { words: '罐区无围堰' }),
      await stage.report(ecology(), { words: '采样口不规范' }),
    ]
    const { round } = await receive(
      problems.map(({ number }, at) => ({ 外部系统编号: `DC-60${at}`, 本系统编号: number })),
    )
    const ids = (await linesOf(round, { kind: ['equal'] })).map(({ id }) => id)
    await decide(ids[0] ?? '', { decision: 'takeNumber' })
    const { result } = await carry(
      exchange.decide,
      { requestId: randomUUID(), ids, input: { decision: 'takeNumber' } } as never,
      cityOffice(),
    )
    expect(result.rows?.map(({ done, refusal }) => refusal?.code ?? done)).toEqual(
      expect.arrayContaining([true, 'exchange.decided']),
    )
  })

  test.each([
    ['no workbook at all', Buffer.from('%PDF-1.7 not a list'), /PDF|不是/],
    ['a list without numbers', theirWorkbook([{ 企业: '某厂', 备注: '无' }]), /外部系统编号/],
  ])('%s is answered with a sentence, and no round is made', async (_, bytes, words) => {
    const { state, round, words: said } = await receive(bytes)
    expect(state).toBe('failed')
    expect(round).toBe('')
    expect(said.zh).toMatch(words)
  })

  test('an area’s office reaches no round of the city and decides on no line', async () => {
    const { number } = await stage.report(ecology(), { words: '地面破损' })
    const { round } = await receive([{ 外部系统编号: 'DC-701', 本系统编号: number }])
    const [line] = await linesOf(round)
    expect(await stage.rows(ecology(), 'select 1 from remediation.exchange_round')).toEqual([])
    await expect(decide(line?.id ?? '', { decision: 'takeNumber' }, ecology())).rejects.toMatchObject({
      code: 'notPermitted',
    })
    await expect(send(ecology())).rejects.toMatchObject({ code: 'notPermitted' })
  })
})
