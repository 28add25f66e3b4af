import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Baseline, itemsOf, openBaseline, recordAssessment } from '#campaign/baseline/index.ts'
import { campaignVersion, checklistsInUse } from '#campaign/mandate/index.ts'
import { AssessmentAnswer } from '#contract/baseline/assessment.ts'
import type { EnterpriseAction } from '#contract/baseline/enterprise.states.ts'
import { type EnterprisePlanAction, enterprisePlanStates } from '#contract/remediation/enterprise-plan.states.ts'
import { listEnterprisePlans } from '#contract/remediation/enterprise-plan.ts'
import { PlanContent } from '#contract/remediation/enterprise-plan-paper.ts'
import { momentOf } from '#ground/context.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { folderStorage } from '#ground/files/index.ts'
import { createSealing } from '#ground/sealing/index.ts'
import { act } from '#ground/workflow/act.ts'
import { findingTarget } from '../index.ts'
import { enterprisePlanPaper } from '../paper/enterprise-plan-paper.ts'
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
} from '../testing/open-stage.ts'
import { draftPlan } from './draft-plan.ts'
import { findEnterprisePlan } from './enterprise-plan.store.ts'
import { viewEnterprisePlan, viewPlansOfEnterprise } from './enterprise-plan.view.ts'
import { findEnterprisePlans } from './find-enterprise-plans.ts'
import { plansFollowEnterprises } from './follow-enterprise.ts'
import { readPlanPaper } from './plan-paper.ts'

let stage: Stage
let baseline: Baseline
beforeAll(async () => {
  stage = await openStage()
  baseline = openBaseline({
    ...stage.context,
    sealing: createSealing(randomBytes(32)),
    storage: folderStorage('nowhere'),
  })
  baseline.registerFindings(findingTarget(stage.remediation))
  plansFollowEnterprises(baseline, stage.remediation)
})
afterAll(() => stage.close())

const content = (more: object = {}): PlanContent =>
  PlanContent.parse({
    situation: '2016 年建厂，员工 24 人，年产实木门 1.2 万套',
    process: '开料、刨光、拼装、打磨、喷漆、晾干',
    points: [{ where: '喷漆房', what: 'VOCs、漆雾', treatment: '水帘柜，未接末端' }],
    nodes: [{ id: randomUUID(), words: '喷漆房完成负压改造', due: '2024-09-30' }],
    money: [
      { source: 'own', amount: 32.5, words: '' },
      { source: 'subsidy', amount: 10, words: '' },
    ],
    cuts: { vocs: 1.6, particulates: 0.35 },
    promises: ['按期完成全部措施'],
    ...more,
  })
const expertOf = (enterprise: string) =>
  post('expert', 'city-ecology', { kind: 'enterprises', enterprises: [enterprise] })

async function assessed(name?: string): Promise<string> {
  const enterprise = await stage.enterprise(name)
  const versions = await reading(stage.database, economy(), tx => checklistsInUse(tx, industry))
  const [first] = itemsOf(versions)
  await recordAssessment(baseline.assessing, economy(), enterprise, {
    requestId: randomUUID(),
    industry,
    kind: 'baseline',
    campaignVersion: campaignVersion(stage.context.campaign),
    checklists: versions.map(({ id }) => id),
    answers: itemsOf(versions).map(({ code }) =>
      AssessmentAnswer.parse(
        code === first?.code
          ? { code, result: 'notMet', words: '喷漆房未密闭', causeKind: 'equipment', measures: ['喷漆房整体密闭'] }
          : { code, result: 'met' },
      ),
    ),
  })
  return enterprise
}

const draft = (by: Actor, enterprise: string, more: object = {}, requestId = randomUUID()) =>
  draftPlan(stage.context, by, stage.remediation.workflows.enterprisePlan, enterprise, {
    requestId,
    industry,
    content: content(),
    ...more,
  })
const take = (by: Actor, id: string, action: EnterprisePlanAction, input: object = {}, version?: number) =>
  act(stage.context, by, stage.remediation.workflows.enterprisePlan, {
    id,
    action,
    requestId: randomUUID(),
    version,
    input,
  })
