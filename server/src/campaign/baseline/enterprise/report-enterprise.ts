import type { ReportEnterpriseBody } from '#contract/baseline/enterprise-actions.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { transaction } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Outcome } from '#ground/workflow/act.ts'
import type { Registering } from '../registering.ts'
import type { EnterpriseCase } from './enterprise.store.ts'
import { readEnterpriseRows } from './enterprise.view.ts'
import type { EnterpriseWorkflow } from './enterprise.workflow.ts'
import { codeElsewhere, findRepeats } from './find-repeats.ts'
import { judgeCode, refusesCode } from './judge-code.ts'
import { makeEnterprise } from './make-enterprise.ts'

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

async function refuseRepeats(
  tx: Tx,
  registering: Registering,
  body: ReportEnterpriseBody,
  notTheSameAs: readonly string[],
): Promise<void> {
  const repeats = (await findRepeats(tx, registering.campaign, body)).filter(
    ({ id, why }) => !notTheSameAs.includes(id) && why.some(reason => reason !== 'samePlace'),
  )
  if (repeats.length > 0) {
    const rows = await readEnterpriseRows(
      tx,
      registering.sealing,
      repeats.map(({ id }) => id),
    )
    throw refuse(
      409,
      'enterprise.likelyRepeat',
      { zh: '库中已有疑似同一家的记录', en: 'The registry holds records that may be the same' },
      {
        zh: '请核对：是同一家的，在原记录上更正或增加生产场所；确不是的，确认后再报',
        en: 'If it is the same, correct it or add a site there; if not, say so and report it again',
      },
      { current: rows.map(row => ({ ...row, why: repeats.find(({ id }) => id === row.id)?.why ?? [] })) },
    )
  }
  if (!body.uscc || body.usccReason) return
  const elsewhere = (await codeElsewhere(tx, registering.campaign, [body.uscc])).get(body.uscc)
  if (!elsewhere) return
  throw refuse(409, 'enterprise.codeElsewhere', elsewhere.words, {
    zh: '确为同一主体在本地另设场所的，请写明理由',
    en: 'If it has a place of its own here, say so as the reason',
  })
}
