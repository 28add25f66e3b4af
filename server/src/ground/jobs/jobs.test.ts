import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { JobView } from '#contract/ground/job.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { until } from '../../../test/until.ts'
import { type Actor, servicePost } from '../database/claims.ts'
import { refuseBypassingRole } from '../database/database.ts'
import { reading, transaction } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import {
  type AnyJobKind,
  cancelJob,
  defineJob,
  type JobContext,
  type JobKind,
  prepareJobs,
  retryJob,
  startJob,
  startWorker,
  viewJob,
  type Worker,
} from './index.ts'
import { takeBackAbandoned } from './start-worker.ts'

let database: FreshDatabase
let workers: Worker[] = []
let posts: Map<string, Actor>
let troubles: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
  await prepareJobs(database.ownerUrl)
})
afterAll(() => database.drop())
beforeEach(() => {
  posts = new Map()
  troubles = []
})
afterEach(async () => {
  await Promise.all(workers.map(worker => worker.stop()))
  workers = []
})

function newPost(): Actor {
  const actor: Actor = {
    postId: randomUUID(),
    personId: randomUUID(),
    unitId: 'jiangshan-ecology',
    role: 'areaEcology',
    scope: { kind: 'areas', areas: ['jiangshan'], industries: null },
    words: '江山分局 李敏',
  }
  posts.set(actor.postId, actor)
  return actor
}

async function work(...kinds: AnyJobKind[]): Promise<Worker> {
  const worker = await startWorker({
    database,
    kinds,
    actorOf: async postId => posts.get(postId) ?? null,
    onTrouble: sentence => troubles.push(sentence),
    lookEvery: 100,
  })
  workers.push(worker)
  return worker
}

const start = <Payload>(actor: Actor, kind: JobKind<Payload>, payload: Payload, expectedRows?: number) =>
  transaction(database, actor, tx =>
    startJob(tx, kind, payload, { requestId: randomUUID(), ...(expectedRows === undefined ? {} : { expectedRows }) }),
  )
const view = (actor: Actor, id: string) => reading(database, actor, tx => viewJob(tx, id))

async function ended(actor: Actor, id: string): Promise<JobView> {
  let seen = await view(actor, id)
  await until(async () => {
    // the pause before the next try grows with every failure; nobody here wants to see it through
    await database.pool.query(
      'update graphile_worker._private_jobs set run_at = now() where key = $1 and locked_at is null and run_at > now()',
      [id],
    )
    seen = await view(actor, id)
    return ['done', 'failed', 'cancelled'].includes(seen.state)
  }, `end of job ${id}, which is ${seen.state}`)
  return seen
}

const Rows = z.object({ rows: z.array(z.string()) })

/** Works row by row; a row called `bad` is refused. */
const sweep = defineJob({
  kind: 'sweep',
  title: ({ rows }: z.infer<typeof Rows>) => ({ zh: `清扫 ${rows.length} 行`, en: `Sweep ${rows.length} rows` }),
  takes: Rows,
  handle: async (context, { rows }) => {
    const results = rows.map(key => ({
      key,
      label: key,
      done: key !== 'bad',
      ...(key === 'bad' ? { refusal: { code: 'invalid', zh: '这一行不行', en: 'Not this one' } } : {}),
    }))
    context.progress(0.5, { zh: '一半', en: 'Half' })
    return {
      done: results.filter(row => row.done).length,
      refused: results.filter(row => !row.done).length,
      rows: results,
    }
  },
  again: (_payload, refusedKeys) => ({ rows: refusedKeys.map(key => `${key} mended`) }),
})

test('the serving role stays bound by row-level security with the queue in place', async () => {
  await expect(refuseBypassingRole(database)).resolves.toBeUndefined()
})

test('a job runs under the post that started it and ends with what became of its rows', async () => {
  const actor = newPost()
  const seenBy: Actor[] = []
  await work({
    ...sweep,
    handle: (context: JobContext, payload: z.infer<typeof Rows>) => (
      seenBy.push(context.actor), sweep.handle(context, payload)
    ),
  })
  const id = await start(actor, sweep, { rows: ['good', 'bad', 'fine'] })
  const job = await ended(actor, id)
  expect(job).toMatchObject({ state: 'done', progress: 1, mayCancel: false, title: { zh: '清扫 3 行' } })
  expect(job.result).toMatchObject({ done: 2, refused: 1 })
  expect(job.result?.rows.map(row => row.key)).toEqual(['bad', 'good', 'fine'])
  expect(job.words.zh).toBe('已完成：成功 2，未成功 1')
  expect(seenBy).toEqual([actor])
})

