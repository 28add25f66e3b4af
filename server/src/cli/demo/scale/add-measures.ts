import type { Filling } from './fill-to-scale.ts'

/**
 * Measures for the problems on which work has begun, so many that their number is the size's: as far as their problem has come. Evidence is
 * a picture that the installation has already; throws where it has none.
 */
export async function addMeasures({ client, size }: Filling): Promise<void> {
  await client.query(
    `create temp table scale_measure on commit drop as
     with worked as (select *, row_number() over (order by n) as place, count(*) over () as all_worked from scale_problem
       where state not in ('found', 'assigned'))
     select uuidv7() as id, w.id as problem_id, w.n, w.area, w.county, w.township, w.industry, w.enterprise_id, w.name, w.due, w.acted_on, w.by_enterprise,
       w.officer, w.department, w.ecology, m as position,
       case when m = 1 then w.measure else '落实专人负责，每月自查' end as words, case when m = 1 then 'engineering' else 'management' end as kind,
       case w.state when 'checking' then 'declaredDone' when 'rectifying' then case w.n % 5 when 0 then 'drafted' when 1 then 'approved' else 'underway' end
         else 'checked' end as state
     from worked w, generate_series(1, ($1 * w.place / w.all_worked - $1 * (w.place - 1) / w.all_worked)::integer) as m`,
    [size.measures],
  )
  await client.query('analyze scale_measure')
  const { rows } = await client.query<{ id: string }>(
    `select id from ground.file where kind = 'image' order by id limit 1`,
  )
  const [picture] = rows
  if (!picture)
    throw new Error('演示环境中没有照片可作佐证 / the demo installation has no picture to serve as evidence')
  await client.query(
    `insert into remediation.measure (id, version, state, problem_id, words, kind, due, responsible_person, cost, before, after, approved_on, declared_on,
       checked_on, area, county, township, industry, enterprise_id)
     select id, case state when 'drafted' then 1 else 2 end, state, problem_id, words, kind, due, '企业负责人', case kind when 'engineering' then 1 + n % 60 end,
       case when state in ('declaredDone', 'checked') then array[$1::uuid] else '{}' end,
       case when state in ('declaredDone', 'checked') then array[$1::uuid] else '{}' end,
       case when state <> 'drafted' then acted_on end, case when state in ('declaredDone', 'checked') then acted_on end,
       case when state = 'checked' then acted_on end, area, county, township, industry, enterprise_id
     from scale_measure`,
    [picture.id],
  )
}
