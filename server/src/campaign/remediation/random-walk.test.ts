import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ActionRule } from '#contract/ground/workflow.ts'
import { type ProblemAction, type ProblemState, problemStates } from '#contract/remediation/problem.states.ts'
import type { ProblemInputs } from '#contract/remediation/problem-actions.ts'
import { addDays } from '#ground/clock/add-days.ts'
import { momentOf } from '#ground/context.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { turnDays } from '#ground/duty/turn-of-day.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { available } from '#ground/workflow/available.ts'
import { remediationTurns } from './index.ts'
import type { Problem } from './problem/problem.ts'
import { area, openStage, post, type Stage, township } from './testing/open-stage.ts'

let stage: Stage
let enterpriseId: string
let crew: readonly Actor[]
const loader = servicePost('loader')

beforeAll(async () => {
  stage = await openStage()
  enterpriseId = await stage.enterprise('贺村随机木器加工户')
  // two of most, since doer, checker and accepter are different persons
  crew = [
    post('townshipOfficer', township),
    post('townshipOfficer', township),
    post('areaEcology', `${area}-ecology`),
    post('areaIndustry', `${area}-economy`),
    post('areaIndustry', `${area}-economy`),
    post('areaOffice', `${area}-office`),
    post('areaOffice', `${area}-office`),
    post('cityIndustry', 'city-economy'),
    post('cityEcology', 'city-ecology'),
    post('cityOffice', 'city-office'),
    post('cityOffice', 'city-office'),
    post('enterpriseContact', township, { kind: 'enterprises', enterprises: [enterpriseId] }),
  ]
})
afterAll(() => stage.close())

type Choose = <One>(of: readonly One[]) => One

/** What somebody would fill in, as a form would ask it; what the moment does not take is refused with 422 and leaves nothing. */
async function inputFor(by: Actor, the: Problem, choose: Choose): Promise<{ [A in keyof ProblemInputs]: unknown }> {
  const today = stage.context.clock.businessDay()
  const file = await stage.file(by)
  const onBehalfOf = { ground: '没有账号', proof: 'paper', files: [await stage.file(by)] }
  const unit = () => choose([township, `${area}-economy`, `${area}-ecology`, 'city-economy'])
  const receiver = () => choose([{ unitId: unit() }, { unitId: township }, { enterpriseId }])
  const due = addDays(today, choose([5, 20, 40]))
  const hopId = (the.hops.length > 0 ? choose(the.hops).id : undefined) ?? randomUUID()
  const reason = '按程序办理'
  const visit = { visitedOn: today, present: '李强', findings: '已整改到位', files: [file] }
  const cleared = {
    powerCut: true,
    waterCut: true,
    materialsCleared: true,
    productsCleared: true,
    equipmentCleared: true,
    visitedOn: today,
    files: [file],
  }
  const paper = { kind: 'instruction', decidedOn: today, deciderName: '某副市长', file: await stage.file(by) }
  return {
    amend: { cause: '投入不足' },
    // each office for its own list
    setLevel: { level: by.role === 'cityOffice' ? 'cityListed' : 'areaListed', reason },
    setLeader: { personId: randomUUID() },
    assign: { to: choose([[receiver()], [receiver(), { unitId: unit(), share: 'cooperate' }]]), due },
    receive: {
      next: choose(['workHere', 'workHere', 'passOn']),
      proofOfService: { kind: 'signature', receiverName: '李强', on: today, files: [file] },
    },
    passOn: { to: [receiver()] },
    decline: { ground: reason, onBehalfOf },
    reassign: { hopId, to: receiver(), reason },
    recall: { hopId, reason },
    urge: {},
    copy: { units: ['city-market'] },
    answer: { words: '已协办' },
    requestCheck: { onBehalfOf },
    pass: { onSite: visit },
    return: { reason, backTo: choose(['rectifying', 'rectifying', 'areaCheck']) },
    askCrossCheck: { unitId: '330822-ecology', reason },
    publish: {},
    upholdObjection: { reason },
    close: { form: { rectification: '完成', conclusion: '同意' }, basis: paper },
    merge: { into: randomUUID(), reason },
    void: { reason },
    transfer: { receiver: '江山市公安局', reason, files: [file] },
    closeByExit: { reason, proof: cleared },
    suspend: { reason, reviewOn: addDays(today, 30) },
    confirmExit: { proof: { ...cleared, files: [await stage.file(by)] } },
    refuseExit: { reason },
    resume: { reason },
    requestExtension: {
      reason,
      progressWords: '过半',
      until: addDays(the.dueCurrent ?? today, 10),
      files: [],
      onBehalfOf,
    },
    grantExtension: {},
    refuseExtension: { reason },
    resetTerm: { until: due, reason },
  }
}

