import { createHash } from 'node:crypto'
import type { Ground } from '../context.ts'
import type { Tx } from '../database/transaction.ts'
import { actWithin } from '../workflow/act.ts'
import { createWithin } from '../workflow/create.ts'
import { deriveRequestId } from '../workflow/derive-request-id.ts'
import type { Cell, Workflow } from '../workflow/workflow.ts'
import { begunBy, type NumberedVersion, nextNumber } from './numbered-version.ts'

/**
 * Lays what the campaign's data say, as the service post `loader`: provisional (草案) until somebody puts a verified version in force. What
 * the data say otherwise than before takes the place of a provisional one; beside a version that a person has decided on it arrives as a
 * draft and changes nothing. The same data write nothing.
 *
 * @returns whether a version was laid
 */
export async function layVersion<Version extends NumberedVersion<unknown>, State extends string, Action extends string>(
  tx: Tx,
  ground: Pick<Ground, 'clock' | 'calendar'>,
  workflow: Workflow<Version, State | 'draft' | 'provisional', Action | 'lay' | 'supersede'>,
  {
    batch,
    name,
    all,
    content,
    dataVersion,
    cell,
    set,
  }: {
    /** Request id of the whole load, from which those of its acts are derived. */
    readonly batch: string
    readonly name: string
    /** Every version there is, the latest first. */
    readonly all: readonly Version[]
    readonly content: unknown
    readonly dataVersion: string
    readonly cell: Cell
    /** Columns of the noun's own. */
    readonly set?: Readonly<Record<string, unknown>>
  },
): Promise<boolean> {
  const dataHash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  if (all.find(one => one.dataHash !== null)?.dataHash === dataHash) return false
  const decided = all.some(({ decidedAt }) => decidedAt !== null)
  const before = all.find(({ state }) => state === 'provisional')
  await createWithin<Version, State | 'draft' | 'provisional', Action | 'lay' | 'supersede'>(
    tx,
    ground,
    workflow,
    { action: 'lay', requestId: deriveRequestId(batch, `lay ${name}`) },
    async (_, moment) => ({
      to: decided ? 'draft' : 'provisional',
      cell,
      set: { ...set, number: nextNumber(all), content, dataVersion, dataHash, ...begunBy(tx.actor, moment) },
    }),
  )
  if (decided || !before) return true
  const requestId = deriveRequestId(batch, `supersede ${name}`)
  await actWithin(tx, ground, workflow, { id: before.id, action: 'supersede', requestId, input: {} })
  return true
}
