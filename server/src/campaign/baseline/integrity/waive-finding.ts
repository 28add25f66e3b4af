import type { z } from 'zod'
import type { waiveFinding as endpoint } from '#contract/baseline/integrity.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { absent, type Outcome } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import type { Registering } from '../registering.ts'
import type { IntegrityWaiver } from './integrity-waiver.store.ts'
import type { IntegrityWaiverWorkflow } from './integrity-waiver.workflow.ts'

interface Finding extends Record<string, unknown> {
  label: string
  area: string
  township: string | null
  industry: string | null
  enterpriseId: string | null
  detail: string
}

/**
 * 豁免 of what a rule found: it covers that finding as it was looked at, and no other.
 *
 * Throws 404 where nothing is found any more or out of reach, 409 `integrity.waived` where it is waived already, 409 `integrity.changed` where
 * the rule finds something else by now.
 */
export async function waiveFinding(
  tx: Tx,
  registering: Pick<Registering, 'clock' | 'calendar'>,
  workflow: IntegrityWaiverWorkflow,
  { requestId, input }: z.output<typeof endpoint.body>,
): Promise<Outcome<IntegrityWaiver>> {
  const made = createWithin(tx, registering, workflow, { action: 'waive', requestId }, async (inner, moment) => {
    const [finding] = await inner.query<Finding>(
      `select label, area, township, industry, enterprise_id as "enterpriseId", detail
       from baseline.integrity_finding where rule = $1 and subject_id = $2`,
      [input.rule, input.subjectId],
    )
    if (!finding) throw absent()
    if (finding.detail !== input.detail) throw changedSince(finding.detail)
    const { label, detail, ...place } = finding
    return {
      to: 'standing',
      cell: { ...place, county: null },
      set: {
        rule: input.rule,
        subjectId: input.subjectId,
        label,
        detail,
        reason: input.reason,
        waivedByWords: inner.actor.words,
        waivedAt: moment.at,
      },
      note: `${label}：${input.reason}`,
    }
  })
  // two at once, or one that covered something else: the index lets one stand
  return made.catch(error => {
    throw (error as { constraint?: string }).constraint === 'one_standing_waiver' ? waivedAlready() : error
  })
}

function waivedAlready(): Refusal {
  return refuse(
    409,
    'integrity.waived',
    { zh: '这一条已有豁免', en: 'It has been waived already' },
    {
      zh: '请刷新后查看理由；需要更改时先取消豁免',
      en: 'Reload to read the reason; to change it, lift the waiver first',
    },
  )
}

function changedSince(detail: string): Refusal {
  return refuse(
    409,
    'integrity.changed',
    { zh: `核对发现已变为「${detail}」`, en: `What is found has changed to “${detail}”` },
    { zh: '请刷新后再判断', en: 'Reload and look again' },
  )
}