type Duty = {
  kind: string
  unit: string | null
  enterprise: string | null
  setFor: string
  standsAt: string
  paused: boolean
}

const dutiesOf = (id: string) =>
  stage.rows<Duty>(
    loader,
    `select kind, holder_unit as unit, holder_enterprise as enterprise, set_for as "setFor", stands_at as "standsAt", paused_since is not null as paused
     from ground.duty where subject_id = $1 and done_at is null order by kind`,
    [id],
  )

/** What somebody must be held to while a problem stands where it stands, and what nobody may be held to any more. */
async function expectDuties(the: Problem): Promise<void> {
  const duties = await dutiesOf(the.id)
  const told = `${the.number} ${the.state}: ${JSON.stringify(duties)}`
  const of = (kind: string) => duties.filter(duty => duty.kind === kind)
  const ended = problemStates.states[the.state as ProblemState].final === true
  if (ended) {
    const left = the.state === 'closed' ? ['lookBackFirst', 'lookBackSecond'] : []
    expect(
      duties.map(({ kind }) => kind),
      told,
    ).toEqual(left)
    return
  }
  expect(of('exitConfirmation').length, told).toBe(the.pendingExit === null ? 0 : 1)
  expect(
    duties.every(({ paused, kind }) => paused === (the.state === 'suspended' && kind !== 'suspensionReview')),
    told,
  ).toBe(true)
  expect(of('suspensionReview').length, told).toBe(the.state === 'suspended' ? 1 : 0)
  const state = the.state === 'suspended' ? the.suspendedFrom : the.state
  expect(of('extensionDecision').length, told).toBe(the.extensionState === 'asked' ? 1 : 0)
  expect(of('rectification').length, told).toBe(state === 'rectifying' ? 1 : 0)
  expect(of('progressReport').length, told).toBe(state === 'rectifying' ? 1 : 0)
  expect(of('checkpoint').length > 0, told).toBe(state === 'checking')
  expect(of('closure').length, told).toBe(state === 'verified' || state === 'onNotice' ? 1 : 0)
  if (state === 'found')
    expect(of('problemTriage').length + of('declinedHop').length + of('recalledHop').length, told).toBeGreaterThan(0)
  else expect(of('problemTriage').length, told).toBe(0)
  for (const hop of the.hops.filter(one => one.state === 'sent')) {
    const receipts = of('hopReceipt').filter(
      duty => duty.enterprise === hop.toEnterprise && (hop.toUnit === null || duty.unit === hop.toUnit),
    )
    expect(receipts.length, told).toBe(1)
  }
  for (const duty of of('rectification')) {
    expect(duty, told).toMatchObject({ setFor: the.dueOriginal, enterprise: the.responsibleEnterprise })
    if (the.state === 'rectifying') expect(duty.standsAt, told).toBe(the.dueCurrent)
    if (the.responsibleEnterprise === null) expect(duty.unit, told).toBe(the.responsibleUnit)
  }
}

const leavings = ['merge', 'void', 'transfer', 'closeByExit', 'suspend', 'confirmExit']

