import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JobView } from '#contract/ground/job.ts'
import { ProblemView } from '#contract/remediation/problem.ts'
import { actOnProblem } from '#contract/remediation/problem-actions.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { answerErrors } from '#ground/http/answer-errors.ts'
import type { Serving } from '#ground/http/serve.ts'
import { prepareJobs, retryJob, startWorker, viewJob, type Worker } from '#ground/jobs/index.ts'
import { until } from '../../../test/until.ts'
import { problemsJob, registerRemediation } from './index.ts'
import {
  area,
  areaOffice,
  cityOffice,
  ecology,
  economy,
  industry,
  officer,
  openStage,
  post,
  type Stage,
  township,
} from './testing/open-stage.ts'

let stage: Stage
let app: FastifyInstance
let serving: Serving
let worker: Worker
const actors = new Map<string, Actor>()
const known = <A extends Actor>(actor: A): A => {
  actors.set(actor.postId, actor)
  return actor
}

beforeAll(async () => {
  stage = await openStage()
  await prepareJobs(stage.database.ownerUrl)
  app = Fastify() as unknown as FastifyInstance
  answerErrors(app)
  serving = {
    app,
    endpoints: [],
    readSession: async request => {
      const actor = actors.get(String(request.headers['x-post']))
      return actor ? { id: 's', personId: actor.personId, mustChangePassword: false, actor } : null
    },
  }
  registerRemediation(serving, stage.remediation)
  await app.ready()
  worker = await startWorker({
    database: stage.database,
    kinds: [problemsJob(stage.remediation)],
    actorOf: async postId => actors.get(postId) ?? null,
    onTrouble: () => {},
    lookEvery: 100,
  })
})
afterAll(async () => {
  await worker.stop()
  await app.close()
  await stage.close()
})

