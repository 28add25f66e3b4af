import type { z } from 'zod'
import type { Campaign } from '#campaign/mandate/index.ts'
import type { IntegrityRuleRow, listIntegrityRules } from '#contract/baseline/integrity.ts'
import { IntegritySeverity } from '#contract/mandate/integrity-file.ts'
import { extentOf, narrow, scopeFilter } from '#ground/access/index.ts'
import { addDays } from '#ground/clock/add-days.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { coveredBy } from './find-findings.ts'

const daysOfCourse = 30
const places = { areas: 'f.area', townships: 'f.township', industries: 'f.industry' } as const

/** Every rule of the campaign with what stands open in reach of the post, and how that went in the last thirty days. */
export async function findIntegrityRules(
  tx: Tx,
  campaign: Campaign,
  { area, industry }: z.output<typeof listIntegrityRules.query>,
  today: string,
): Promise<IntegrityRuleRow[]> {
  const extent = narrow(extentOf(tx.actor.scope), {
    ...(area ? { areas: area } : {}),
    ...(industry ? { industries: industry } : {}),
  })
  const counted = scopeFilter(extent, places, 1)
  const counts = await tx.query<{ rule: string; open: number; waived: number }>(
    `select f.rule, count(*) filter (where w.id is null) as open, count(w.id) as waived
     from baseline.integrity_finding f ${coveredBy} where ${counted.text} group by 1`,
    counted.values,
  )
  const first = addDays(today, 1 - daysOfCourse)
  const within = scopeFilter(extent, places, 3)
  const course = await tx.query<{ rule: string; day: string; open: number }>(
    `select checked.rule, checked.day::text as day, coalesce(sum(f.open), 0)::int as open
     from baseline.integrity_check checked left join baseline.integrity_course f on f.rule = checked.rule
       and f.from_day <= checked.day and (f.until_day is null or f.until_day > checked.day) and ${within.text}
     where checked.fault is null and checked.day between $1 and $2 group by 1, 2 order by 2`,
    [first, today, ...within.values],
  )
  const checks = await tx.query<{ rule: string; checkedAt: Date | null; failed: boolean }>(
    `select distinct on (rule) rule, fault is not null as failed,
       (select max(checked_at) from baseline.integrity_check sound where sound.rule = c.rule and sound.fault is null) as "checkedAt"
     from baseline.integrity_check c order by rule, day desc`,
  )
  const rows = campaign.integrityRules.map(({ query: _, ...rule }) => {
    const count = counts.find(one => one.rule === rule.id)
    const check = checks.find(one => one.rule === rule.id)
    return {
      ...rule,
      open: count?.open ?? 0,
      waived: count?.waived ?? 0,
      checkedAt: check?.checkedAt?.toISOString() ?? null,
      failed: check?.failed ?? false,
      course: course.filter(one => one.rule === rule.id).map(({ day, open }) => ({ day, open })),
    }
  })
  const grave = (row: IntegrityRuleRow) => IntegritySeverity.options.indexOf(row.severity)
  return rows.sort((a, b) => grave(a) - grave(b) || b.open - a.open)
}