test('a job whose transaction rolls back was never started, and the same request starts one job', async () => {
  const actor = newPost()
  await expect(
    transaction(database, actor, async tx => {
      await startJob(tx, sweep, { rows: ['lost'] }, { requestId: randomUUID() })
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  const requestId = randomUUID()
  const ids = []
  for (let turn = 0; turn < 2; turn += 1) {
    ids.push(await transaction(database, actor, tx => startJob(tx, sweep, { rows: ['once'] }, { requestId })))
  }
  expect(ids[0]).toBe(ids[1])
  const { rows } = await database.pool.query('select count(*)::int as count from graphile_worker.jobs')
  expect(rows[0].count).toBe(1)
  await work(sweep)
  await ended(actor, ids[0] ?? '')
})

test('nobody sees or cancels the job of another post', async () => {
  const actor = newPost()
  const id = await start(actor, sweep, { rows: [] })
  const other = newPost()
  await expect(view(other, id)).rejects.toMatchObject({ status: 404, code: 'notFound' })
  await expect(transaction(database, other, tx => cancelJob(tx, id))).rejects.toMatchObject({ status: 404 })
  await work(sweep)
  expect((await ended(actor, id)).state).toBe('done')
})

test('a job whose starter’s post has ended is not carried on', async () => {
  const actor = newPost()
  const id = await start(actor, sweep, { rows: ['a'] })
  posts.delete(actor.postId)
  let handled = false
  await work({
    ...sweep,
    handle: async () => {
      handled = true
      return { done: 1, refused: 0 }
    },
  })
  const job = await ended(actor, id)
  expect(job).toMatchObject({ state: 'failed', words: { zh: '发起人的岗位已失效，未继续执行' } })
  expect(handled).toBe(false)
})

test('what is queued without a row of its own, and so without claims, fails and does nothing', async () => {
  let handled = false
  await work({
    ...sweep,
    handle: async () => {
      handled = true
      return { done: 1, refused: 0 }
    },
  })
  await database.pool.query(
    `select graphile_worker.add_job('clearloop', json_build_object('jobId', $1::text), max_attempts => 1)`,
    [randomUUID()],
  )
  await until(async () => {
    const { rows } = await database.pool.query(
      'select last_error from graphile_worker._private_jobs where attempts = max_attempts',
    )
    return rows.some(row => /no claims, no work/.test(row.last_error ?? ''))
  }, 'failure')
  expect(handled).toBe(false)
})

test('a service post says how many rows it expects, and seeing none of them is a failure', async () => {
  const loader = servicePost('loader')
  await expect(start(loader, sweep, { rows: [] })).rejects.toThrow(/how many rows/)
  await work(sweep)
  const blind = await ended(loader, await start(loader, sweep, { rows: [] }, 12))
  expect(blind).toMatchObject({ state: 'failed' })
  expect(blind.words.zh).toContain('应处理 12 行')
  expect((await ended(loader, await start(loader, sweep, { rows: [] }, 0))).state).toBe('done')
  expect((await ended(loader, await start(loader, sweep, { rows: ['one'] }, 1))).state).toBe('done')
})

test('a service post’s job is seen by that service post alone', async () => {
  const id = await start(servicePost('loader'), sweep, { rows: [] }, 0)
  await expect(view(servicePost('folder'), id)).rejects.toMatchObject({ status: 404 })
  await work(sweep)
  await ended(servicePost('loader'), id)
})

test('an error is tried again, a refusal is final and says its sentence, and the last error gives up', async () => {
  const actor = newPost()
  let tries = 0
  const shaky = defineJob({
    kind: 'shaky',
    title: () => ({ zh: '不稳', en: 'Shaky' }),
    takes: z.object({ refuses: z.boolean(), succeedsAt: z.number() }),
    attempts: 2,
    handle: async (_context, { refuses, succeedsAt }) => {
      tries += 1
      if (refuses)
        throw refuse(
          409,
          'wrongState',
          { zh: '清单已冻结', en: 'The list is frozen' },
          { zh: '请等下一版', en: 'Wait for the next' },
        )
      if (tries < succeedsAt) throw new Error('network')
      return { done: 1, refused: 0 }
    },
  })
  await work(shaky)
  const second = await ended(actor, await start(actor, shaky, { refuses: false, succeedsAt: 2 }))
  expect([second.state, tries]).toEqual(['done', 2])
  tries = 0
  const refused = await ended(actor, await start(actor, shaky, { refuses: true, succeedsAt: 1 }))
  expect([refused.state, tries, refused.words.zh]).toEqual(['failed', 1, '清单已冻结。请等下一版'])
  tries = 0
  const given = await ended(actor, await start(actor, shaky, { refuses: false, succeedsAt: 99 }))
  expect([given.state, tries]).toEqual(['failed', 2])
  expect(given.words.zh).not.toContain('network')
})

test('cancelling stops before the next row, keeps what is done and cannot be done twice', async () => {
  const actor = newPost()
  let rowsDone = 0
  const slow = defineJob({
    kind: 'slow',
    title: () => ({ zh: '慢', en: 'Slow' }),
    takes: z.object({}),
    handle: async context => {
      while (!context.cancelled()) {
        rowsDone += 1
        context.progress(rowsDone / 10_000, { zh: `第 ${rowsDone} 行`, en: `Row ${rowsDone}` })
        await new Promise(resolve => setTimeout(resolve, 5))
      }
      return { done: rowsDone, refused: 0 }
    },
  })
  await work(slow)
  const id = await start(actor, slow, {})
  await until(async () => ((await view(actor, id)).progress ?? 0) > 0, 'progress')
  expect((await transaction(database, actor, tx => cancelJob(tx, id))).mayCancel).toBe(false)
  const job = await ended(actor, id)
  expect(job.state).toBe('cancelled')
  expect(job.result?.done).toBe(rowsDone)
  await expect(transaction(database, actor, tx => cancelJob(tx, id))).rejects.toMatchObject({
    status: 409,
    code: 'wrongState',
  })
})

test('a job cancelled while it waits never begins', async () => {
  const actor = newPost()
  const id = await start(actor, sweep, { rows: ['a'] })
  expect(await transaction(database, actor, tx => cancelJob(tx, id))).toMatchObject({
    state: 'cancelled',
    mayCancel: false,
  })
  const { rows } = await database.pool.query('select from graphile_worker.jobs where key = $1', [id])
  expect(rows).toEqual([])
})

test('trying again takes up only the refused rows, and there must be some', async () => {
  const actor = newPost()
  await work(sweep)
  const id = await start(actor, sweep, { rows: ['good', 'bad'] })
  await ended(actor, id)
  const requestId = randomUUID()
  const again = await transaction(database, actor, tx => retryJob(tx, [sweep], id, requestId))
  const job = await ended(actor, again.id)
  expect(job.result?.rows.map(row => row.key)).toEqual(['bad mended'])
  await expect(transaction(database, actor, tx => retryJob(tx, [sweep], again.id, randomUUID()))).rejects.toMatchObject(
    { status: 409 },
  )
  expect((await transaction(database, actor, tx => retryJob(tx, [sweep], id, requestId))).id).toBe(again.id)
})

test('a server that stops gives its job back, and the next one finishes it', async () => {
  const actor = newPost()
  let began = 0
  const patient = defineJob({
    kind: 'patient',
    title: () => ({ zh: '耐心', en: 'Patient' }),
    takes: z.object({}),
    handle: async context => {
      began += 1
      if (began > 1) return { done: 1, refused: 0 }
      await new Promise(resolve => context.signal.addEventListener('abort', resolve))
      return { done: 0, refused: 0 }
    },
  })
  const first = await work(patient)
  const id = await start(actor, patient, {})
  await until(() => began === 1, 'begin')
  await first.stop()
  workers = []
  expect((await view(actor, id)).state).toBe('waiting')
  await work(patient)
  expect((await ended(actor, id)).state).toBe('done')
})

test('a job whose process died is taken back after silence and finished by another', async () => {
  const actor = newPost()
  const id = await start(actor, sweep, { rows: ['a'] })
  // what a process that was killed leaves behind: both rows say that somebody is at work
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(
    `update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now(), attempts = 1 where key = $1`,
    [id],
  )
  await owner.end()
  await transaction(database, servicePost('dispatcher'), async tx => {
    await tx.query(
      `update ground.job set state = 'running', runner = 'dead', heartbeat_at = clock_timestamp() - interval '1 minute' where id = $1`,
      [id],
    )
  })
  expect(await takeBackAbandoned(database)).toBe(1)
  await work(sweep)
  expect((await ended(actor, id)).state).toBe('done')
})