const see = (by: Actor, id: string) => reading(stage.database, by, tx => viewEnterprisePlan(tx, stage.remediation, id))
const listed = (by: Actor, query: object = {}) =>
  reading(stage.database, by, tx =>
    findEnterprisePlans(tx, momentOf(stage.context), listEnterprisePlans.query.parse(query)),
  )
const promise = async (id: string) => {
  const by = officer()
  await take(by, id, 'promise', {
    onBehalfOf: { ground: '企业没有账号', proof: 'paper', files: [await stage.file(by)] },
  })
  return by
}
const opine = (id: string, enterprise: string, more: object = {}) =>
  take(expertOf(enterprise), id, 'opine', { verdict: 'agree', words: '措施可行', ...more })

async function submitted() {
  const enterprise = await assessed()
  const drafter = economy()
  const id = await draft(drafter, enterprise)
  await promise(id)
  await take(drafter, id, 'submit')
  return { enterprise, drafter, id }
}
async function issued() {
  const made = await submitted()
  const approver = areaOffice()
  await opine(made.id, made.enterprise)
  await take(approver, made.id, 'approve', { words: '同意' })
  await take(approver, made.id, 'issue', { documentNumber: '江整治〔2024〕3号' })
  return { ...made, approver }
}
const openDuties = (subject: string) =>
  stage.rows<{ kind: string; holderUnit: string | null; standsAt: string }>(
    servicePost('loader'),
    `select kind, holder_unit as "holderUnit", stands_at as "standsAt" from ground.duty
      where enterprise_id = $1 and done_at is null and noun in ('enterprisePlan', 'planNode') order by kind`,
    [subject],
  )

