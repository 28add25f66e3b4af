import type { RowsPayload } from '#campaign/baseline/index.ts'
import type { FileStorage } from '#ground/files/index.ts'
import type { JobKind } from '#ground/jobs/index.ts'
import type { RemediationContext } from '../context.ts'
import type { Remediation } from '../remediation.ts'
import { type DecideWish, makeDecideJob } from './decide-rows.ts'
import { makeExchangeDecisionWorkflow } from './exchange-decision.workflow.ts'
import { makeExchangeRoundWorkflow } from './exchange-round.workflow.ts'
import type { Exchanging } from './exchanging.ts'
import { makeReceiveJob } from './receive-round.ts'
import { makeSendJob, type SendWish } from './send-round.ts'

/** The exchange by workbook with other systems as one installation has it. */
export interface Exchange {
  readonly exchanging: Exchanging
  readonly send: JobKind<SendWish>
  readonly receive: JobKind<RowsPayload>
  readonly decide: JobKind<DecideWish>
}

/** Makes it once per process; `storage` is where workbooks lie. */
export function openExchange(
  context: RemediationContext & { readonly storage: FileStorage },
  remediation: Remediation,
): Exchange {
  const exchanging: Exchanging = {
    ...context,
    remediation,
    rounds: makeExchangeRoundWorkflow(),
    decisions: makeExchangeDecisionWorkflow(),
  }
  return {
    exchanging,
    send: makeSendJob(exchanging),
    receive: makeReceiveJob(exchanging),
    decide: makeDecideJob(exchanging),
  }
}
