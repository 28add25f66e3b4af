import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OnBehalf } from '#contract/ground/hand-over.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { draftMeasure } from '../measure/draft-measure.ts'
import { submitProgress } from '../progress-report/submit-progress.ts'
import {
  area,
  cityEcology,
  ecology,
  economy,
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

const due = '2024-09-30'
const proved = async (by: Actor): Promise<OnBehalf> => ({
  ground: '经营者不会使用手机',
  proof: 'paper',
  files: [await stage.file(by)],
})
const grid = () => post('gridWorker', township, { kind: 'grids', grids: [`${township}-01`] })
const contact = (enterpriseId: string) =>
  post('enterpriseContact', township, { kind: 'enterprises', enterprises: [enterpriseId] })

let served = 0
/** A problem handed to a household of 贺村, which is to receive it. */
async function assigned(name = `贺村某某木器加工户${++served}`) {
  const enterpriseId = await stage.enterprise(name)
  const { id } = await stage.report(officer(), { subject: { kind: 'enterprise', enterpriseId } })
  await stage.act(ecology(), id, 'assign', { to: [{ enterpriseId }], due })
  return { id, enterpriseId, name }
}

/** The same, received by the household itself, with a measure approved. */
async function atWork() {
  const household = await assigned()
  await stage.act(contact(household.enterpriseId), household.id, 'receive', {})
  const measure = await stage.draft(ecology(), household.id, due)
  await stage.onMeasure(economy(), measure, 'approve', {})
  return { ...household, measure }
}

/** Gives the household an account: a person who is its contact. */
async function giveAccount(enterpriseId: string): Promise<void> {
  const person = randomUUID()
  await stage.rows(servicePost('loader'), `insert into ground.person (id, username, name) values ($1, $2, '王五')`, [
    person,
    `u${person.slice(0, 8)}`,
  ])
  await stage.rows(
    servicePost('loader'),
    `insert into ground.post (id, person_id, unit_id, role, scope_kind, enterprises, valid_from)
     values ($1, $2, $3, 'enterpriseContact', 'enterprises', array[$4::uuid], date '2024-01-01')`,
    [randomUUID(), person, township, enterpriseId],
  )
}

const lineOf = async (subject: string, action: string) => {
  const [line] = await stage.rows<{ onBehalfOf: string | null; note: string | null; files: string[] }>(
    servicePost('loader'),
    `select on_behalf_of as "onBehalfOf", note, files from ground.trail where subject_id = $1 and action = $2 order by id desc limit 1`,
    [subject, action],
  )
  return line
}

type Said = { onBehalfOf?: OnBehalf }
type Household = Awaited<ReturnType<typeof atWork>>

/** Every step that falls to the one responsible, as it is taken with and without 代办. */
const steps: readonly {
  step: string
  action: string
  on?: 'measure'
  begin: () => Promise<Household>
  take: (by: Actor, the: Household, said: Said) => Promise<unknown>
}[] = [
  {
    step: '退回',
    action: 'decline',
    begin: async () => ({ ...(await assigned()), measure: '' }),
    take: (by, { id }, said) => stage.act(by, id, 'decline', { ground: '不属本户', ...said }),
  },
  {
    step: '开始实施',
    action: 'start',
    on: 'measure',
    begin: atWork,
    take: (by, { measure }, said) => stage.onMeasure(by, measure, 'start', said),
  },
  {
    step: '申报完成',
    action: 'declareDone',
    on: 'measure',
    begin: atWork,
    take: async (by, { measure }, said) =>
      stage.onMeasure(by, measure, 'declareDone', {
        before: [await stage.file(by)],
        after: [await stage.file(by)],
        ...said,
      }),
  },
  {
    step: '申请延期',
    action: 'requestExtension',
    begin: atWork,
    take: (by, { id }, said) =>
      stage.act(by, id, 'requestExtension', {
        reason: '设备到货晚',
        progressWords: '已订购',
        until: '2024-10-31',
        ...said,
      }),
  },
  {
    step: '报送进度',
    action: 'submit',
    begin: atWork,
    take: (by, { id }, said) =>
      submitProgress(
        stage.context,
        by,
        { settings: stage.settings, workflow: stage.remediation.workflows.progressReport },
        id,
        { requestId: randomUUID(), month: '2024-06', report: { changed: false, files: [] }, ...said },
      ),
  },
]

describe.each(steps)('代办: $step', ({ action, on, begin, take }) => {
  it('the household’s township and grid take it with ground and proof, and both names stand on the trail', async () => {
    for (const by of [officer(), grid()]) {
      const the = await begin()
      await expect(take(by, the, {})).rejects.toMatchObject({ status: 422, fields: [{ path: 'onBehalfOf' }] })
      const unproved = { ground: '经营者不会使用手机', proof: 'photo' as const, files: [] }
      await expect(take(by, the, { onBehalfOf: unproved })).rejects.toMatchObject({ status: 422, code: 'missing' })
      const onBehalfOf = await proved(by)
      const taken = await take(by, the, { onBehalfOf })
      const line = await lineOf(action === 'submit' ? String(taken) : on ? the.measure : the.id, action)
      expect(line).toMatchObject({ onBehalfOf: the.name })
      expect(line?.note).toContain(onBehalfOf.ground)
      expect(line?.files).toEqual(expect.arrayContaining(onBehalfOf.files))
      // whoever entered it may not check the problem, whatever it was entered on
      const parts = (await stage.see(the.id)).parts ?? []
      expect(parts).toContainEqual({ personId: by.personId, part: 'doer' })
    }
  })

  it('the household itself takes it without any of that', async () => {
    const the = await begin()
    const taken = await take(contact(the.enterpriseId), the, {})
    expect(await lineOf(action === 'submit' ? String(taken) : on ? the.measure : the.id, action)).toMatchObject({
      onBehalfOf: null,
    })
  })

  it('nobody else does: other townships, grids and households do not find it, departments hear whose it is', async () => {
    const the = await begin()
    const refused = async (by: Actor) =>
      take(by, the, { onBehalfOf: await proved(by) }).then(
        () => 'taken',
        (error: { status?: number }) => error.status,
      )
    expect(
      await refused(
        post('townshipOfficer', '330881102', { kind: 'townships', townships: ['330881102'], industries: null }),
      ),
    ).toBe(404)
    expect(await refused(post('gridWorker', township, { kind: 'grids', grids: [`${township}-02`] }))).toBe(404)
    expect(await refused(contact(randomUUID()))).toBe(404)
    for (const by of [ecology(), economy(), post('areaOffice', `${area}-office`), cityEcology()])
      expect([403, 409]).toContain(await refused(by))
  })

  it('one that has an account of its own is served by nobody', async () => {
    const the = await begin()
    await giveAccount(the.enterpriseId)
    for (const by of [officer(), grid()]) {
      await expect(take(by, the, { onBehalfOf: await proved(by) })).rejects.toMatchObject({
        status: 403,
        code: 'notPermitted',
        zh: expect.stringContaining('有自己的账号'),
      })
    }
  })
})

it('代办: 拟定措施 is entered for a household, and not for one that has an account', async () => {
  const the = await atWork()
  const draft = async (by: Actor) =>
    draftMeasure(stage.context, by, stage.remediation.workflows.measure, the.id, {
      requestId: randomUUID(),
      words: '加装集气罩',
      kind: 'engineering',
      due,
      responsiblePerson: '李强',
      onBehalfOf: await proved(by),
    })
  expect(await lineOf(await draft(officer()), 'draft')).toMatchObject({ onBehalfOf: the.name })
  await giveAccount(the.enterpriseId)
  await expect(draft(officer())).rejects.toMatchObject({ status: 403, code: 'notPermitted' })
})

describe('代办: 上报', () => {
  const report = async (by: Actor, enterpriseId: string) =>
    stage.report(by, { subject: { kind: 'enterprise', enterpriseId }, onBehalfOf: await proved(by) })

  it('a household’s own problem is reported by its township or grid with proof, which then may not check it', async () => {
    const enterpriseId = await stage.enterprise('贺村自报木器加工户')
    const by = grid()
    const { id } = await report(by, enterpriseId)
    expect(await lineOf(id, 'report')).toMatchObject({ onBehalfOf: '贺村自报木器加工户' })
    expect((await stage.see(id)).parts).toEqual([{ personId: by.personId, part: 'doer' }])
  })

  it('is refused to departments, for one with an account, and for what is no enterprise', async () => {
    const enterpriseId = await stage.enterprise('贺村有账号家具厂')
    await expect(report(ecology(), enterpriseId)).rejects.toMatchObject({ status: 403, code: 'notPermitted' })
    await giveAccount(enterpriseId)
    await expect(report(officer(), enterpriseId)).rejects.toMatchObject({ status: 403, code: 'notPermitted' })
    const by = officer()
    await expect(stage.report(by, { onBehalfOf: await proved(by) })).rejects.toMatchObject({
      fields: [{ path: 'onBehalfOf' }],
    })
  })
})
