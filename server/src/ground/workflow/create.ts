import type { Ground } from '../context.ts'
import { momentOf } from '../context.ts'
import type { Actor } from '../database/claims.ts'
import { newId } from '../database/new-id.ts'
import type { Prepared, Tx } from '../database/transaction.ts'
import { transaction } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import type { Outcome } from './act.ts'
import { caseStatement, finish, snakeCase } from './act.ts'
import { may } from './permit.ts'
import { record, separationOf } from './record.ts'
import type { Case, CaseStore, Cell, Decision, Moment, Workflow } from './workflow.ts'

/** A record to be: where it lies, its columns, and what else follows. */
export interface Beginning<State extends string> extends Decision<State> {
  readonly cell: Cell
}

/**
 * Makes a record by the action that the state table calls `from: 'new'`, with trail, audit, figures, duties and outbox, in one
 * transaction. Repeating the request returns the record it made.
 *
 * `begin` runs inside the transaction, so that it may read what it needs; it throws a Refusal for input that cannot be taken.
 * Throws 403 where the post may not, 404 where the cell lies outside the actor's scope.
 */
export async function create<This extends Case, State extends string, Action extends string>(
  ground: Ground,
  actor: Actor,
  workflow: Workflow<This, State, Action>,
  wish: { action: Action; requestId: string; id?: string },
  begin: (tx: Tx, moment: Moment) => Promise<Beginning<State>>,
): Promise<Outcome<This>> {
  const attempt = () => transaction(ground.database, actor, tx => createWithin(tx, ground, workflow, wish, begin))
  try {
    return await attempt()
  } catch (error) {
    // the same request arrived twice at once: the other one has made the record by now, so this time it is found
    if ((error as { constraint?: string }).constraint === 'trail_request_id_key') return attempt()
    throw error
  }
}

/** The same within a transaction that is open already. */
export async function createWithin<This extends Case, State extends string, Action extends string>(
  tx: Tx,
  ground: Pick<Ground, 'clock' | 'calendar'>,
  workflow: Workflow<This, State, Action>,
  wish: { action: Action; requestId: string; id?: string },
  begin: (tx: Tx, moment: Moment) => Promise<Beginning<State>>,
): Promise<Outcome<This>> {
  const said = workflow.table.actions[wish.action]
  if (!may(tx.actor, said.may)) {
    throw refuse(403, 'notPermitted', {
      zh: `您的岗位不能${said.words.zh}`,
      en: `Your post may not take the action “${said.words.en}”`,
    })
  }
  const moment = momentOf(ground)
  const [earlier] = await tx.run<{ id: string }>(earlierStatement, [wish.requestId, workflow.table.noun])
  if (earlier) return { after: await readCase(tx, workflow, earlier.id), repeated: true }
  const { cell, ...decision } = await begin(tx, moment)
  const id = wish.id ?? newId(ground.clock.realNow().getTime())
  const after = { ...decision.set, ...cell, id, state: decision.to, version: 1 } as unknown as This
  const act = record(workflow, {
    action: wish.action,
    before: null,
    after,
    decision,
    moment,
    actor: tx.actor,
    requestId: wish.requestId,
  })
  const notColumns: readonly string[] = workflow.store.notColumns ?? []
  const columns = Object.entries({ ...cell, ...decision.set }).filter(
    ([name, value]) => value !== undefined && !notColumns.includes(name),
  )
  const [written] = await tx
    .run<{ row: Record<string, unknown> }>(
      insertStatement(
        workflow.store as unknown as CaseStore<never>,
        columns.map(([name]) => name),
      ),
      [id, decision.to, JSON.stringify(act), ...columns.map(([, value]) => value)],
    )
    .catch(outsideScope)
  await finish(tx, workflow, wish, null, after, decision)
  // defaults of the database, such as the number, are on the row it returned
  return { after: { ...after, ...written?.row }, repeated: false }
}

async function readCase<This extends Case, State extends string, Action extends string>(
  tx: Tx,
  workflow: Workflow<This, State, Action>,
  id: string,
): Promise<This> {
  const [row] = await tx.run(caseStatement(workflow.store), [id])
  if (!row) throw new Error(`${workflow.table.noun} ${id} was made by this request and cannot be read by its maker`)
  return workflow.store.read(row)
}

const earlierStatement: Prepared = {
  name: 'earlier request',
  text: 'select subject_id as id from ground.trail where request_id = $1 and noun = $2 and from_state is null',
}

const inserts = new Map<string, Prepared>()

function insertStatement(store: CaseStore<never>, columns: readonly string[]): Prepared {
  const { table } = store
  const key = `${table}(${columns.join(',')})`
  let statement = inserts.get(key)
  if (!statement) {
    const names = columns.map(name => `,${snakeCase(name)}`).join('')
    const values = columns.map((_, index) => `,$${index + 4}`).join('')
    statement = {
      name: `create ${inserts.size} ${table}`,
      text: `with made as (insert into ${table} (id,state${names}) values ($1,$2${values}) returning *)
        select ground.record_act($3::jsonb), jsonb_build_object(${store.givenByDatabase.map(name => `'${name}', made.${snakeCase(name)}`).join(',')}) as row from made`,
    }
    inserts.set(key, statement)
  }
  return statement
}

function outsideScope(error: { code?: string; message?: string }): never {
  if (error.code === '42501') {
    throw refuse(404, 'notFound', {
      zh: '所填的区块、乡镇或行业不在您的岗位范围内',
      en: 'The area, township or industry given lies outside your post’s scope',
    })
  }
  return separationOf(error)
}
