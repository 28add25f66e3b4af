import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role, Scope } from '#contract/ground/role.ts'
import { type TaskAction, type TaskState, taskStates } from '#contract/mandate/task.states.ts'
import { TaskFrequency } from '#contract/mandate/task.ts'
import { fixedClock } from '#ground/clock/create-clock.ts'
import { standardCalendar } from '#ground/clock/standard-calendar.ts'
import { urgencySteps } from '#ground/clock/urgency.ts'
import { type Ground, momentOf } from '#ground/context.ts'
import { type Actor, claimSettings, servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { countOf } from '#ground/figures/index.ts'
import { act } from '#ground/workflow/act.ts'
import { available } from '#ground/workflow/available.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/fresh-database.ts'
import {
  defaultCampaignFolder,
  expandTasks,
  loadCampaign,
  loadTasks,
  makeTaskWorkflow,
  taskSettings,
} from '../index.ts'
import { findLateUnits, findTasks } from './find-tasks.ts'
import { firstDayOf } from './lay-task.ts'
import { readTask, taskStore } from './task.store.ts'
import type { Task } from './task.ts'
import { taskFacts } from './task.view.ts'

const campaign = loadCampaign(defaultCampaignFolder)
const seeds = expandTasks(campaign)
const workflow = makeTaskWorkflow(taskSettings(campaign))
const city: Scope = { kind: 'city', industries: null }
const jiangshan: Scope = { kind: 'areas', areas: ['330881'], industries: null }

let database: FreshDatabase
let ground: Ground

const post = (unitId: string, role: Role, scope: Scope): Actor => ({
  postId: randomUUID(),
  personId: randomUUID(),
  unitId,
  role,
  scope,
  words: `${unitId} 某人`,
})
const leads = post('330881-office', 'areaOffice', jiangshan)
const colleague = post('330881-office', 'areaOffice', jiangshan)
const cooperates = post('330881-ecology', 'areaEcology', jiangshan)
const stranger = post('330822-office', 'areaOffice', { kind: 'areas', areas: ['330822'], industries: null })
const confirms = post('city-economy', 'cityIndustry', city)
const cityOffice = post('city-office', 'cityOffice', city)

beforeAll(async () => {
  database = await freshDatabase()
  ground = { database, clock: fixedClock('2024-06-20T09:00:00+08:00'), calendar: () => standardCalendar }
  await transaction(database, servicePost('loader'), tx => loadTasks(tx, ground, campaign))
}, 60_000)
afterAll(() => database.drop())

async function taskOf(seed: string, actor: Actor = cityOffice): Promise<Task> {
  const [row] = await reading(database, actor, async tx => {
    const [found] = await tx.query<{ id: string }>('select id from mandate.task where seed = $1', [seed])
    return found ? tx.query(taskStore.lock, [found.id]) : []
  })
  if (!row) throw new Error(`${seed} is not there`)
  return readTask(row)
}

const take = async (actor: Actor, seed: string, action: TaskAction, input: unknown) => {
  const the = await taskOf(seed)
  const outcome = await act(ground, actor, workflow, {
    id: the.id,
    action,
    version: the.version,
    requestId: randomUUID(),
    input,
  })
  return outcome.after
}

/** A file that the actor has uploaded. */
async function upload(actor: Actor): Promise<string> {
  const id = randomUUID()
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  for (const [name, value] of Object.entries(claimSettings(actor))) {
    await owner.query('select set_config($1, $2, false)', [`clearloop.${name}`, value])
  }
  await owner.query(
    `insert into ground.file (id, hash, kind, content_type, name, size, time_source, place_source, request_id, post_id, person_id, unit_id)
     values ($1, repeat('a', 64), 'pdf', 'application/pdf', '成果.pdf', 10, 'none', 'none', $2, $3, $4, $5)`,
    [id, randomUUID(), actor.postId, actor.personId, actor.unitId],
  )
  await owner.end()
  return id
}

const product = async (actor: Actor) => ({ words: '已完成，材料附后', files: [await upload(actor)] })

describe('全文: the plan’s duties are laid on their units', () => {
  test('every one of them once, with a duty of its lead unit, and counted', async () => {
    const page = await reading(database, cityOffice, tx =>
      findTasks(tx, {}, { limit: 50, moment: momentOf(ground), cityCode: campaign.city.code }),
    )
    expect(page.total).toBe(seeds.length)
    const [duties] = await reading(database, servicePost('loader'), tx =>
      tx.query<{ own: number; receipts: number; unheld: number }>(
        `select count(*) filter (where kind = 'task') as own, count(*) filter (where kind = 'taskReceipt') as receipts,
           count(*) filter (where holder_unit is null) as unheld from ground.duty where noun = 'task' and done_at is null`,
      ),
    )
    expect(duties).toEqual({ own: seeds.length, receipts: seeds.length, unheld: 0 })
    expect(await reading(database, stranger, tx => countOf(tx, 'task.state.assigned', {}))).toBe(seeds.length)
  })

  test('loading the same version again changes nothing; a new version revises what is open and lays what is new', async () => {
    const again = await transaction(database, servicePost('loader'), tx => loadTasks(tx, ground, campaign))
    expect(again).toMatchObject({ laid: 0, revised: 0, gone: [] })
    const templates = campaign.taskTemplates.map(template =>
      template.id === 'list-one-city' ? { ...template, title: '汇总并公布全市{industry}企业清单' } : template,
    )
    const [first] = templates
    if (!first) throw new Error('no template')
    const next = { ...campaign, version: '9.9.9', taskTemplates: [...templates, { ...first, id: 'one-more' }] }
    const loaded = await transaction(database, servicePost('loader'), tx => loadTasks(tx, ground, next))
    expect(loaded).toMatchObject({ laid: 96, revised: 12, gone: [] })
    const revised = await taskOf('list-one-city.wood-furniture')
    expect(revised).toMatchObject({ title: '汇总并公布全市木质家具企业清单', state: 'assigned', version: 2 })
    const back = { ...campaign, version: '9.9.10' }
    const gone = await transaction(database, servicePost('loader'), tx => loadTasks(tx, ground, back))
    expect(gone).toMatchObject({ laid: 0, revised: 12 })
    expect(gone.gone).toHaveLength(96)
  })

  test('a month’s duty is to be acknowledged when its month has begun', () => {
    expect(['2024-03', '2024Q2', '2024H2', '2024', null].map(firstDayOf)).toEqual([
      '2024-03-01',
      '2024-04-01',
      '2024-07-01',
      '2024-01-01',
      null,
    ])
  })

  test('what was done before the installation began is told by the noun’s own rules', async () => {
    const other = await freshDatabase()
    const past = { at: new Date('2024-01-05T02:00:00Z'), day: '2024-01-05', calendar: standardCalendar }
    const seed = 'batch-completion.wood-furniture.330881'
    await transaction(other, servicePost('loader'), tx =>
      loadTasks(tx, ground, campaign, {
        laidAt: past,
        past: each => (each.id === seed ? [{ action: 'sign', actor: leads, moment: past, input: {} }] : []),
      }),
    )
    const [row] = await reading(other, leads, tx =>
      tx.query(
        `select state, version, signed_on, (select count(*) from ground.trail where subject_id = task.id) as lines,
           (select string_agg(kind, ',') from ground.duty where subject_id = task.id and done_at is null) as owed
         from mandate.task where seed = $1`,
        [seed],
      ),
    )
    expect(row).toEqual({ state: 'signed', version: 2, signed_on: '2024-01-05', lines: 2, owed: 'task' })
    expect(await reading(other, leads, tx => countOf(tx, 'task.state.signed', {}))).toBe(1)
    await other.drop()
  }, 60_000)
})

describe('全文: a task’s life', () => {
  const seed = 'batch-completion.wood-furniture.330881'

  test('acknowledged and reported by the lead unit, confirmed by somebody else of the confirming unit', async () => {
    await expect(take(stranger, seed, 'sign', {})).rejects.toMatchObject({ code: 'task.notLeadUnit' })
    await expect(take(cooperates, seed, 'sign', {})).rejects.toMatchObject({ code: 'task.notLeadUnit' })
    expect(await take(leads, seed, 'sign', {})).toMatchObject({ state: 'signed', signedOn: '2024-06-20' })
    expect(await take(cooperates, seed, 'progress', { words: '已提供企业名单' })).toMatchObject({ state: 'signed' })
    await expect(take(leads, seed, 'report', { words: '完成', files: [] })).rejects.toMatchObject({ code: 'invalid' })
    await expect(take(leads, seed, 'report', { words: '完成', files: [randomUUID()] })).rejects.toMatchObject({
      status: 422,
    })
    expect(await take(leads, seed, 'report', await product(leads))).toMatchObject({
      state: 'reported',
      reportedOn: '2024-06-20',
    })
    await expect(take(leads, seed, 'confirm', {})).rejects.toMatchObject({ code: 'samePerson' })
    await expect(take(colleague, seed, 'confirm', {})).rejects.toMatchObject({ status: 403 })
    const returned = await take(confirms, seed, 'return', { reason: '缺少淘汰设备清单' })
    expect(returned).toMatchObject({ state: 'returned', reportedOn: null, returnReason: '缺少淘汰设备清单' })
    await take(leads, seed, 'report', await product(leads))
    expect(await take(confirms, seed, 'confirm', { words: '同意' })).toMatchObject({ state: 'confirmed' })
    const [owed] = await reading(database, leads, tx =>
      tx.query<{ open: number }>(
        `select count(*) as open from ground.duty where done_at is null and subject_id = (select id from mandate.task where seed = $1)`,
        [seed],
      ),
    )
    expect(owed?.open).toBe(0)
  })

  test('who reported cannot confirm, whichever post it is in', async () => {
    const own = 'batch-completion.glass.330881'
    await take(leads, own, 'sign', {})
    await take(leads, own, 'report', await product(leads))
    const sameInOtherPost = { ...confirms, personId: leads.personId, postId: randomUUID() }
    await expect(take(sameInOtherPost, own, 'confirm', {})).rejects.toMatchObject({ code: 'samePerson' })
  })

  test('代录: what the leading group confirms on paper is recorded by the city office, with the paper', async () => {
    const forLeaders = seeds.find(({ confirmedBy }) => confirmedBy === 'city-leading-group')
    if (!forLeaders) throw new Error('no such task')
    const lead = post(forLeaders.lead, 'cityEcology', city)
    await take(lead, forLeaders.id, 'sign', {})
    await take(lead, forLeaders.id, 'report', await product(lead))
    await expect(take(cityOffice, forLeaders.id, 'confirm', {})).rejects.toMatchObject({ code: 'missing' })
    const basis = { kind: 'minutes', decidedOn: '2024-06-18', deciderName: '某副市长', file: await upload(cityOffice) }
    expect(await take(cityOffice, forLeaders.id, 'confirm', { basis })).toMatchObject({ state: 'confirmed' })
  })

  test('四(二)-1: urged once a working day by whoever stands above, never by the holder itself', async () => {
    const own = 'batch-completion.chemical.330881'
    expect(await take(cityOffice, own, 'urge', {})).toMatchObject({ urgedOn: '2024-06-20' })
    await expect(take(cityOffice, own, 'urge', {})).rejects.toMatchObject({ code: 'task.urgedAlready' })
    await expect(take(colleague, own, 'urge', {})).rejects.toMatchObject({ status: 403 })
    const elsewhere = post('330822-government', 'areaLeader', { kind: 'areas', areas: ['330822'], industries: null })
    await expect(take(elsewhere, own, 'urge', {})).rejects.toMatchObject({ code: 'task.notConfirmingUnit' })
    const leader = post('330881-government', 'areaLeader', jiangshan)
    expect(await take(leader, 'batch-completion.electroplating.330881', 'urge', {})).toMatchObject({
      state: 'assigned',
    })
  })

  test('another lead unit acknowledges anew, and the original term stands', async () => {
    const own = 'batch-completion.recyclables.330881'
    await take(leads, own, 'sign', {})
    await expect(take(leads, own, 'revise', { leadUnit: '330881-ecology', reason: '调整' })).rejects.toMatchObject({
      status: 403,
    })
    await expect(take(cityOffice, own, 'revise', { leadUnit: 'nobody', reason: '调整' })).rejects.toMatchObject({
      status: 422,
    })
    const after = await take(cityOffice, own, 'revise', {
      leadUnit: '330881-ecology',
      due: '2025-01-20',
      reason: '调整',
    })
    expect(after).toMatchObject({
      state: 'assigned',
      leadUnit: '330881-ecology',
      dueOriginal: '2024-12-31',
      dueCurrent: '2025-01-20',
    })
    const held = await reading(database, cooperates, tx =>
      tx.query(
        `select kind, holder_unit, set_for, stands_at from ground.duty
         where done_at is null and subject_id = $1 order by kind`,
        [after.id],
      ),
    )
    expect(held).toEqual([
      { kind: 'task', holder_unit: '330881-ecology', set_for: '2024-12-31', stands_at: '2025-01-20' },
      { kind: 'taskReceipt', holder_unit: '330881-ecology', set_for: '2024-06-24', stands_at: '2024-06-24' },
    ])
  })

  test('each action is open in the states of the table and refused in all others, and the buttons say the same', async () => {
    const the = await taskOf('batch-completion.fired-brick.330881')
    const moment = { at: new Date('2024-06-20T01:00:00Z'), day: '2024-06-20', calendar: standardCalendar }
    const actions = Object.keys(taskStates.actions) as TaskAction[]
    for (const state of Object.keys(taskStates.states) as TaskState[]) {
      for (const actor of [leads, cityOffice, confirms]) {
        const offers = new Map(
          available(workflow, { ...the, state }, actor, moment).map(offer => [offer.action, offer]),
        )
        for (const action of actions) {
          const { from } = taskStates.actions[action]
          if (from === 'new' || !from.includes(state as never))
            expect(offers.has(action), `${state} ${action}`).toBe(false)
        }
      }
    }
  })
})

describe('who sees tasks', () => {
  test('三(三)2: every official post reads them across areas, with their time line; others see none', async () => {
    const count = (actor: Actor) =>
      reading(database, actor, async tx => {
        const [row] = await tx.query<{ tasks: number; lines: number }>(
          `select (select count(*) from mandate.task where area = '330881') as tasks,
             (select count(*) from ground.trail where noun = 'task' and area = '330881') as lines`,
        )
        return row
      })
    const seen = await count(stranger)
    expect(seen?.tasks).toBeGreaterThan(100)
    expect(seen?.lines).toBeGreaterThan(100)
    for (const actor of [
      post('x', 'enterpriseContact', { kind: 'enterprises', enterprises: [randomUUID()] }),
      post('x', 'systemAdmin', { kind: 'none' }),
    ]) {
      expect(await count(actor), actor.role).toEqual({ tasks: 0, lines: 0 })
    }
    expect(await count(post('x', 'expert', city))).toMatchObject({ tasks: 0 })
  })

  test('late ones are found by unit, and filters narrow', async () => {
    const about = { moment: momentOf(ground), cityCode: campaign.city.code }
    const units = await reading(database, stranger, tx => findLateUnits(tx, {}, about))
    const late = await reading(database, stranger, tx => findTasks(tx, { late: true }, { ...about, limit: 200 }))
    expect(units.reduce((sum, unit) => sum + unit.late, 0)).toBe(late.total)
    expect(late.tasks.every(task => task.dueOriginal < '2024-06-20')).toBe(true)
    const mine = await reading(database, leads, tx =>
      findTasks(tx, { mine: true, industry: ['glass'] }, { ...about, limit: 200 }),
    )
    expect(mine.tasks.length).toBeGreaterThan(0)
    expect(
      mine.tasks.every(task => [task.leadUnit, task.confirmedBy, ...task.cooperating].includes('330881-office')),
    ).toBe(true)
  })

  test('each step of urgency finds the tasks that show it, and all steps together those that are owed', async () => {
    const moment = momentOf(ground)
    const about = { moment, cityCode: campaign.city.code, limit: 200 }
    const owed = await reading(database, stranger, tx =>
      findTasks(tx, { state: ['assigned', 'signed', 'underway', 'returned'] }, about),
    )
    let found = 0
    for (const step of urgencySteps) {
      const { tasks, total } = await reading(database, stranger, tx => findTasks(tx, { urgency: [step] }, about))
      for (const task of tasks) expect(taskFacts(task, moment, campaign.city.code).urgency).toBe(step)
      found += total ?? 0
    }
    expect(found).toBe(owed.total)
  })

  test('every task has one frequency, which its period shows', async () => {
    const about = { moment: momentOf(ground), cityCode: campaign.city.code, limit: 1 }
    const counts = await Promise.all(
      TaskFrequency.options.map(frequency =>
        reading(database, stranger, tx => findTasks(tx, { frequency: [frequency] }, about)),
      ),
    )
    const all = await reading(database, stranger, tx => findTasks(tx, {}, about))
    expect(counts.reduce((sum, { total }) => sum + (total ?? 0), 0)).toBe(all.total)
    expect(counts.filter(({ total }) => (total ?? 0) > 0).length).toBeGreaterThan(2)
  })

  test('pages follow each other without a gap or a repeat', async () => {
    const filter = { leadUnit: '330881-office' }
    const about = { moment: momentOf(ground), cityCode: campaign.city.code, limit: 7 }
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await reading(database, stranger, tx => findTasks(tx, filter, { ...about, after }))
      seen.push(...page.tasks.map(task => task.id))
      after = page.next ?? undefined
      if (!after) expect(seen).toHaveLength(page.total ?? -1)
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    await expect(
      reading(database, stranger, tx => findTasks(tx, filter, { ...about, after: 'nonsense' })),
    ).rejects.toMatchObject({ status: 422 })
  })
})
