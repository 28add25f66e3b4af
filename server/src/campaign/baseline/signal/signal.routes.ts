import { z } from 'zod'
import type { SignalAction } from '#contract/baseline/signal.states.ts'
import {
  actOnSignal,
  listSignals,
  receiveSignal as receiveEndpoint,
  receiveSignals,
  type SignalRow,
} from '#contract/baseline/signal.ts'
import { SignalKind } from '#contract/baseline/signal-words.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import type { FileStorage } from '#ground/files/index.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import type { JobKind } from '#ground/jobs/index.ts'
import { absent, act } from '#ground/workflow/act.ts'
import { available } from '#ground/workflow/available.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Registering } from '../registering.ts'
import type { RowsPayload } from '../workbook-rows/define-rows-job.ts'
import { startRowsJob } from '../workbook-rows/start-rows-job.ts'
import { findSignals } from './find-signals.ts'
import { cellOfMatch, receiveSignal } from './receive-signal.ts'
import { type SignalCase, signalStore } from './signal.store.ts'
import type { SignalWorkflow } from './signal.workflow.ts'

const Said = z.object({ kind: SignalKind })

/** 线索 over HTTP: the queue, by hand and by workbook, and one route per action. */
export function registerSignals(
  serving: Serving,
  registering: Registering & { readonly storage: FileStorage },
  workflow: SignalWorkflow,
  job: JobKind<RowsPayload>,
): void {
  const { database } = registering
  const view = (the: SignalCase, actor: Actor): SignalRow => ({
    id: the.id,
    version: the.version,
    state: the.state,
    kind: the.kind,
    happenedOn: the.happenedOn,
    number: the.number,
    words: the.words,
    namedAs: the.namedAs,
    code: the.code,
    place: the.place,
    area: the.area,
    township: the.township,
    enterprise: the.enterpriseId ? { id: the.enterpriseId, name: the.enterpriseName ?? '' } : null,
    matchedBy: the.matchedBy,
    outcome: the.outcome,
    receivedBy: the.receivedByWords,
    receivedAt: the.receivedAt.toISOString(),
    actions: available(workflow, the, actor, momentOf(registering)),
  })
  const viewOne = (actor: Actor, id: string) =>
    reading(database, actor, async tx => {
      const [the] = await tx.query<SignalCase & Record<string, unknown>>(signalStore.lock, [id])
      if (!the) throw absent()
      return view(the, actor)
    })

  serve(serving, listSignals, ({ actor, query: { after, limit, ...filter } }) =>
    reading(database, actor, async tx => {
      const { rows, next, total } = await findSignals(tx, filter, { after, limit })
      return {
        rows: rows.map(the => view(the, actor)),
        next,
        total,
        mayReceive: may(actor, 'signal.record'),
        asOf: registering.clock.businessNow().toISOString(),
      }
    }),
  )
  serve(serving, receiveEndpoint, async ({ actor, body }) => {
    const { after } = await transaction(database, actor, tx => receiveSignal(tx, registering, workflow, body))
    return viewOne(actor, after.id)
  })
  serve(serving, receiveSignals, ({ actor, request }) => startRowsJob(registering, job, actor, request, Said))
  for (const [action, endpoint] of Object.entries(actOnSignal)) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      const wish = { id: params.id, action: action as SignalAction, ...body }
      // a signal out of reach looks like none before anything is said of the enterprise
      if (action === 'match') await viewOne(actor, params.id)
      const input =
        'enterpriseId' in body.input
          ? {
              ...body.input,
              ...(await reading(database, actor, tx => cellOfMatch(tx, body.input as { enterpriseId: string }))),
            }
          : body.input
      await act(registering, actor, workflow, { ...wish, input })
      return viewOne(actor, params.id)
    })
  }
}
