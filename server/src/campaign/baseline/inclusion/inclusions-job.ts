import { z } from 'zod'
import { inclusionStates } from '#contract/baseline/inclusion.states.ts'
import {
  InclusionBulkAction,
  InclusionBulkInput,
  inclusionInputs,
  inclusionsAtMost,
  ProposalInput,
} from '#contract/baseline/inclusion.ts'
import type { JobRowResult, JobView } from '#contract/ground/job.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, type Tx, transaction } from '#ground/database/transaction.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { refuseInput } from '#ground/errors/refuse-input.ts'
import { defineJob, type JobKind, startJob, viewJob } from '#ground/jobs/index.ts'
import { act } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { judgeBatch } from '#ground/workflow/judge-batch.ts'
import type { Registering } from '../registering.ts'
import { namesOf } from '../review/names.store.ts'
import type { InclusionWorkflow } from './inclusion.workflow.ts'
import { proposeInclusion } from './propose-inclusion.ts'

const Payload = z.object({
  requestId: z.uuid(),
  action: InclusionBulkAction,
  items: z
    .array(
      z.object({
        enterpriseId: z.uuid(),
        industry: z.string(),
        id: z.uuid().nullable(),
        version: z.number().int().nullable(),
        hash: z.string().nullable(),
      }),
    )
    .max(inclusionsAtMost),
  input: InclusionBulkInput,
})
export type InclusionsPayload = z.output<typeof Payload>
type Item = InclusionsPayload['items'][number]

const keyOf = ({ enterpriseId, industry }: Item) => `${enterpriseId} ${industry}`

/** 批量提出、会签、认定: each row by itself, in a transaction of its own; what is refused says why and can be tried alone. */
export function makeInclusionsJob(registering: Registering, workflow: InclusionWorkflow): JobKind<InclusionsPayload> {
  return defineJob<InclusionsPayload>({
    kind: 'baseline.actOnInclusions',
    takes: Payload,
    title: ({ action, items }) => {
      const { words } = inclusionStates.actions[action]
      return { zh: `批量${words.zh}（${items.length} 家企业）`, en: `${words.en}: ${items.length} enterprises` }
    },
    handle: async ({ actor, progress, cancelled }, payload) => {
      const ids = payload.items.map(({ enterpriseId }) => enterpriseId)
      const names = await reading(registering.database, actor, tx => namesOf(tx, ids))
      const rows: JobRowResult[] = []
      for (const [index, item] of payload.items.entries()) {
        if (cancelled()) break
        const result = await actOnOne(registering, workflow, actor, payload, item)
        rows.push({ key: keyOf(item), label: names.get(item.enterpriseId) ?? '—', ...result })
        progress((index + 1) / payload.items.length, {
          zh: `已办 ${index + 1} / ${payload.items.length}`,
          en: `${index + 1} of ${payload.items.length}`,
        })
      }
      const done = rows.filter(row => row.done).length
      return {
        done,
        refused: rows.length - done,
        rows: rows.toSorted((one, other) => Number(one.done) - Number(other.done)),
        link: '/list-two',
      }
    },
    again: (payload, keys) => ({ ...payload, items: payload.items.filter(item => keys.includes(keyOf(item))) }),
  })
}

async function actOnOne(
  registering: Registering,
  workflow: InclusionWorkflow,
  actor: Actor,
  { requestId, action, input }: InclusionsPayload,
  item: Item,
): Promise<Pick<JobRowResult, 'done' | 'refusal'>> {
  const own = deriveRequestId(requestId, keyOf(item))
  const { enterpriseId, industry, id, version } = item
  try {
    if (id === null) {
      const proposal = ProposalInput.parse(input)
      await transaction(registering.database, actor, tx =>
        proposeInclusion(tx, registering, workflow, { enterpriseId, industry, requestId: own, input: proposal }),
      )
    } else {
      await act(registering, actor, workflow, {
        id,
        action: action === 'propose' ? 'proposeAgain' : action,
        version: version ?? undefined,
        requestId: own,
        input: inputOf(action, input, item),
      })
    }
    return { done: true }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const zh = [error.zh, error.accepted?.zh].filter(Boolean).join('。')
    const en = [error.en, error.accepted?.en].filter(Boolean).join('. ')
    return { done: false, refusal: { code: error.code, zh, en } }
  }
}

function inputOf(action: InclusionBulkAction, input: InclusionsPayload['input'], { hash }: Item): unknown {
  const { proposal, clause, reason, verdict, words } = input
  switch (action) {
    case 'propose':
      return { proposal, clause, reason }
    case 'countersign':
      return { verdict, words, hash: hash ?? '' }
    default:
      return { words }
  }
}

const anyHash = '0'.repeat(64)

/** Starts the job; the input is read at once, so that a wrong one is refused before anything begins. */
export async function actOnInclusions(
  { database }: Registering,
  workflow: InclusionWorkflow,
  job: JobKind<InclusionsPayload>,
  actor: Actor,
  payload: InclusionsPayload,
): Promise<JobView> {
  const schema = payload.action === 'propose' ? ProposalInput : inclusionInputs[payload.action]
  const example = { enterpriseId: '', industry: '', id: null, version: null, hash: anyHash }
  const read = schema.safeParse(inputOf(payload.action, payload.input, example))
  if (!read.success) throw refuseInput(read.error, 'input')
  const items = [...new Map(payload.items.map(item => [keyOf(item), item])).values()]
  return transaction(database, actor, async tx => {
    if (payload.action !== 'propose') await judgeBatch(tx, workflow, payload.action, await cellsOf(tx, items))
    return viewJob(tx, await startJob(tx, job, { ...payload, items }, { requestId: payload.requestId }))
  })
}

/** Where the enterprises of the items lie, as far as the post reaches them. */
async function cellsOf(tx: Tx, items: readonly Item[]) {
  const rows = await tx.query<{ id: string; area: string }>(
    'select id, area from baseline.enterprise where id = any ($1::uuid[])',
    [items.map(({ enterpriseId }) => enterpriseId)],
  )
  const areas = new Map(rows.map(({ id, area }) => [id, area]))
  return items.flatMap(({ enterpriseId, industry }) => {
    const area = areas.get(enterpriseId)
    return area === undefined ? [] : [{ area, industry, enterpriseId }]
  })
}
