import type { z } from 'zod'
import type { enterpriseInputs } from '#contract/baseline/enterprise-actions.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import type { Registering } from '../registering.ts'
import type { EnterpriseCase } from './enterprise.store.ts'
import type { EnterpriseWorkflow } from './enterprise.workflow.ts'
import { findRepeats } from './find-repeats.ts'
import type { HangingRecords } from './hanging-records.ts'
import { judgeCode, refusesCode } from './judge-code.ts'
import { makeEnterprise } from './make-enterprise.ts'

/** What splitting is handed. */
export interface Splitting {
  readonly registering: Registering
  readonly workflow: () => EnterpriseWorkflow
  readonly hanging: readonly HangingRecords[]
}

/**
 * 分立: a part becomes a record of its own, reported like any other and counted from this day on; the whole keeps its history and is counted as
 * before. The problems named go along with their measures, each by an act of its own.
 *
 * Throws 422 `invalid` at `problems` for one that is not the whole's or is out of reach, 422 `enterprise.codeFails`, 409
 * `enterprise.likelyRepeat` where its code is known, 404 for a place out of reach.
 */
export async function splitEnterprise(
  tx: Tx,
  { registering, workflow, hanging }: Splitting,
  the: EnterpriseCase,
  {
    name,
    kind,
    township,
    industries,
    uscc,
    address,
    place,
    splitOn,
    problems,
    reason,
  }: z.output<typeof enterpriseInputs.split>,
  requestId: string,
): Promise<void> {
  const judged = judgeCode(uscc ?? null)
  const refusal = refusesCode(judged, undefined)
  if (refusal) throw refusal
  const code = 'refusal' in judged ? null : judged.code
  const { after: part } = await makeEnterprise(
    tx,
    registering,
    workflow(),
    deriveRequestId(requestId, 'part'),
    {
      ...{ name, kind, township, industries },
      facts: { uscc: code, address: address ?? null, place: place ?? null, startedOn: splitOn },
      splitFrom: { id: the.id, note: `由${the.name}分立（${splitOn}）：${reason}` },
    },
    // near names and one place are in the nature of a split; one code is not
    async inner => refuseKnownCode(inner, registering, code),
  )
  let moved = 0
  for (const records of hanging) {
    const moving = { from: the.id, to: { id: part.id, name }, reason, requestId, only: problems }
    moved += (await records.move(tx, moving)).length
  }
  if (moved === problems.length) return
  throw refuse(
    422,
    'invalid',
    {
      zh: '有的问题不是这家企业的，或不在您的岗位范围内',
      en: 'Some problems are not this enterprise’s, or out of reach',
    },
    undefined,
    { fields: [{ path: 'problems', zh: '请重新选择随之转移的问题', en: 'Choose anew which problems go along' }] },
  )
}

async function refuseKnownCode(tx: Tx, { campaign }: Registering, uscc: string | null): Promise<void> {
  if (uscc === null) return
  const known = (await findRepeats(tx, campaign, { uscc })).filter(({ why }) => why.includes('sameCode'))
  if (known.length === 0) return
  throw refuse(
    409,
    'enterprise.likelyRepeat',
    { zh: '库中已有该统一社会信用代码的记录', en: 'The registry has a record of that code already' },
    { zh: '同一法人的另一处场所，请用「增加生产场所」', en: 'For another place of the same legal person, add a site' },
  )
}
