import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import type { Prepared } from '../database/transaction.ts'
import { transaction } from '../database/transaction.ts'

const opening = `select pg_try_advisory_xact_lock(hashtext('clearloop.fold')) as free`

// Adding commutes, so a delta can be folded as soon as it is seen, whatever older transactions are still to commit: theirs are
// added when they come, to their own day and to every later one that is already there. `township = '*'` sums an area.
const foldStatement: Prepared = {
  name: 'figures fold',
  text: `with taken as (
      delete from ground.figure_delta where id in (select id from ground.figure_delta order by id limit $1)
      returning day, measure, area, county, township, industry, amount),
    moved as (
      select measure, area, county, township, industry, day, sum(amount)::bigint as amount from taken
      group by measure, area, county, township, industry, day
      union all
      select measure, area, county, '*', industry, day, sum(amount)::bigint from taken
      group by measure, area, county, industry, day),
    now as (
      insert into ground.figure_balance as known (measure, area, county, township, industry, balance)
      select measure, area, county, township, industry, sum(amount) from moved
      group by measure, area, county, township, industry
      on conflict (measure, township, area, industry, county) do update set balance = known.balance + excluded.balance),
    later as (
      update ground.figure_day as known set balance = known.balance + change.amount
      from (
        select there.measure, there.area, there.county, there.township, there.industry, there.day, sum(moved.amount) as amount
        from moved join ground.figure_day as there on there.measure = moved.measure and there.township = moved.township
          and there.area = moved.area and there.industry = moved.industry and there.county = moved.county and there.day >= moved.day
        group by there.measure, there.area, there.county, there.township, there.industry, there.day) as change
      where known.measure = change.measure and known.township = change.township and known.area = change.area
        and known.industry = change.industry and known.county = change.county and known.day = change.day and change.amount <> 0),
    new_day as (
      insert into ground.figure_day (measure, area, county, township, industry, day, balance)
      select measure, area, county, township, industry, day,
        coalesce((select before.balance from ground.figure_day as before
          where before.measure = moved.measure and before.township = moved.township and before.area = moved.area
            and before.industry = moved.industry and before.county = moved.county and before.day < moved.day
          order by before.day desc limit 1), 0)
        + (select sum(up_to.amount) from moved as up_to
          where up_to.measure = moved.measure and up_to.township = moved.township and up_to.area = moved.area
            and up_to.industry = moved.industry and up_to.county = moved.county and up_to.day <= moved.day)
      from moved
      where not exists (select from ground.figure_day as there
        where there.measure = moved.measure and there.township = moved.township and there.area = moved.area
          and there.industry = moved.industry and there.county = moved.county and there.day = moved.day))
    select count(*) as folded from taken`,
}

/**
 * Folds up to `most` deltas into the balances of now and of their days. Readers add up balances and what is not folded yet, so
 * folding changes no answer and may be late; one process folds at a time.
 *
 * @returns how many deltas were folded; 0 also when another process is folding
 */
export function foldFigures(database: Database, most = 5_000): Promise<number> {
  return transaction(
    database,
    servicePost('folder'),
    async (tx, [lock]) => {
      if (!(lock?.rows[0] as { free: boolean } | undefined)?.free) return 0
      const [row] = await tx.run<{ folded: number }>(foldStatement, [most])
      return row?.folded ?? 0
    },
    { opening },
  )
}
