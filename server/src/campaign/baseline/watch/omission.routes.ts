import { z } from 'zod'
import {
  actOnOmission,
  listOmissions,
  lookForOmissions,
  type OmissionRow,
  receiveRoster,
} from '#contract/baseline/omission.ts'
import { RosterKind } from '#contract/baseline/omission-words.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import type { FileStorage } from '#ground/files/index.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { type JobKind, startJob, viewJob } from '#ground/jobs/index.ts'
import { absent, act } from '#ground/workflow/act.ts'
import { available } from '#ground/workflow/available.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Registering } from '../registering.ts'
import type { RowsPayload } from '../workbook-rows/define-rows-job.ts'
import { startRowsJob } from '../workbook-rows/start-rows-job.ts'
import { type FoundOmission, findOmission, findOmissions, lastLook, sayFound } from './find-omissions.ts'
import type { LookWish } from './looking-job.ts'
import type { OmissionWorkflow } from './omission.workflow.ts'

const Said = z.object({ kind: RosterKind })

/** 应纳未纳 over HTTP: what was found, looking on demand, rosters by workbook, and one route per decision. */
export function registerOmissions(
  serving: Serving,
  registering: Registering & { readonly storage: FileStorage },
  workflow: OmissionWorkflow,
  jobs: { readonly look: JobKind<LookWish>; readonly roster: JobKind<RowsPayload> },
): void {
  const { database, campaign, clock } = registering
  const view = (found: FoundOmission, actor: Actor): OmissionRow => ({
    ...sayFound(campaign, found),
    actions: available(workflow, found.the, actor, momentOf(registering)),
  })

  serve(serving, listOmissions, ({ actor, query: { after, limit, ...filter } }) =>
    reading(database, actor, async tx => {
      const { rows, ...rest } = await findOmissions(tx, filter, { after, limit })
      return {
        ...rest,
        rows: rows.map(found => view(found, actor)),
        lookedAt: await lastLook(tx),
        mayLook: may(actor, 'omission.decide'),
        mayReceive: may(actor, 'roster.receive'),
        asOf: clock.businessNow().toISOString(),
      }
    }),
  )
  serve(serving, lookForOmissions, ({ actor, body }) =>
    transaction(database, actor, async tx =>
      viewJob(tx, await startJob(tx, jobs.look, body, { requestId: body.requestId })),
    ),
  )
  serve(serving, receiveRoster, ({ actor, request }) => startRowsJob(registering, jobs.roster, actor, request, Said))
  for (const [action, endpoint] of Object.entries(actOnOmission)) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      await act(registering, actor, workflow, {
        id: params.id,
        action: action as keyof typeof actOnOmission,
        ...body,
      })
      return reading(database, actor, async tx => {
        const found = await findOmission(tx, params.id)
        if (!found) throw absent()
        return view(found, actor)
      })
    })
  }
}
