import type { EnterpriseFilter } from '#contract/baseline/enterprise.ts'
import type { ReviewAction, ReviewRow } from '#contract/baseline/review.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { Sealing } from '#ground/sealing/index.ts'
import { readEnterpriseRows } from '../enterprise/enterprise.view.ts'
import { judgeCode } from '../enterprise/judge-code.ts'
import { findEnterprises, narrowFilter, totalOf } from '../find/find-enterprises.ts'

interface Duty {
  id: string
  due: string | null
  setFor: string | null
  reportedBy: string
  hasPlace: boolean
}

/**
 * What waits for this post, the oldest first: reported records for the area's offices, verified ones for the city's industry
 * departments.
 */
export async function findReview(
  tx: Tx,
  sealing: Sealing,
  day: string,
  filter: EnterpriseFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: ReviewRow[]; next: string | null; total: number; more: boolean }> {
  const next: ReviewAction = tx.actor.role === 'cityIndustry' ? 'confirm' : 'verify'
  const narrowed = await narrowFilter(tx, { ...filter, state: [next === 'confirm' ? 'verified' : 'reported'] })
  const found = await findEnterprises(tx, narrowed, { order: 'oldest', after, limit })
  const [rows, duties] = [
    await readEnterpriseRows(tx, sealing, found.ids),
    await tx.query<Duty & Record<string, unknown>>(
      `select e.id, d.stands_at as due, d.set_for as "setFor", e.reported_words as "reportedBy", e.lng is not null as "hasPlace"
       from baseline.enterprise e left join ground.duty d on d.subject_id = e.id and d.done_at is null and d.kind = $2
       where e.id = any ($1)`,
      [found.ids, next],
    ),
  ]
  const byId = new Map(duties.map(duty => [duty.id, duty]))
  return {
    rows: rows.map(row => {
      const duty = byId.get(row.id)
      const remarks: ReviewRow['remarks'] = []
      if (row.temporary && row.kind === 'company') remarks.push('noCode')
      if (!row.temporary) {
        const judged = judgeCode(row.code)
        if (!('warning' in judged) || judged.warning) remarks.push('codeFails')
      }
      if (duty && !duty.hasPlace) remarks.push('noPlace')
      if (row.phoneMasked === null) remarks.push('noPhone')
      return {
        ...row,
        next,
        reportedBy: duty?.reportedBy ?? '',
        due: duty?.due ?? null,
        lateDays: duty?.setFor ? Math.max(0, daysBetween(duty.setFor, day)) : 0,
        remarks,
      }
    }),
    next: found.next,
    ...(await totalOf(tx, narrowed)),
  }
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
