import type { Campaign, CampaignIntegrityRule } from '#campaign/mandate/index.ts'
import type { Ground } from '#ground/context.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { DailyTurn } from '#ground/duty/turn-of-day.ts'
import { findingColumns, foundBy } from './rule-query.ts'

/** A rule that takes longer than this over the whole base is noted as failed, and the night goes on. */
const millisecondsAtMost = 120_000

/** 三(一)-1 to 三(一)-3: each night the whole base is held against the campaign's rules, one rule a transaction. */
export function integrityTurn(ground: Pick<Ground, 'clock'>, campaign: Campaign): DailyTurn {
  return {
    name: 'base held against its rules',
    batch: async (tx, day) => {
      // a night that was missed cannot be made up for: what stood then is not known
      if (day < ground.clock.businessDay()) return 0
      const done = await tx.query<{ rule: string }>('select rule from baseline.integrity_check where day = $1', [day])
      const next = campaign.integrityRules.find(({ id }) => !done.some(({ rule }) => rule === id))
      if (next) {
        await checkRule(tx, ground, next, day)
        return 1
      }
      return forgetRules(tx, campaign)
    },
  }
}

async function checkRule(
  tx: Tx,
  { clock }: Pick<Ground, 'clock'>,
  rule: CampaignIntegrityRule,
  day: string,
): Promise<void> {
  await tx.query('savepoint rule')
  let fault: string | null = null
  try {
    await tx.query(`set local statement_timeout = ${millisecondsAtMost}`)
    await writeFindings(tx, rule, day)
    await writeCourse(tx, rule.id, day)
    await tx.query('release savepoint rule')
  } catch (error) {
    // one rule that cannot be asked must not keep the others, or the turn of the day, from being done
    await tx.query('rollback to savepoint rule')
    fault = error instanceof Error ? error.message : String(error)
  }
  await tx.query('insert into baseline.integrity_check (rule, day, checked_at, fault) values ($1, $2, $3, $4)', [
    rule.id,
    day,
    clock.businessNow(),
    fault,
  ])
}

/** What is found is written anew; the day on which it was first found stays, what is mended goes. */
async function writeFindings(tx: Tx, rule: CampaignIntegrityRule, day: string): Promise<void> {
  await tx.query(
    `with found as materialized (select * from ${foundBy(rule, day)}),
      gone as (delete from baseline.integrity_finding f where f.rule = $1 and not exists (select from found where found.subject_id = f.subject_id))
     insert into baseline.integrity_finding as known (rule, found_on, ${findingColumns})
       select $1, $2, ${findingColumns} from found
     on conflict (rule, subject_id) do update set label = excluded.label, area = excluded.area, township = excluded.township, grid = excluded.grid,
       industry = excluded.industry, enterprise_id = excluded.enterprise_id, detail = excluded.detail
       where (known.label, known.area, known.township, known.grid, known.industry, known.enterprise_id, known.detail) is distinct from
         (excluded.label, excluded.area, excluded.township, excluded.grid, excluded.industry, excluded.enterprise_id, excluded.detail)`,
    [rule.id, day],
  )
}

/** The counts of the cells whose count is another than in the days before. */
async function writeCourse(tx: Tx, rule: string, day: string): Promise<void> {
  await tx.query(
    `with now as materialized (
       select f.area, coalesce(f.township, '') as township, coalesce(f.industry, '') as industry,
         count(*) filter (where w.id is null)::int as open, count(w.id)::int as waived
       from baseline.integrity_finding f left join baseline.integrity_waiver w
         on w.rule = f.rule and w.subject_id = f.subject_id and w.state = 'standing' and w.detail = f.detail
       where f.rule = $1 group by 1, 2, 3),
     ended as (
       update baseline.integrity_course c set until_day = $2 where c.rule = $1 and c.until_day is null
         and not exists (select from now where (now.area, now.township, now.industry, now.open, now.waived) = (c.area, c.township, c.industry, c.open, c.waived)))
     insert into baseline.integrity_course (rule, area, township, industry, from_day, open, waived)
       select $1, area, township, industry, $2, open, waived from now
       where not exists (select from baseline.integrity_course c where c.rule = $1 and c.until_day is null
         and (now.area, now.township, now.industry, now.open, now.waived) = (c.area, c.township, c.industry, c.open, c.waived))`,
    [rule, day],
  )
}

/** What rules found that the campaign no longer has: findings go, waivers and counts stay as history. */
async function forgetRules(tx: Tx, campaign: Campaign): Promise<number> {
  const gone = await tx.query('delete from baseline.integrity_finding where not (rule = any ($1)) returning rule', [
    campaign.integrityRules.map(({ id }) => id),
  ])
  return gone.length
}
