import type { Ground } from '../context.ts'
import { momentOf } from '../context.ts'
import type { Actor } from '../database/claims.ts'
import type { Prepared, Tx } from '../database/transaction.ts'
import { transaction } from '../database/transaction.ts'
import type { Refusal } from '../errors/refusal.ts'
import { refuse } from '../errors/refuse.ts'
import { refuseInput } from '../errors/refuse-input.ts'
import { judge } from './permit.ts'
import { record, separationOf } from './record.ts'
import type { Case, CaseStore, Decision, Moment, Rule, Workflow } from './workflow.ts'

/** A wish to change one record. */
export interface Wish<Action extends string> {
  readonly id: string
  readonly action: Action
  /** The version the person saw; absent for jobs, which act on what they find. */
  readonly version?: number | undefined
  readonly requestId: string
  readonly input: unknown
}

export interface Outcome<This> {
  readonly after: This
  /** True where this request had been carried out before, so nothing was done now. */
  readonly repeated: boolean
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The only writer of states. Locks the record, asks whether this actor may do this now, lets the noun's rule decide, and writes
 * record, trail, audit, figures, duties, hops, parts and outbox: one transaction, three round trips.
 *
 * Throws a Refusal: 404 where the record is absent or out of reach (the same words), 403, 409 with the record as it stands when the
 * version is stale, 422 for input.
 */
export async function act<This extends Case, State extends string, Action extends string>(
  ground: Ground,
  actor: Actor,
  workflow: Workflow<This, State, Action>,
  wish: Wish<Action>,
): Promise<Outcome<This>> {
  if (!uuid.test(wish.id) || !uuid.test(wish.requestId)) throw absent()
  return transaction(ground.database, actor, async tx => {
    const [the, [earlier]] = await Promise.all([
      lockCase(tx, workflow, wish.id),
      tx.run(earlierStatement, [wish.requestId, wish.id]),
    ])
    if (earlier) return { after: the, repeated: true }
    return { after: await change(tx, ground, actor, workflow, the, wish), repeated: false }
  })
}

/** The same within a transaction that is open already: for a noun that moves with another, and for handlers. */
export async function actWithin<This extends Case, State extends string, Action extends string>(
  tx: Tx,
  ground: Pick<Ground, 'clock' | 'calendar'>,
  workflow: Workflow<This, State, Action>,
  wish: Wish<Action>,
): Promise<This> {
  if (!uuid.test(wish.id)) throw absent()
  return change(tx, ground, tx.actor, workflow, await lockCase(tx, workflow, wish.id), wish)
}

/**
 * Locks a record and reads its case. The lock comes first, by itself: whoever waited for it then reads what the one before wrote, also
 * in the tables beside the record, which a statement that waits would still see as they were when it began; and a request sent twice at
 * once finds the first one's line. Throws 404 where it is absent or out of reach.
 */
async function lockCase<This extends Case, State extends string, Action extends string>(
  tx: Tx,
  { store }: Workflow<This, State, Action>,
  id: string,
): Promise<This> {
  const [, [row]] = await Promise.all([tx.run(lockStatement(store.table), [id]), tx.run(caseStatement(store), [id])])
  if (!row) throw absent()
  return store.read(row)
}

const lockStatement = (table: string): Prepared => ({
  name: `lock ${table}`,
  text: `select from ${table} where id = $1 for update`,
})

/** What reads the case of a noun. */
export const caseStatement = <This extends Case>({ table, lock }: CaseStore<This>): Prepared => ({
  name: `case ${table}`,
  text: lock,
})

const earlierStatement: Prepared = {
  name: 'earlier act',
  text: 'select id from ground.trail where request_id = $1 and subject_id = $2',
}

async function change<This extends Case, State extends string, Action extends string>(
  tx: Tx,
  ground: Pick<Ground, 'clock' | 'calendar'>,
  actor: Actor,
  workflow: Workflow<This, State, Action>,
  the: This,
  wish: Wish<Action>,
): Promise<This> {
  const moment = momentOf(ground)
  if (wish.version !== undefined && wish.version !== the.version) throw await stale(tx, workflow, the, wish.version)
  const refusal = judge(workflow, wish.action, the, actor, moment)
  if (refusal) throw refusal
  const decision = decide(workflow, wish.action, the, wish.input, moment, actor)
  const after = {
    ...the,
    ...decision.set,
    state: decision.to,
    version: the.version + 1,
  } as This
  const act = record(workflow, {
    action: wish.action,
    before: the,
    after,
    decision,
    moment,
    actor,
    requestId: wish.requestId,
  })
  const columns = Object.entries(decision.set).filter(([, value]) => value !== undefined)
  await tx
    .run(
      updateStatement(
        workflow.store.table,
        columns.map(([name]) => name),
      ),
      [the.id, decision.to, JSON.stringify(act), ...columns.map(([, value]) => value)],
    )
    .catch(separationOf)
  await finish(tx, workflow, wish, the, after, decision)
  return after
}

/** Runs what the decision and later stages want done in the same transaction. */
export async function finish<This extends Case, State extends string, Action extends string>(
  tx: Tx,
  workflow: Workflow<This, State, Action>,
  wish: { readonly action: Action; readonly requestId: string },
  before: This | null,
  after: This,
  decision: Decision<State>,
): Promise<void> {
  await decision.also?.(tx, wish.requestId)
  for (const registered of workflow.registered.handlers) {
    if (registered.action === wish.action) await registered.handle(tx, before, after)
  }
}

/** Reads the input by the action's own schema, names each wrong field, and lets the rule decide. */
export function decide<This extends Case, State extends string, Action extends string>(
  workflow: Workflow<This, State, Action>,
  action: Action,
  the: This,
  input: unknown,
  moment: Moment,
  actor: Actor,
): Decision<State> {
  const rule = workflow.rules[action] as unknown as Rule<This, State, unknown>
  const read = rule.takes.safeParse(input)
  if (!read.success) throw refuseInput(read.error)
  return rule.decide(the, read.data, moment, actor)
}

const updates = new Map<string, Prepared>()

function updateStatement(table: string, columns: readonly string[]): Prepared {
  const key = `${table}(${columns.join(',')})`
  let statement = updates.get(key)
  if (!statement) {
    const assignments = columns.map((name, index) => `,${snakeCase(name)}=$${index + 4}`).join('')
    statement = {
      name: `act ${updates.size} ${table}`,
      text: `with changed as (update ${table} set state=$2,version=version+1${assignments} where id=$1 returning id) select ground.record_act($3::jsonb) from changed`,
    }
    updates.set(key, statement)
  }
  return statement
}

/** `dueCurrent` → `due_current`: the only mapping between records and their columns. */
export function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

/** Absent and forbidden look the same: the same words and the same status. */
export function absent(): Refusal {
  return refuse(404, 'notFound', {
    zh: '没有这条记录，或不在您的岗位范围内',
    en: 'There is no such record, or your post does not reach it',
  })
}

async function stale<This extends Case, State extends string, Action extends string>(
  tx: Tx,
  workflow: Workflow<This, State, Action>,
  the: This,
  seen: number,
): Promise<Refusal> {
  const since = await tx.query<{ action: string; actorWords: string; at: Date; changes: unknown }>(
    `select action, actor_words as "actorWords", at, changes from ground.trail where subject_id = $1 and version > $2 order by id`,
    [the.id, seen],
  )
  const who = [...new Set(since.map(entry => entry.actorWords))].join('、')
  return refuse(
    409,
    'staleVersion',
    {
      zh: `您打开之后，${who || '他人'}已更新这条${workflow.table.words.zh}`,
      en: `It has been changed by ${who || 'somebody else'} since you opened it`,
    },
    { zh: '请看过更新后的内容再办理', en: 'Look at what has changed, then decide again' },
    { current: { version: the.version, state: the.state, since } },
  )
}