async function call(by: Actor, method: 'GET' | 'POST', url: string, payload?: object) {
  const answer = await app.inject({
    method,
    url,
    headers: { 'x-post': known(by).postId },
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const change = (version: number, input: object = {}) => ({ requestId: randomUUID(), version, input })
const subject = { kind: 'site', siteName: '贺村镇某木器加工点', area, township, industry }

describe('the routes of a problem', () => {
  it('has one route per action of the table', () => {
    for (const endpoint of Object.values(actOnProblem)) expect(serving.endpoints).toContain(endpoint)
  })

  it('三(三)3 from report to closure over HTTP, each answer the page as it then stands, with its next steps', async () => {
    const worker = officer()
    const made = await call(officer(), 'POST', '/api/problems', {
      requestId: randomUUID(),
      subject,
      dimension: 'pollutionControl',
      words: '喷漆房未密闭',
    })
    expect(made.status).toBe(200)
    expect(() => ProblemView.parse(made.body)).not.toThrow()
    const { id } = made.body
    const step = async (by: Actor, action: string, input: object = {}) => {
      const { body: now } = await call(by, 'GET', `/api/problems/${id}`)
      const answer = await call(by, 'POST', `/api/problems/${id}/${action}`, change(now.version, input))
      expect(answer, action).toMatchObject({ status: 200 })
      return answer.body
    }
    const assigned = await step(ecology(), 'assign', { to: [{ unitId: township }], due: '2024-09-30' })
    expect(assigned).toMatchObject({
      state: 'assigned',
      responsibleUnit: { id: township, name: '贺村镇' },
      urgency: 'inTime',
    })
    expect(assigned.hops).toMatchObject([{ toUnit: { name: '贺村镇' }, state: 'sent', share: 'lead' }])
    await step(worker, 'receive')
    const drafted = await call(worker, 'POST', `/api/problems/${id}/measures`, {
      requestId: randomUUID(),
      words: '负压改造',
      due: '2024-08-30',
      responsiblePerson: '李强',
      cost: 12.5,
    })
    expect(drafted.body).toMatchObject({ state: 'drafted', cost: 12.5 })
    const measure = drafted.body.id
    expect((await call(economy(), 'POST', `/api/measures/${measure}/approve`, change(1))).body.state).toBe('approved')
    const evidence = { before: [await stage.file(worker)], after: [await stage.file(worker)] }
    expect((await call(worker, 'POST', `/api/measures/${measure}/declareDone`, change(2, evidence))).body.state).toBe(
      'declaredDone',
    )
    const report = await call(worker, 'POST', `/api/problems/${id}/progress-reports`, {
      requestId: randomUUID(),
      month: '2024-06',
      report: { changed: true, words: '已完成改造' },
    })
    expect(report.body).toMatchObject({ state: 'submitted', month: '2024-06', dueOn: '2024-06-25' })
    const checking = await step(worker, 'requestCheck')
    expect(checking.checkpoints).toMatchObject([{ id: 'localCheck', state: 'here' }])
    expect(
      checking.actions
        .filter((offer: { primary?: boolean }) => offer.primary)
        .map((offer: { action: string }) => offer.action),
    ).toEqual(['pass'])
    const verified = await step(economy(), 'pass', { opinion: '已密闭' })
    expect(verified).toMatchObject({
      state: 'verified',
      progress: { checked: 1, all: 1 },
      checks: [{ outcome: 'pass', opinion: '已密闭' }],
    })
    const closed = await step(areaOffice(), 'close', { form: { rectification: '已改造', conclusion: '同意销号' } })
    expect(closed).toMatchObject({
      state: 'closed',
      closureWords: '同意销号',
      lookBacks: [{ due: '2024-09-20' }, { due: '2025-06-20' }],
    })
    expect(closed.measures).toMatchObject([{ state: 'checked', before: evidence.before }])
    const trail = await call(officer(), 'GET', `/api/problems/${id}/trail?limit=4`)
    expect(trail.body.rows.map((line: { title: { zh: string } }) => line.title.zh)).toEqual([
      '销号',
      '核查',
      '核查通过',
      '申请核查',
    ])
    const rest = await call(officer(), 'GET', `/api/problems/${id}/trail?after=${trail.body.next}`)
    expect(rest.body.rows.at(-1).title.zh).toBe('上报')
  })

  it('answers a stale version with 409 and what has changed; a missing field with its sentence', async () => {
    const { id } = await stage.report(officer())
    const by = ecology()
    expect(
      await call(by, 'POST', `/api/problems/${id}/assign`, change(1, { to: [], due: '2024-09-30' })),
    ).toMatchObject({
      status: 422,
      body: { fields: [{ zh: '请选择责任单位' }] },
    })
    await call(by, 'POST', `/api/problems/${id}/assign`, change(1, { to: [{ unitId: township }], due: '2024-09-30' }))
    expect(await call(economy(), 'POST', `/api/problems/${id}/urge`, change(1))).toMatchObject({
      status: 409,
      body: { code: 'staleVersion', current: { version: 2 } },
    })
  })

  it('absent and forbidden look the same, for page, trail, options and acts', async () => {
    const { id } = await stage.report(officer())
    const stranger = post('townshipOfficer', '330881102', {
      kind: 'townships',
      townships: ['330881102'],
      industries: null,
    })
    for (const path of ['', '/trail', '/options']) {
      const [forbidden, absent] = [
        await call(stranger, 'GET', `/api/problems/${id}${path}`),
        await call(stranger, 'GET', `/api/problems/${randomUUID()}${path}`),
      ]
      expect([forbidden.status, forbidden.body.detail]).toEqual([404, absent.body.detail])
    }
  })

  it('offers what its forms need: units of the place and the city, the checklist with its vetoes, the batch’s deadline', async () => {
    const { id } = await stage.report(officer())
    const { body } = await call(ecology(), 'GET', `/api/problems/${id}/options`)
    const ids = body.units.map((unit: { id: string }) => unit.id)
    expect(ids).toEqual(expect.arrayContaining([township, `${area}-office`, 'city-ecology']))
    expect(ids.filter((unit: string) => unit.startsWith('330825'))).toEqual([])
    expect(body.batchDeadline).toBe('2024-12-31')
    const form = await call(officer(), 'GET', `/api/problem-form?industry=${industry}`)
    expect(form.body.items[0]).toMatchObject({ code: 'MJ-A1' })
    expect(form.body.items.some((item: { veto: boolean }) => item.veto)).toBe(true)
  })

  it('says what a post may begin from the list; 企业 report nothing and act on many only by receipt', async () => {
    const offers = async (by: Actor) => (await call(by, 'GET', '/api/problem-offers')).body
    expect(await offers(ecology())).toEqual({
      report: true,
      bulk: ['assign', 'receive', 'urge', 'grantExtension', 'refuseExtension', 'setLeader', 'copy'],
    })
    expect(await offers(officer())).toEqual({ report: true, bulk: ['receive'] })
    const plant = post('enterpriseContact', township, { kind: 'enterprises', enterprises: [randomUUID()] })
    expect(await offers(plant)).toEqual({ report: false, bulk: ['receive'] })
  })

  it('网格员 reports on a phone within the own grid and reads the time line; another grid does not find it', async () => {
    const grid = (code: string) => post('gridWorker', township, { kind: 'grids', grids: [code] })
    const own = grid(`${township}-01`)
    const body = {
      requestId: randomUUID(),
      subject: { ...subject, grid: `${township}-01` },
      dimension: 'riskControl',
      words: '露天堆放',
      source: 'patrol',
    }
    const made = await call(own, 'POST', '/api/problems', body)
    expect(made).toMatchObject({ status: 200, body: { state: 'found', grid: `${township}-01` } })
    expect((await call(own, 'POST', '/api/problems', body)).body.id).toBe(made.body.id)
    expect((await call(own, 'GET', `/api/problems/${made.body.id}/trail`)).body.rows).toHaveLength(1)
    expect((await call(grid(`${township}-02`), 'GET', `/api/problems/${made.body.id}`)).status).toBe(404)
    expect(
      (await call(grid(`${township}-02`), 'POST', '/api/problems', { ...body, requestId: randomUUID() })).status,
    ).toBe(404)
  })

  it('四(二)-1 the page says which month’s report is awaited and offers it, with a measure, to whoever does the work', async () => {
    const { id, worker: by } = await stage.rectifying()
    const offersOf = async (actor: Actor) => {
      const { body } = await call(actor, 'GET', `/api/problems/${id}`)
      const offers = body.actions.filter(({ action }: { action: string }) => /draftMeasure|submitProgress/.test(action))
      return { body, offers }
    }
    const own = await offersOf(by)
    expect(own.body).toMatchObject({ reportDue: { month: '2024-06', dueOn: '2024-06-25' }, actsFor: null })
    expect(own.offers).toMatchObject([
      { action: 'draftMeasure', allowed: true },
      { action: 'submitProgress', allowed: true },
    ])
    expect((await offersOf(economy())).offers).toMatchObject([
      { action: 'draftMeasure', allowed: true },
      { action: 'submitProgress', allowed: false, refusal: { code: 'problem.notResponsible' } },
    ])
  })

  it('代办 is named on the page of the township that would act for a plant without an account, and on no other', async () => {
    const { id } = await stage.report(officer(), {
      subject: { kind: 'enterprise', enterpriseId: await stage.enterprise('贺村某某木器加工户') },
    })
    const enterpriseId = (await stage.see(id)).enterpriseId ?? ''
    await stage.act(ecology(), id, 'assign', { to: [{ enterpriseId }], due: '2024-09-30' })
    const actsFor = async (by: Actor) => (await call(by, 'GET', `/api/problems/${id}`)).body.actsFor
    expect(await actsFor(officer())).toBe('贺村某某木器加工户')
    expect(await actsFor(economy())).toBeNull()
  })

  it('「无变化，一次确认」 answers for each problem by itself', async () => {
    const { id, worker: by } = await stage.rectifying()
    const { id: found } = await stage.report(officer())
    const { body } = await call(by, 'POST', '/api/progress-reports/unchanged', {
      requestId: randomUUID(),
      month: '2024-06',
      problems: [id, found],
    })
    expect(body.rows).toMatchObject([
      { problemId: id, done: true },
      { problemId: found, done: false, refusal: { code: 'problem.notResponsible' } },
    ])
  })
})

describe('many at once', () => {
  const ended = async (by: Actor, id: string): Promise<JobView> => {
    let seen = await reading(stage.database, by, tx => viewJob(tx, id))
    await until(async () => {
      seen = await reading(stage.database, by, tx => viewJob(tx, id))
      return seen.state === 'done' || seen.state === 'failed'
    }, 'end of the job')
    return seen
  }

  it('answers each separately: done, refused with its reason, stale ones listed; the refused alone can be tried again', async () => {
    const made = await Promise.all([1, 2, 3].map(() => stage.report(officer())))
    const [one, two, three] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]]
    await stage.act(officer(), two.id, 'amend', { words: '喷漆房未密闭（补充）' })
    const stranger = randomUUID()
    const by = known(ecology())
    const started = await call(by, 'POST', '/api/problems/bulk', {
      requestId: randomUUID(),
      action: 'assign',
      items: [
        { id: one.id, version: 1 },
        { id: two.id, version: 1 },
        { id: stranger, version: 1 },
        { id: three.id, version: 1 },
      ],
      input: { to: [{ unitId: township }], due: '2024-09-30' },
    })
    expect(started).toMatchObject({
      status: 200,
      body: { kind: 'remediation.actOnProblems', title: { zh: '批量交办（4 个问题）' } },
    })
    const job = await ended(by, started.body.id)
    expect(job.result).toMatchObject({ done: 2, refused: 2 })
    expect(job.result?.rows.filter(row => !row.done).map(row => [row.key, row.refusal?.code])).toEqual([
      [two.id, 'staleVersion'],
      [stranger, 'notFound'],
    ])
    expect(job.result?.rows.find(row => row.key === one.id)?.label).toBe(one.number)
    expect((await stage.see(two.id)).state).toBe('found')
    expect((await stage.see(three.id)).state).toBe('assigned')
    const again = await transaction(stage.database, by, tx =>
      retryJob(tx, [problemsJob(stage.remediation)], started.body.id, randomUUID()),
    )
    const second = await ended(by, again.id)
    expect(second.result).toMatchObject({ done: 0, refused: 2 })
  })

  it('refuses a wrong input before anything begins, and more than 2,000 at once', async () => {
    const { id } = await stage.report(officer())
    const items = [{ id, version: 1 }]
    const body = { requestId: randomUUID(), action: 'assign', items, input: { to: [], due: 'bald' } }
    expect(await call(ecology(), 'POST', '/api/problems/bulk', body)).toMatchObject({ status: 422 })
    const many = Array.from({ length: 2001 }, () => ({ id: randomUUID(), version: 1 }))
    expect(await call(ecology(), 'POST', '/api/problems/bulk', { ...body, items: many })).toMatchObject({ status: 422 })
    expect(
      await call(officer(), 'POST', '/api/problems/bulk', { ...body, action: 'grantExtension', input: {} }),
    ).toMatchObject({ status: 403 })
    expect(await call(cityOffice(), 'POST', '/api/problems/bulk', { ...body, action: 'close' })).toMatchObject({
      status: 422,
    })
  })
})
