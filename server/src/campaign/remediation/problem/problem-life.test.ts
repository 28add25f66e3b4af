import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { servicePost } from '#ground/database/claims.ts'
import {
  area,
  areaOffice,
  cityEcology,
  cityOffice,
  ecology,
  economy,
  industry,
  officer,
  openStage,
  post,
  type Stage,
  township,
} from '../testing/open-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const loader = servicePost('loader')
const openDuties = async (id: string) =>
  (
    await stage.rows<{ kind: string }>(
      loader,
      'select kind from ground.duty where subject_id = $1 and done_at is null order by kind',
      [id],
    )
  ).map(row => row.kind)

describe('三(三)3 one problem, one life', () => {
  it('goes from 上报 through 交办, 签收, 整改, 核查 and 整改完成 to 销号, with the duty of each step', async () => {
    const found = await stage.report(officer())
    expect(found).toMatchObject({ state: 'found', number: expect.stringMatching(/^WT-2024-\d{6}$/) })
    const { id } = found
    expect(await openDuties(id)).toEqual(['problemTriage'])

    await stage.act(ecology(), id, 'assign', { to: [{ unitId: township }], due: '2024-09-30' })
    expect(await openDuties(id)).toEqual(['hopReceipt'])

    const worker = officer()
    expect((await stage.act(worker, id, 'receive', {})).state).toBe('rectifying')
    expect(await openDuties(id)).toEqual(['measureProposal', 'progressReport', 'rectification'])

    const measure = await stage.measured(id, worker)
    expect(await openDuties(id)).toEqual(['progressReport', 'rectification'])
    await stage.act(worker, id, 'requestCheck', {})
    expect(await openDuties(id)).toEqual(['checkpoint'])

    const verified = await stage.act(economy(), id, 'pass', { opinion: '已密闭' })
    expect(verified).toMatchObject({ state: 'verified', verifiedOn: '2024-06-20' })
    const [checked] = await stage.rows<{ state: string }>(
      loader,
      'select state from remediation.measure where id = $1',
      [measure],
    )
    expect(checked?.state).toBe('checked')

    const closed = await stage.act(areaOffice(), id, 'close', {
      form: { rectification: '喷漆房已改造', conclusion: '同意销号' },
    })
    expect(closed.state).toBe('closed')
    const lookBacks = await stage.rows<{ kind: string; due: string }>(
      loader,
      `select kind, stands_at as due from ground.duty where subject_id = $1 and done_at is null order by stands_at`,
      [id],
    )
    expect(lookBacks).toEqual([
      { kind: 'lookBackFirst', due: '2024-09-20' },
      { kind: 'lookBackSecond', due: '2025-06-20' },
    ])
  })

  it('整改完成 is not 销号: a verified problem is not closed, and is counted apart', async () => {
    const { id } = await stage.verified()
    expect((await stage.see(id)).closedOn).toBeNull()
    await expect(
      stage.act(officer(), id, 'close', { form: { rectification: '完成', conclusion: '销号' } }),
    ).rejects.toMatchObject({
      code: 'notPermitted',
    })
  })

  it('cannot ask for the check before every measure is declared done with evidence before and after', async () => {
    const { id, worker } = await stage.rectifying()
    await expect(stage.act(worker, id, 'requestCheck', {})).rejects.toMatchObject({ code: 'problem.measuresOpen' })
    const measure = await stage.draft(worker, id, '2024-09-30')
    await stage.onMeasure(economy(), measure, 'approve', {})
    await expect(stage.act(worker, id, 'requestCheck', {})).rejects.toMatchObject({ code: 'problem.measuresOpen' })
    await expect(
      stage.onMeasure(worker, measure, 'declareDone', { before: [await stage.file(worker)], after: [] }),
    ).rejects.toMatchObject({ status: 422 })
    await expect(
      stage.rows(loader, `update remediation.measure set state = 'declaredDone' where id = $1`, [measure]),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('a closed problem stays closed; a relapse is a new problem that names it', async () => {
    const { id } = await stage.verified()
    const first = await stage.see(id)
    await expect(stage.report(officer(), { previousProblem: id })).rejects.toMatchObject({ status: 422 })
    await stage.act(areaOffice(), id, 'close', { form: { rectification: '已改造', conclusion: '同意' } })
    await expect(
      stage.act(ecology(), id, 'assign', { to: [{ unitId: township }], due: '2024-09-30' }),
    ).rejects.toMatchObject({
      code: 'wrongState',
    })
    const again = await stage.report(officer(), { previousProblem: id })
    expect(again.previousProblem).toBe(id)
    expect(again.number).not.toBe(first.number)
  })

  it('names four kinds of subject: an enterprise, a site not registered, an area × industry, a unit', async () => {
    const enterpriseId = await stage.enterprise()
    const ofEnterprise = await stage.report(officer(), { subject: { kind: 'enterprise', enterpriseId } })
    expect(ofEnterprise).toMatchObject({ subjectName: '江山某某木业有限公司', area, township, industry, enterpriseId })
    const ofIndustry = await stage.report(ecology(), { subject: { kind: 'areaIndustry', area, industry } })
    expect(ofIndustry).toMatchObject({ subjectName: '江山市木质家具行业', township: null, industry })
    const ofUnit = await stage.report(cityOffice(), { subject: { kind: 'unit', unitId: `${area}-economy` } })
    expect(ofUnit).toMatchObject({ subjectUnit: `${area}-economy`, area, industry: null })
    await expect(
      stage.report(officer(), { subject: { kind: 'areaIndustry', area: '330825', industry } }),
    ).rejects.toMatchObject({ status: 404 })
  })

  it('tells the registry whether an enterprise has open problems', async () => {
    const enterpriseId = await stage.enterprise('江山甲木业')
    const open = async () =>
      (
        await stage.rows<{ open: boolean }>(
          loader,
          'select has_open_problems as open from baseline.enterprise where id = $1',
          [enterpriseId],
        )
      )[0]?.open
    const { id } = await stage.report(officer(), { subject: { kind: 'enterprise', enterpriseId } })
    expect(await open()).toBe(true)
    const proposer = ecology()
    await stage.act(proposer, id, 'void', { reason: '重复录入' })
    await stage.act(areaOffice(), id, 'confirmExit', {})
    expect(await open()).toBe(false)
  })

  it('takes a checklist item’s veto mark and version with its code, and refuses one of another dimension', async () => {
    const { id } = await stage.report(officer(), { clause: 'MJ-B1' })
    expect(await stage.see(id)).toMatchObject({ clause: 'MJ-B1', checklistVersion: expect.any(String) })
    await expect(stage.report(officer(), { clause: 'MJ-B99' })).rejects.toMatchObject({ status: 422 })
    await expect(stage.report(officer(), { clause: 'MJ-B1', dimension: 'energySaving' })).rejects.toMatchObject({
      status: 422,
    })
  })
})

describe('checkpoints by level', () => {
  const onSite = async (by: ReturnType<typeof ecology>) => ({
    visitedOn: '2024-06-20',
    present: '李强',
    findings: '已密闭',
    files: [await stage.file(by)],
  })

  it('区块清单: industry and ecology, two persons on site, then 区块工作专班 signs', async () => {
    const { id, worker } = await stage.rectifying()
    await stage.act(areaOffice(), id, 'setLevel', { level: 'areaListed', reason: '列入区块清单' })
    await stage.measured(id, worker)
    await stage.act(worker, id, 'requestCheck', {})
    const one = economy()
    await expect(stage.act(one, id, 'pass', {})).rejects.toMatchObject({ status: 422, fields: [{ path: 'onSite' }] })
    expect((await stage.act(one, id, 'pass', { onSite: await onSite(one) })).state).toBe('checking')
    await expect(stage.act(one, id, 'pass', { onSite: await onSite(one) })).rejects.toMatchObject({
      code: 'problem.signedAlready',
    })
    const sameRole = economy()
    expect((await stage.act(sameRole, id, 'pass', { onSite: await onSite(sameRole) })).state).toBe('checking')
    const other = ecology()
    expect((await stage.act(other, id, 'pass', { onSite: await onSite(other) })).state).toBe('verified')
    await expect(
      stage.act(ecology(), id, 'close', { form: { rectification: '完成', conclusion: '同意' } }),
    ).rejects.toMatchObject({ code: 'notPermitted' })
    expect(
      (await stage.act(areaOffice(), id, 'close', { form: { rectification: '完成', conclusion: '同意' } })).state,
    ).toBe('closed')
  })

  it('市级清单: closure asks for a notice, which comes with a later module and is refused in a sentence', async () => {
    const { id, worker } = await stage.rectifying()
    await expect(
      stage.act(areaOffice(), id, 'setLevel', { level: 'cityListed', reason: '重大' }),
    ).rejects.toMatchObject({
      code: 'notPermitted',
    })
    await stage.act(cityOffice(), id, 'setLevel', { level: 'cityListed', reason: '重大' })
    await stage.measured(id, worker)
    await stage.act(worker, id, 'requestCheck', {})
    for (const by of [economy(), ecology()]) await stage.act(by, id, 'pass', { onSite: await onSite(by) })
    const industryOffice = () => post('cityIndustry', 'city-economy')
    for (const by of [industryOffice(), industryOffice()]) await stage.act(by, id, 'pass', { onSite: await onSite(by) })
    expect((await stage.act(cityEcology(), id, 'pass', {})).state).toBe('verified')
    await expect(
      stage.act(cityOffice(), id, 'close', { form: { rectification: '完成', conclusion: '同意' } }),
    ).rejects.toMatchObject({
      code: 'problem.noticeFirst',
    })
    await expect(stage.act(cityOffice(), id, 'publish', {})).rejects.toMatchObject({
      status: 501,
      zh: '市级清单的公示在后续模块启用',
    })
  })

  it('a return needs a reason, names measures to be done again, and begins another round', async () => {
    const { id, worker, measure } = await stage.checking()
    const checker = economy()
    await expect(stage.act(checker, id, 'return', { reason: '' })).rejects.toMatchObject({ status: 422 })
    const returned = await stage.act(checker, id, 'return', { reason: '仍有异味', measures: [measure] })
    expect(returned).toMatchObject({ state: 'rectifying', round: 2, rectifiedOn: null })
    expect(await openDuties(id)).toEqual(['progressReport', 'rectification'])
    await expect(stage.act(worker, id, 'requestCheck', {})).rejects.toMatchObject({ code: 'problem.measuresOpen' })
    await stage.onMeasure(worker, measure, 'declareDone', {
      before: [await stage.file(worker)],
      after: [await stage.file(worker)],
    })
    await stage.act(worker, id, 'requestCheck', {})
    expect((await stage.act(checker, id, 'pass', {})).state).toBe('verified')
  })

  it('a small unit asks another area for a cross-check in one step, and that area reaches this problem alone', async () => {
    const { id } = await stage.checking()
    const neighbour = post('areaEcology', '330825-ecology', { kind: 'areas', areas: ['330825'], industries: null })
    await expect(stage.act(neighbour, id, 'pass', {})).rejects.toMatchObject({ status: 404 })
    await stage.act(economy(), id, 'askCrossCheck', { unitId: '330825-ecology', reason: '本地仅一名人员' })
    const passed = await stage.act(neighbour, id, 'pass', { opinion: '交叉核查通过' })
    expect(passed.state).toBe('verified')
  })
})

describe('who did it, who checked it, who accepted it are different persons', () => {
  it('refuses the doer of a measure as checker of its problem, by rule and by the database', async () => {
    const { id, worker } = await stage.checking()
    await expect(stage.act(worker, id, 'pass', {})).rejects.toMatchObject({ code: 'samePerson' })
    await expect(
      stage.rows(
        loader,
        `insert into ground.participant as known (subject_id, person_id, noun, part) values ($1, $2, 'problem', 'checker')
         on conflict (subject_id, person_id) do update set part = case when known.part = excluded.part then known.part end`,
        [id, worker.personId],
      ),
    ).rejects.toMatchObject({ code: '23502' })
  })

  it('refuses the checker as accepter, and a decider on paper who was the doer (代录)', async () => {
    const { id, worker, checker } = await stage.verified()
    const form = { rectification: '完成', conclusion: '同意' }
    await expect(stage.act(checker, id, 'close', { form })).rejects.toMatchObject({ code: 'samePerson' })
    const office = areaOffice()
    const basis = {
      kind: 'instruction' as const,
      decidedOn: '2024-06-20',
      deciderName: '某副区长',
      deciderPersonId: worker.personId,
      file: await stage.file(office),
    }
    await expect(stage.act(office, id, 'close', { form, basis })).rejects.toMatchObject({ code: 'samePerson' })
    expect((await stage.see(id)).state).toBe('verified')
    const other = { ...basis, deciderPersonId: randomUUID() }
    expect((await stage.act(office, id, 'close', { form, basis: other })).state).toBe('closed')
  })

  it('代办: whoever entered on behalf of a workshop may not check it, and proof is asked for', async () => {
    const enterpriseId = await stage.enterprise('江山乙加工户')
    const { id } = await stage.report(officer(), { subject: { kind: 'enterprise', enterpriseId } })
    await stage.act(ecology(), id, 'assign', { to: [{ enterpriseId }], due: '2024-09-30' })
    const serving = officer()
    await expect(stage.act(ecology(), id, 'receive', {})).rejects.toMatchObject({ code: 'handOver.nothingToReceive' })
    await expect(stage.act(serving, id, 'receive', {})).rejects.toMatchObject({ fields: [{ path: 'proofOfService' }] })
    const proofOfService = {
      kind: 'signature' as const,
      receiverName: '李强',
      on: '2024-06-20',
      files: [await stage.file(serving)],
    }
    expect((await stage.act(serving, id, 'receive', { proofOfService })).state).toBe('rectifying')
    const [line] = await stage.rows<{ onBehalfOf: string }>(
      loader,
      `select on_behalf_of as "onBehalfOf" from ground.trail where subject_id = $1 and action = 'receive'`,
      [id],
    )
    expect(line?.onBehalfOf).toBe('江山乙加工户')
    const other = officer()
    const measure = await stage.draft(other, id, '2024-09-30')
    await stage.onMeasure(economy(), measure, 'approve', {})
    const evidence = { before: [await stage.file(other)], after: [await stage.file(other)] }
    await expect(stage.onMeasure(other, measure, 'declareDone', evidence)).rejects.toMatchObject({
      fields: [{ path: 'onBehalfOf' }],
    })
    const onBehalfOf = { ground: '无账号', proof: 'paper' as const, files: [await stage.file(other)] }
    await stage.onMeasure(other, measure, 'declareDone', { ...evidence, onBehalfOf })
    await stage.act(other, id, 'requestCheck', { onBehalfOf: { ...onBehalfOf, files: [await stage.file(other)] } })
    await expect(stage.act(serving, id, 'pass', {})).rejects.toMatchObject({ code: 'samePerson' })
    await expect(stage.act(other, id, 'pass', {})).rejects.toMatchObject({ code: 'samePerson' })
    expect((await stage.act(officer(), id, 'pass', {})).state).toBe('verified')
  })
})

describe('two people at once', () => {
  it('one wins, the other gets 409 with what has changed, and nothing half done', async () => {
    const { id } = await stage.report(officer())
    const both = await Promise.allSettled([
      stage.act(ecology(), id, 'assign', { to: [{ unitId: township }], due: '2024-09-30' }, { version: 1 }),
      stage.act(economy(), id, 'assign', { to: [{ unitId: township }], due: '2024-08-30' }, { version: 1 }),
    ])
    expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find(one => one.status === 'rejected')
    expect(lost?.reason).toMatchObject({
      status: 409,
      code: 'staleVersion',
      current: { version: 2, state: 'assigned', since: [{ action: 'assign' }] },
    })
    const [hops] = await stage.rows<{ n: number }>(
      loader,
      'select count(*)::int n from ground.hop where subject_id = $1',
      [id],
    )
    expect(hops?.n).toBe(1)
  })

  it('an act that waited decides by what the one before it wrote, hops included', async () => {
    const { id } = await stage.report(officer())
    await stage.act(ecology(), id, 'assign', { to: [{ unitId: township }], due: '2024-09-30' })
    const both = await Promise.allSettled([
      stage.act(officer(), id, 'receive', {}),
      stage.act(officer(), id, 'receive', {}),
    ])
    expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(one => one.status === 'rejected')?.reason).toMatchObject({ code: 'handOver.nothingToReceive' })
  })

  it('the same request twice has one effect, also with the measures it moves', async () => {
    const { id, measure } = await stage.checking()
    const requestId = randomUUID()
    const checker = economy()
    const first = await stage.act(checker, id, 'pass', {}, { requestId })
    const second = await stage.act(checker, id, 'pass', {}, { requestId })
    expect([first.version, second.version]).toEqual([first.version, first.version])
    const [lines] = await stage.rows<{ n: number }>(
      loader,
      `select count(*)::int n from ground.trail where subject_id in ($1, $2) and action in ('pass', 'check')`,
      [id, measure],
    )
    expect(lines?.n).toBe(2)
  })

  it('a problem of another township is not found, in the same words as one that does not exist', async () => {
    const { id } = await stage.report(officer())
    const stranger = post('townshipOfficer', '330881102', {
      kind: 'townships',
      townships: ['330881102'],
      industries: null,
    })
    const asked = (which: string) => stage.act(stranger, which, 'amend', { words: '别人的问题' }).catch(error => error)
    const [forbidden, absent] = [await asked(id), await asked(randomUUID())]
    expect([forbidden.status, forbidden.zh]).toEqual([404, absent.zh])
  })
})