describe('三(三)1 一企一策 from the draft to its filing', () => {
  it('三(三)1: score, problems and proposed measures are read from the assessment, nothing of them is typed or kept', async () => {
    const enterprise = await assessed()
    const id = await draft(economy(), enterprise)
    const { paper } = await see(ecology(), id)
    expect(paper.score?.total).toBeLessThan(100)
    expect(paper.problems).toMatchObject([{ words: '喷漆房未密闭', measures: [], proposed: ['喷漆房整体密闭'] }])
    const [kept] = await stage.rows<{ content: object }>(
      servicePost('loader'),
      'select content from remediation.enterprise_plan where id = $1',
      [id],
    )
    expect(JSON.stringify(kept?.content)).not.toContain('喷漆房未密闭')
  })

  it('三(三)1: drafted, promised, advised on, approved, issued and filed, each by its post; the duties follow', async () => {
    const { enterprise, id, approver } = await issued()
    expect(await see(approver, id)).toMatchObject({
      state: 'issued',
      issued: { on: '2024-06-20', documentNumber: '江整治〔2024〕3号', sound: true },
      paper: { approval: { words: '同意' }, opinions: [{ verdict: 'agree' }], promise: { onBehalf: true } },
    })
    expect(await openDuties(enterprise)).toEqual([
      { kind: 'file', holderUnit: 'city-office', standsAt: '2024-07-04' },
      { kind: 'node', holderUnit: township, standsAt: '2024-09-30' },
    ])
    await take(cityOffice(), id, 'file', { filingNumber: '衢整治备〔2024〕18号' })
    expect(await see(cityOffice(), id)).toMatchObject({
      state: 'filed',
      filed: { filingNumber: '衢整治备〔2024〕18号' },
    })
    expect(await openDuties(enterprise)).toMatchObject([{ kind: 'node' }])
  })

  it('三(三)1: the area’s task force is held to the review within ten working days, the drafter to what comes back', async () => {
    const { enterprise, id } = await submitted()
    expect(await openDuties(enterprise)).toEqual([
      { kind: 'review', holderUnit: `${area}-office`, standsAt: '2024-07-04' },
    ])
    await take(areaOffice(), id, 'return', { reason: '节点过于笼统' })
    expect(await openDuties(enterprise)).toEqual([
      { kind: 'revise', holderUnit: `${area}-economy`, standsAt: '2024-07-04' },
    ])
  })

  it('办理、核查、认定: who drafted neither advises nor approves; who advised does not approve', async () => {
    const { enterprise, drafter, id } = await submitted()
    const scan = [await stage.file(drafter)]
    const recorded = { verdict: 'agree', words: '可行', expert: '李工', files: scan }
    await expect(take(drafter, id, 'opine', recorded)).rejects.toMatchObject({ code: 'samePerson' })
    const recorder = ecology()
    await take(recorder, id, 'opine', { ...recorded, files: [await stage.file(recorder)] })
    for (const by of [drafter, recorder])
      await expect(take(by, id, 'approve')).rejects.toMatchObject({ code: 'samePerson' })
    await expect(take(expertOf(enterprise), id, 'approve')).rejects.toMatchObject({ status: 403 })
    await take(areaOffice(), id, 'approve')
  })

  it('三(三)1: whoever promised on behalf of an enterprise took part in the drafting', async () => {
    const enterprise = await assessed()
    const id = await draft(economy(), enterprise)
    const behalf = await promise(id)
    const [part] = await stage.rows<{ part: string }>(
      servicePost('loader'),
      'select part from ground.participant where subject_id = $1 and person_id = $2',
      [id, behalf.personId],
    )
    expect(part).toEqual({ part: 'doer' })
  })

  it('三(三)1: what a plan still lacks is named before it can be submitted', async () => {
    const enterprise = await stage.enterprise()
    const by = economy()
    const id = await draft(by, enterprise, { content: content({ nodes: [], points: [] }) })
    const offer = async () => (await see(by, id)).actions.find(({ action }) => action === 'submit')
    expect((await offer())?.refusal?.zh).toBe('一企一策还缺：基线评估、产污环节、进度节点、企业承诺。补齐后再办理')
    await expect(take(by, id, 'submit')).rejects.toMatchObject({ code: 'plan.incomplete' })
  })

  it('三(三)1: a problem that nothing answers is named by its number', async () => {
    const enterprise = await assessed()
    const { number } = await stage.report(officer(), { subject: { kind: 'enterprise', enterpriseId: enterprise } })
    const by = economy()
    const id = await draft(by, enterprise)
    await promise(id)
    await expect(take(by, id, 'submit')).rejects.toMatchObject({ zh: expect.stringContaining(number) })
  })

  it('二-1: no node ends after the industry’s own deadline', async () => {
    const enterprise = await assessed()
    const late = content({ nodes: [{ id: randomUUID(), words: '完成改造', due: '2025-01-15' }] })
    await expect(draft(economy(), enterprise, { content: late })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'content.nodes.0.due', zh: '节点不得晚于本行业整治时限 2024-12-31' }],
    })
  })

  it('三(三)1: a promise lapses when the text it was given to is changed', async () => {
    const enterprise = await assessed()
    const by = economy()
    const id = await draft(by, enterprise)
    await promise(id)
    await take(by, id, 'revise', { content: content({ promises: ['按期完成', '不擅自停用治理设施'] }) })
    expect((await see(by, id)).paper.promise).toBeNull()
    await expect(take(by, id, 'submit')).rejects.toMatchObject({ code: 'plan.incomplete' })
  })

  it('三(三)1: without an agreeing expert nothing is approved; a written opinion is recorded with name and scan', async () => {
    const { enterprise, id } = await submitted()
    await expect(take(areaOffice(), id, 'approve')).rejects.toMatchObject({ code: 'plan.noOpinion' })
    await expect(take(ecology(), id, 'opine', { verdict: 'agree', words: '可行' })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'expert' }, { path: 'files' }],
    })
    await opine(id, enterprise, { verdict: 'disagree', words: '末端治理不足' })
    await expect(take(areaOffice(), id, 'approve')).rejects.toMatchObject({ code: 'plan.noOpinion' })
    await opine(id, enterprise)
    await take(areaOffice(), id, 'approve')
  })

  it('三(三)1: what has changed since the approval is approved again before it is issued', async () => {
    const { enterprise, id } = await submitted()
    await opine(id, enterprise)
    const approver = areaOffice()
    await take(approver, id, 'approve')
    const problem = (await see(approver, id)).paper.problems[0]
    await stage.act(ecology(), problem?.id ?? '', 'assign', { to: [{ unitId: township }], due: '2024-09-30' })
    await expect(take(approver, id, 'issue')).rejects.toMatchObject({ code: 'plan.notApproved' })
    await take(approver, id, 'approve')
    await take(approver, id, 'issue')
  })

  it('of two who begin at once one is told that the other has; sent again it makes no second', async () => {
    const enterprise = await assessed()
    const requestId = randomUUID()
    const by = economy()
    const id = await draft(by, enterprise, {}, requestId)
    expect(await draft(by, enterprise, {}, requestId)).toBe(id)
    await expect(draft(ecology(), enterprise)).rejects.toMatchObject({ code: 'plan.begun' })
  })

  it('of two who act on one version the second is told what has changed', async () => {
    const { id } = await submitted()
    await take(areaOffice(), id, 'return', { reason: '请补充' }, 3)
    await expect(take(areaOffice(), id, 'return', { reason: '请补充' }, 3)).rejects.toMatchObject({
      code: 'staleVersion',
    })
  })
})