/** One of all steps that are offered to anybody: mostly the step forward, now and then a way out. */
function stepFrom(the: Problem, number: number, choose: Choose): { by: Actor; action: keyof ProblemInputs } {
  const moment = momentOf(stage.context)
  const offered = crew.flatMap(by =>
    available(stage.remediation.workflows.problem, the, by, moment)
      .filter(({ allowed, action }) => allowed && action !== 'urge' && action !== 'copy')
      .map(({ action, primary }) => ({ by, action: action as keyof ProblemInputs, primary })),
  )
  const forward = offered.filter(({ primary }) => primary)
  const staying = offered.filter(({ action }) => !leavings.includes(action))
  // nobody can do anything: a problem that is stuck
  expect(offered.length, `${the.number} ${the.state}`).toBeGreaterThan(0)
  if (number % 10 < 6 && forward.length > 0) return choose(forward)
  return number % 10 < 9 && staying.length > 0 ? choose(staying) : choose(offered)
}

/** Measures go their own way beside the problem: one drafted, approved, declared done. */
async function workOnMeasures(the: Problem, worker: Actor): Promise<void> {
  const onBehalfOf = { ground: '没有账号', proof: 'paper' as const, files: [await stage.file(worker)] }
  const rows = await stage.rows<{ id: string; state: string }>(
    loader,
    'select id, state from remediation.measure where problem_id = $1',
    [the.id],
  )
  if (rows.length === 0) rows.push({ id: await stage.draft(worker, the.id, the.dueCurrent ?? ''), state: 'drafted' })
  for (const { id, state } of rows) {
    if (state === 'drafted') await stage.onMeasure(post('areaEcology', `${area}-ecology`), id, 'approve', {})
    if (state === 'declaredDone' || state === 'checked') continue
    const evidence = { before: [await stage.file(worker)], after: [await stage.file(worker)], onBehalfOf }
    await stage.onMeasure(worker, id, 'declareDone', evidence)
  }
}

const choices = fc.array(fc.nat({ max: 100_000 }), { minLength: 20, maxLength: 45 })

it('a problem that anybody works on as offered never leaves the table, and somebody always holds what is due', async () => {
  const seen = new Set<string>()
  const taken = new Set<string>()
  await fc.assert(
    fc.asyncProperty(choices, async numbers => {
      const { id } = await stage.report(crew[0] as Actor, { subject: { kind: 'enterprise', enterpriseId } })
      for (const number of numbers) {
        let left = number
        const choose: Choose = of => {
          const one = of[left % of.length]
          left = Math.floor(left / of.length) + 7 * of.length
          return one as (typeof of)[number]
        }
        const before = await stage.see(id)
        if (problemStates.states[before.state as ProblemState].final) break
        if (number % 5 === 0) {
          stage.goTo(addDays(stage.context.clock.businessDay(), 1))
          await turnDays(stage.context, remediationTurns(stage.settings))
        }
        if (before.state === 'rectifying') await workOnMeasures(before, choose(crew)).catch(refusedOnly)
        const now = await stage.see(id)
        const { by, action } = stepFrom(now, number, choose)
        const said: ActionRule<ProblemState> = problemStates.actions[action as ProblemAction]
        const input = (await inputFor(by, now, choose))[action]
        const after = await stage.act(by, id, action, input as never).catch(refusedInput)
        if (!after) {
          expect(await stage.see(id)).toEqual(now)
          continue
        }
        taken.add(action)
        seen.add(now.state)
        const kept = await stage.see(id)
        const leadsTo: readonly string[] = said.to === 'same' ? [now.state] : said.to
        expect(leadsTo, action).toContain(kept.state)
        expect(said.from, action).toContain(now.state)
        await expectDuties(kept)
      }
    }),
    { numRuns: Math.ceil(Number(process.env.RUNS ?? 200) / 20), endOnFailure: true },
  )
  // a walk that hardly moved would prove nothing
  expect([...seen]).toEqual(expect.arrayContaining(['found', 'assigned', 'rectifying']))
  expect(taken.size).toBeGreaterThan(10)
}, 180_000)

function refusedOnly(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error
}

/** What was offered is refused for its input alone, or because a part was taken that only the paper's decider or the database knows of. */
function refusedInput(error: unknown): undefined {
  if (error instanceof Refusal && (error.status === 422 || error.status === 404 || error.code === 'samePerson')) return
  throw error
}
