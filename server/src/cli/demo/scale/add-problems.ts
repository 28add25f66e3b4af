import type { Filling } from './fill-to-scale.ts'
import { findsAtAll } from './lay-ground.ts'

/**
 * Problems spread evenly over the enterprises, found on the same weekday of the last 24 weeks: the longer ago, the further they have come.
 * Half are held by the enterprise under its area's ecology branch, half by the township. `scale_problem` keeps what the later steps ask.
 *
 * - `found_on` is also the day of the assignment; `acted_on` the day of the last act
 * - `late_since` by the rule of the turn of the day: the first day past the term, while it was owed
 */
export async function addProblems({ client, context, size }: Filling): Promise<void> {
  const today = context.clock.businessDay()
  await client.query('alter table remediation.problem disable trigger keep_text')
  await client.query(
    `create temp table scale_problem on commit drop as
     with drawn as (
       select n, 1 + n % 24 as weeks, (n * 48271) % 1009 as fallen, e.id as enterprise_id, e.name, e.area, e.county, e.township, e.industry
       from generate_series(0::bigint, $1 - 1) as n join scale_enterprise e on e.place = (n * 7919) % $2),
     staged as (
       select *, case
           when fallen % 700 + weeks * 40 < 180 then 'found' when fallen % 700 + weeks * 40 < 330 then 'assigned'
           when fallen % 700 + weeks * 40 < 900 then 'rectifying' when fallen % 700 + weeks * 40 < 1000 then 'checking'
           when fallen % 700 + weeks * 40 < 1080 then 'verified' else 'closed' end as state,
         $3::date - (7 * weeks)::integer as found_on, (fallen % weeks)::integer as waited
       from drawn),
     dated as (
       select *, case when state in ('found', 'assigned') then found_on else found_on + 7 * (1 + waited) end as acted_on,
         case when state <> 'found' then found_on + (30 + fallen % 150)::integer end as due
       from staged)
     select uuidv7() as id, d.n, d.state, d.enterprise_id, d.name, d.area, d.county, d.township, d.industry, d.found_on, d.acted_on, d.due,
       f.dimension, f.words || '（点位' || d.n % 400 || '）' as words, f.measure,
       case when d.n % 50 = 7 then 'areaListed' else 'ordinary' end as level,
       d.n % 2 = 0 as by_enterprise,
       case
         when d.state in ('assigned', 'rectifying') and d.due < $3::date then d.due + 1
         when d.state in ('checking', 'verified', 'closed') and d.due < d.acted_on then d.due + 1 end as late_since,
       t.officer, c.department, c.ecology
     from dated d join scale_town t on t.code = d.township join scale_cell c on c.area = d.area and c.industry = d.industry
       join scale_find f on f.place = 1 + d.n % $4`,
    [size.problems, size.enterprises, today, findsAtAll],
  )
  await client.query('analyze scale_problem')
  await client.query(
    `insert into remediation.problem (id, version, state, subject_kind, enterprise_id, subject_name, area, county, township, industry, dimension, words,
       source, level, found_on, found_by, found_by_words, checkpoint, term_unit, term_level, responsible_unit, responsible_enterprise, holders,
       due_original, due_current, late_since, rectified_on, verified_on, closed_on, closure_form)
     select id, case state when 'found' then 1 when 'assigned' then 2 else 3 end, state, 'enterprise', enterprise_id, name, area, county, township,
       industry, dimension, words, 'survey', level, found_on, (officer ->> 'person')::uuid, officer ->> 'words',
       case when state = 'checking' then 0 end,
       case when state <> 'found' then ecology ->> 'unit' end, case when state <> 'found' then 'area' end,
       case when state <> 'found' then case when by_enterprise then ecology ->> 'unit' else township end end,
       case when state <> 'found' and by_enterprise then enterprise_id end,
       case when state <> 'found' and not by_enterprise then array[township] else '{}' end,
       due, due, late_since,
       case when state in ('checking', 'verified', 'closed') then acted_on end, case when state in ('verified', 'closed') then acted_on end,
       case when state = 'closed' then acted_on end,
       case when state = 'closed' then jsonb_build_object('rectification', measure, 'conclusion', '整改到位，同意销号', 'files', '[]'::jsonb) end
     from scale_problem`,
  )
  await client.query('alter table remediation.problem enable trigger keep_text')
  await client.query(
    `insert into remediation.problem_text (problem_id, area, township, industry, enterprise_id, responsible_unit, pieces)
     select id, area, township, industry, enterprise_id, case when state <> 'found' then case when by_enterprise then ecology ->> 'unit' else township end end,
       remediation.text_pieces(concat_ws(' ', name, words))
     from scale_problem`,
  )
  await client.query(
    `insert into baseline.enterprise_problems (enterprise_id, open)
     select enterprise_id, count(*) filter (where state <> 'closed') from scale_problem group by enterprise_id`,
  )
  await client.query(
    `update baseline.enterprise e set has_open_problems = false from scale_enterprise s
     where s.id = e.id and coalesce((select open from baseline.enterprise_problems p where p.enterprise_id = e.id), 0) = 0`,
  )
}