describe('三(三)1 what was issued stays', () => {
  it('三(三)1: the issued text stands while score, problems and the enterprise’s name go on changing', async () => {
    const { enterprise, id, approver } = await issued()
    const before = await see(approver, id)
    await act(stage.context, ecology(), baseline.enterprises, {
      id: enterprise,
      action: 'rename' as EnterpriseAction,
      requestId: randomUUID(),
      input: { name: '江山新名木业有限公司', changedOn: '2024-06-19', reason: '工商变更' },
    })
    await stage.report(officer(), { subject: { kind: 'enterprise', enterpriseId: enterprise } })
    const after = await see(approver, id)
    expect(after.paper).toEqual(before.paper)
    expect(after.issued).toMatchObject({ hash: before.issued?.hash, sound: true })
  })

  it('三(三)1: the database lets nobody change an issued text, and takes no hash that is not its own', async () => {
    const { id, enterprise, approver } = await issued()
    await expect(
      stage.rows(approver, `update remediation.issued_plan set text = '{}' where plan_id = $1`, [id]),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      stage.rows(approver, 'insert into remediation.issued_plan values ($1, $2, $3, $4)', [
        randomUUID(),
        enterprise,
        '{}',
        'a'.repeat(64),
      ]),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('三(三)1: an amendment is another edition; on its issue the original gives way, can still be read, and its nodes go on', async () => {
    const { enterprise, drafter, id, approver } = await issued()
    const original = await see(approver, id)
    await expect(draft(drafter, enterprise)).rejects.toMatchObject({ fields: [{ path: 'amendReason' }] })
    const [node] = original.paper.content.nodes
    if (!node) throw new Error('a node')
    const on = officer()
    await take(on, id, 'reachNode', {
      nodeId: node.id,
      on: '2024-06-19',
      words: '已完成',
      onBehalfOf: { ground: '企业没有账号', proof: 'paper', files: [await stage.file(on)] },
    })
    const more = { id: randomUUID(), words: '完成活性炭更换', due: '2024-10-31' }
    const second = await draft(drafter, enterprise, {
      amendReason: '增加末端治理',
      content: content({ nodes: [node, more] }),
    })
    expect(await see(approver, id)).toMatchObject({ state: 'issued' })
    await promise(second)
    await take(drafter, second, 'submit')
    await opine(second, enterprise)
    await take(approver, second, 'approve')
    await take(approver, second, 'issue')
    expect(await see(approver, id)).toMatchObject({ state: 'amended', paper: original.paper })
    const amended = await see(approver, second)
    expect(amended).toMatchObject({
      state: 'issued',
      paper: { edition: 2, amendReason: '增加末端治理' },
      editions: [{ edition: 2 }, { edition: 1, state: 'amended' }],
    })
    expect(amended.standing.nodes.map(({ reached }) => reached?.on ?? null)).toEqual(['2024-06-19', null])
    expect(await openDuties(enterprise)).toMatchObject([{ kind: 'file' }, { kind: 'node', standsAt: '2024-10-31' }])
  })

  it('三(四)1: complete is declared on proof alone, which names what is still open', async () => {
    const { enterprise, id } = await issued()
    await take(cityOffice(), id, 'file')
    const by = officer()
    await expect(take(areaOffice(), id, 'complete')).rejects.toMatchObject({
      code: 'plan.notComplete',
      zh: expect.stringContaining('1 个节点未完成'),
    })
    const { paper } = await see(by, id)
    await take(by, id, 'reachNode', {
      nodeId: paper.content.nodes[0]?.id,
      on: '2024-06-20',
      words: '已完成',
      onBehalfOf: { ground: '企业没有账号', proof: 'paper', files: [await stage.file(by)] },
    })
    await expect(take(areaOffice(), id, 'complete')).rejects.toMatchObject({
      zh: expect.stringContaining(paper.problems[0]?.number ?? ''),
    })
    await stage.rows(
      servicePost('loader'),
      `update remediation.problem set state = 'verified' where enterprise_id = $1`,
      [enterprise],
    )
    await take(areaOffice(), id, 'complete', { words: '全部完成' })
    expect(await see(by, id)).toMatchObject({ state: 'completed', completed: { words: '全部完成' } })
    expect(await openDuties(enterprise)).toEqual([])
  })

  it('三(一)-1: a plan moves with its enterprise, and asks nothing more once that has left the list', async () => {
    const { enterprise, id } = await issued()
    await stage.rows(
      servicePost('loader'),
      `update remediation.problem set state = 'closed' where enterprise_id = $1`,
      [enterprise],
    )
    await act(stage.context, ecology(), baseline.enterprises, {
      id: enterprise,
      action: 'move' as EnterpriseAction,
      requestId: randomUUID(),
      input: { township: '330881102', address: '清湖街道工业路 1 号', reason: '搬迁' },
    })
    const kept = await reading(stage.database, areaOffice(), tx => findEnterprisePlan(tx, id))
    expect(kept).toMatchObject({ township: '330881102' })
    if (!kept) throw new Error('the plan')
    // where it lay when it was issued is part of the text
    expect(readPlanPaper(kept).enterprise.township).toBe(township)
  })
})

describe('who reads a plan', () => {
  it('三(三)1: an enterprise reads its own, with units and without the names of officials and experts, and no other’s', async () => {
    const { enterprise, id } = await issued()
    const own = post('enterpriseContact', township, { kind: 'enterprises', enterprises: [enterprise] })
    const view = await see(own, id)
    expect(view.paper.opinions).toMatchObject([{ by: { person: null }, words: '措施可行' }])
    expect(view.paper.approval?.by).toMatchObject({ unit: `${area}-office`, person: null })
    const other = post('enterpriseContact', township, { kind: 'enterprises', enterprises: [randomUUID()] })
    await expect(see(other, id)).rejects.toMatchObject({ status: 404 })
    expect((await listed(other)).rows).toEqual([])
    expect((await listed(own)).rows.map(row => row.id)).toEqual([id])
  })

  it('三(三)1: why a draft came back is not told to the enterprise', async () => {
    const { enterprise, id } = await submitted()
    await take(areaOffice(), id, 'return', { reason: '内部意见：金额虚高' })
    const own = post('enterpriseContact', township, { kind: 'enterprises', enterprises: [enterprise] })
    expect(JSON.stringify(await see(own, id))).not.toContain('金额虚高')
    expect((await see(economy(), id)).returnReason).toBe('内部意见：金额虚高')
  })

  it('a neighbouring township neither lists nor opens it; the list pages by key without loss', async () => {
    const { id } = await submitted()
    const neighbour = post('townshipOfficer', '330881102', {
      kind: 'townships',
      townships: ['330881102'],
      industries: null,
    })
    await expect(see(neighbour, id)).rejects.toMatchObject({ status: 404 })
    expect((await listed(neighbour)).rows.map(row => row.id)).not.toContain(id)
    const all = (await listed(ecology(), { limit: 200 })).rows.map(row => row.id)
    const paged: string[] = []
    let after: string | undefined
    do {
      const page = await listed(ecology(), { limit: 3, after })
      paged.push(...page.rows.map(row => row.id))
      after = page.next ?? undefined
    } while (after)
    expect(paged).toEqual(all)
    expect(
      (await listed(ecology(), { state: 'areaReview', withoutOpinion: 'true' })).rows.map(row => row.id),
    ).toContain(id)
  })

  it('three offers of one table: begin, go on, amend', async () => {
    const offerTo = async (by: Actor, enterprise: string) =>
      (await reading(stage.database, by, tx => viewPlansOfEnterprise(tx, momentOf(stage.context), enterprise)))
        .industries[0]?.offer
    const fresh = await stage.enterprise()
    expect(await offerTo(economy(), fresh)).toMatchObject({ allowed: true })
    expect(await offerTo(cityOffice(), fresh)).toBeNull()
    const { enterprise } = await submitted()
    expect(await offerTo(economy(), enterprise)).toMatchObject({ allowed: false, refusal: { code: 'plan.begun' } })
    const inForce = await issued()
    expect(await offerTo(economy(), inForce.enterprise)).toMatchObject({ allowed: true })
  })
})

it('三(三)1: the table has no state that no action leads to or out of, but for its ends', () => {
  const { states, actions } = enterprisePlanStates
  const rules = Object.values(actions) as readonly {
    from: readonly string[] | 'new'
    to: readonly string[] | 'same'
    follows?: true
  }[]
  for (const [name, state] of Object.entries(states)) {
    expect(
      rules.some(({ to }) => to !== 'same' && to.includes(name)),
      name,
    ).toBe(true)
    if ('final' in state) continue
    expect(
      rules.some(({ from, to }) => from !== 'new' && from.includes(name) && to !== 'same'),
      name,
    ).toBe(true)
  }
})

describe('三(三)1 the plan as a paper', () => {
  const gather = (by: Actor, plan: string) =>
    reading(stage.database, by, tx =>
      enterprisePlanPaper(stage.context.campaign).gather(tx, { plan }, momentOf(stage.context)),
    )

  it('三(三)1: it is made of what the area approved and names the hash that was bound; nothing else of a plan becomes one', async () => {
    const { enterprise, id } = await submitted()
    await expect(gather(areaOffice(), id)).rejects.toMatchObject({ code: 'document.notNow' })
    await opine(id, enterprise)
    const approver = areaOffice()
    await take(approver, id, 'approve', { words: '同意' })
    const { facts, tables, about, main } = await gather(approver, id)
    const [kept] = await stage.rows<{ hash: string }>(
      servicePost('loader'),
      'select approved_hash as hash from remediation.enterprise_plan where id = $1',
      [id],
    )
    expect(facts).toContainEqual(expect.objectContaining({ key: '校验码', value: kept?.hash }))
    expect(facts).toContainEqual(expect.objectContaining({ key: '资金合计', value: 42.5 }))
    expect(tables?.problems?.rows).toEqual([expect.arrayContaining([expect.stringContaining('喷漆房未密闭')])])
    expect(tables?.cuts?.rows).toEqual([
      ['颗粒物', '0.35'],
      ['挥发性有机物', '1.6'],
    ])
    const { slots } = enterprisePlanPaper(stage.context.campaign)
    const named = [...facts.map(({ key }) => key), ...Object.keys(tables ?? {})]
    expect(named.toSorted()).toEqual(slots.map(({ key }) => key).toSorted())
    expect(about).toEqual([id, enterprise])
    expect(main).toEqual([{ kind: 'outside', name: expect.any(String) }])
  })

  it('三(三)1: what has changed since the approval is approved again before it becomes a paper', async () => {
    const { enterprise, id } = await submitted()
    await opine(id, enterprise)
    await take(areaOffice(), id, 'approve')
    await stage.report(officer(), { subject: { kind: 'enterprise', enterpriseId: enterprise } })
    await expect(gather(areaOffice(), id)).rejects.toMatchObject({ code: 'document.notNow' })
  })

  it('三(三)1: the paper of an issued plan says what was issued, and is out of reach of another area', async () => {
    const { id, approver, enterprise } = await issued()
    await stage.report(officer(), { subject: { kind: 'enterprise', enterpriseId: enterprise } })
    const { facts } = await gather(approver, id)
    expect(facts).toContainEqual(expect.objectContaining({ key: '问题数', value: 1 }))
    expect(facts).toContainEqual(
      expect.objectContaining({ key: '下达', value: expect.stringContaining('江整治〔2024〕3号') }),
    )
    const elsewhere = post('areaOffice', '330824-office', { kind: 'areas', areas: ['330824'], industries: null })
    await expect(gather(elsewhere, id)).rejects.toMatchObject({ status: 404 })
  })
})
