import type { ReportEnterpriseBody } from '#contract/baseline/enterprise-actions.ts'
import type { Actor } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import type { Outcome } from '#ground/workflow/act.ts'
import type { Registering } from '../registering.ts'
import type { EnterpriseCase } from './enterprise.store.ts'
import type { EnterpriseWorkflow } from './enterprise.workflow.ts'
import { judgeCode, refusesCode } from './judge-code.ts'
import { makeEnterprise } from './make-enterprise.ts'
import { refuseRepeats } from './refuse-repeats.ts'

/**
 * 上报: puts an enterprise on list one. What may be a repeat is refused until the person has said that it is not; a code that fails its
 * checks, or is known elsewhere, until there is a reason.
 *
 * Throws 422 `invalid`, 422 `enterprise.codeFails`, 409 `enterprise.likelyRepeat`, 409 `enterprise.codeElsewhere`, 404 out of scope.
 */
export async function reportEnterprise(
  registering: Registering,
  workflow: EnterpriseWorkflow,
  actor: Actor,
  body: ReportEnterpriseBody,
): Promise<Outcome<EnterpriseCase>> {
  const { requestId, name, kind, township, industries, notTheSameAs, ...facts } = body
  const judged = judgeCode(facts.uscc ?? null)
  const refusal = refusesCode(judged, facts.usccReason)
  if (refusal) throw refusal
  const uscc = 'refusal' in judged ? null : judged.code
  const attempt = () =>
    transaction(registering.database, actor, tx =>
      makeEnterprise(tx, registering, workflow, requestId, { name, kind, township, industries, facts }, async inner => {
        await refuseRepeats(inner, registering, { ...body, uscc }, notTheSameAs)
      }),
    )
  try {
    return await attempt()
  } catch (error) {
    // the same request arrived twice at once: the other one has made the record by now, so this time it is found
    if ((error as { constraint?: string }).constraint === 'trail_request_id_key') return attempt()
    throw error
  }
}
