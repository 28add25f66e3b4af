import type { Filling } from './fill-to-scale.ts'

/** What each act of the history moved, in which cell and on which day; the rules are `countsOf` of the three nouns. */
const movedInTownships = `create temp table scale_moved_in_townships on commit drop as
  select day, measure, area, coalesce(county, '') as county, township, industry, sum(amount)::bigint as amount from (
    select p.area, p.county, p.township, p.industry, m.* from scale_problem p, lateral (values
        ('problem.all', p.found_on, 1), ('problem.dimension.' || p.dimension, p.found_on, 1),
        (case when p.level <> 'ordinary' then 'problem.level.' || p.level end, p.found_on, 1),
        (case p.state when 'found' then 'problem.state.found' else 'problem.state.assigned' end, p.found_on, 1),
        (case when p.state not in ('found', 'assigned') then 'problem.state.assigned' end, p.acted_on, -1),
        (case when p.state not in ('found', 'assigned') then 'problem.state.' || p.state end, p.acted_on, 1),
        (case when p.state = 'closed' then case when p.late_since is null then 'problem.closedInTime' else 'problem.closedLate' end end, p.acted_on, 1),
        (case when p.late_since is not null then 'problem.overdue' end, p.late_since, 1),
        (case when p.late_since is not null and p.state in ('verified', 'closed') then 'problem.overdue' end, p.acted_on, -1))
        as m(measure, day, amount)
    union all
    select s.area, s.county, s.township, s.industry, m.* from scale_measure s, lateral (values
        ('measure.all', s.acted_on, 1), ('measure.state.' || s.state, s.acted_on, 1)) as m(measure, day, amount)
    union all
    select e.area, e.county, e.township, case when m.once then '' else e.industry end, m.measure, m.day, m.amount
    from scale_enterprise s join baseline.enterprise e on e.id = s.id,
      lateral (select (e.reported_at at time zone 'Asia/Shanghai')::date as reported) as its, lateral (values
        ('enterprise.all', reported, 1, true), ('enterprise.listed', reported, 1, false), ('enterprise.kind.' || e.kind, reported, 1, false),
        ('enterprise.total.reported', reported, 1, true), ('enterprise.state.reported', reported, 1, false),
        (case when e.version > 1 then 'enterprise.total.reported' end, reported + 7, -1, true),
        (case when e.version > 1 then 'enterprise.state.reported' end, reported + 7, -1, false),
        (case when e.version > 1 then 'enterprise.total.verified' end, reported + 7, 1, true),
        (case when e.version > 1 then 'enterprise.state.verified' end, reported + 7, 1, false),
        (case when e.version > 2 then 'enterprise.total.verified' end, reported + 14, -1, true),
        (case when e.version > 2 then 'enterprise.state.verified' end, reported + 14, -1, false),
        (case when e.version > 2 then 'enterprise.total.confirmed' end, reported + 14, 1, true),
        (case when e.version > 2 then 'enterprise.state.confirmed' end, reported + 14, 1, false))
        as m(measure, day, amount, once)
  ) as counted where measure is not null group by day, measure, area, coalesce(county, ''), township, industry`

/** The same by township and, as `*`, by what an area has: added up from the townships, which are far fewer than the acts. */
const moved = `create temp table scale_moved on commit drop as
  select day, measure, area, county, township, industry, amount from scale_moved_in_townships where amount <> 0
  union all
  select day, measure, area, county, '*', industry, sum(amount)::bigint from scale_moved_in_townships
  group by day, measure, area, county, industry having sum(amount) <> 0`

const balances = `insert into ground.figure_balance as known (measure, area, county, township, industry, balance)
  select measure, area, county, township, industry, sum(amount) from scale_moved group by measure, area, county, township, industry
  on conflict (measure, township, area, industry, county) do update set balance = known.balance + excluded.balance`

// a cell that has days already moves on each of them by what was added up to it; a day that it has not begins from the one before
const laterDays = `update ground.figure_day as known set balance = known.balance + added.amount from (
    select there.measure, there.area, there.county, there.township, there.industry, there.day, sum(moved.amount) as amount
    from scale_moved moved join ground.figure_day there on there.measure = moved.measure and there.township = moved.township and there.area = moved.area
      and there.industry = moved.industry and there.county = moved.county and there.day >= moved.day
    group by there.measure, there.area, there.county, there.township, there.industry, there.day) as added
  where known.measure = added.measure and known.area = added.area and known.county = added.county and known.township = added.township
    and known.industry = added.industry and known.day = added.day`

const newDays = `insert into ground.figure_day (measure, area, county, township, industry, day, balance)
  select moved.measure, moved.area, moved.county, moved.township, moved.industry, moved.day,
    coalesce((select before.balance - coalesce((select sum(earlier.amount) from scale_moved earlier where earlier.measure = moved.measure
          and earlier.township = moved.township and earlier.area = moved.area and earlier.industry = moved.industry and earlier.county = moved.county
          and earlier.day <= before.day), 0)
      from ground.figure_day before where before.measure = moved.measure and before.township = moved.township and before.area = moved.area
        and before.industry = moved.industry and before.county = moved.county and before.day < moved.day order by before.day desc limit 1), 0)
    + sum(moved.amount) over (partition by moved.measure, moved.area, moved.county, moved.township, moved.industry order by moved.day)
  from scale_moved moved
  on conflict (measure, township, area, industry, county, day) do nothing`

/** Balances of now and of every day, added to those that are there; no process folds meanwhile. */
export async function addFigures({ client }: Filling): Promise<void> {
  await client.query(movedInTownships)
  await client.query(moved)
  await client.query(
    'create index on scale_moved (measure, township, area, industry, county, day); analyze scale_moved',
  )
  await client.query(
    `select pg_advisory_xact_lock(hashtext('clearloop.fold')), set_config('clearloop.role', 'folder', true)`,
  )
  await client.query(balances)
  await client.query(laterDays)
  await client.query(newDays)
}
