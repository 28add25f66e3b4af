import type { Prepared, Tx } from '#ground/database/transaction.ts'

const atMost = 2_000

const lateStatement: Prepared = {
  name: 'problems become late',
  // no version is spent: what a person sees and does is the same, and the day can be read from the terms at any time
  text: `with due as (
      select id from remediation.problem
      where late_since is null and state in ('assigned', 'rectifying') and due_original + paused_days < $1::date
      order by due_original + paused_days limit $2 for update skip locked),
    marked as (
      update remediation.problem p set late_since = p.due_original + p.paused_days + 1 from due where p.id = due.id
      returning p.id, p.area, p.county, p.township, p.industry),
    counted as (
      insert into ground.figure_delta (day, measure, area, county, township, industry, amount)
      select $1::date, 'problem.overdue', area, coalesce(county, ''), coalesce(township, ''), coalesce(industry, ''), count(*)
      from marked group by area, county, township, industry),
    told as (
      insert into ground.outbox (topic, cell, noun, subject_id, event, payload)
      select 'problem', area || ':' || coalesce(industry, ''), 'problem', (array_agg(id))[1], 'becameLate', '{}' from marked group by area, industry)
    select count(*)::int as count from marked`,
}

/** Marks problems whose original term ended before a day, and counts them as overdue from that day. Returns how many, 2,000 at most. */
export async function markLate(tx: Tx, day: string): Promise<number> {
  const [row] = await tx.run<{ count: number }>(lateStatement, [day, atMost])
  return row?.count ?? 0
}

const awaitedStatement: Prepared = {
  name: 'reports awaited before',
  text: `select stands_at as due from ground.duty where done_at is null and kind = 'progressReport' and paused_since is null and stands_at < $1::date
    order by stands_at limit 1`,
}

/** The earliest day before a day on which a report fell due that has not come, or undefined. */
export async function earliestAwaited(tx: Tx, day: string): Promise<string | undefined> {
  const [row] = await tx.run<{ due: string }>(awaitedStatement, [day])
  return row?.due
}

const missStatement: Prepared = {
  name: 'reports missed',
  // each leaves what any act leaves behind: trail, audit, figures, the duty ended, the next one begun; a month handed in before a
  // return began its duty anew is not missed, its duty goes on to the next
  text: `with over as (
      select id, subject_id, subject_words, holder_unit, holder_enterprise from ground.duty
      where done_at is null and kind = 'progressReport' and paused_since is null and stands_at = $2::date limit $6 for update skip locked),
    made as (
      insert into remediation.progress_report (id, state, problem_id, month, due_on, area, county, township, grid, industry, enterprise_id)
      select uuidv7(), 'missed', p.id, $3, $2::date, p.area, p.county, p.township, p.grid, p.industry, p.enterprise_id
      from over join remediation.problem p on p.id = over.subject_id
      on conflict (problem_id, month) do nothing
      returning id, problem_id, area, county, township, industry, enterprise_id),
    acts as materialized (
      select ground.record_act(jsonb_build_object(
        'noun', 'progressReport', 'subjectId', coalesce(made.id, over.subject_id), 'action', 'miss', 'from', null, 'to', 'missed', 'version', 1,
        'at', $5::timestamptz, 'day', $1::date, 'personId', ground.claim_person(), 'postId', ground.claim_post(), 'unitId', ground.claim_unit(),
        'actorWords', $7::text, 'changes', jsonb_build_object('month', $3::text, 'dueOn', $2::date), 'files', '[]'::jsonb,
        'cell', jsonb_build_object('area', made.area, 'township', made.township, 'industry', made.industry, 'enterpriseId', made.enterprise_id),
        'figures', jsonb_build_array(jsonb_build_object('measure', 'report.state.missed', 'area', made.area, 'county', coalesce(made.county, ''),
          'township', coalesce(made.township, ''), 'industry', coalesce(made.industry, ''), 'amount', 1)),
        'duties', jsonb_build_array(
          jsonb_build_object('change', 'done', 'kind', 'progressReport', 'subjectId', over.subject_id, 'outcome', 'missed'),
          jsonb_build_object('change', 'open', 'noun', 'problem', 'subjectId', over.subject_id, 'kind', 'progressReport', 'clause', '四(二)-1',
            'words', over.subject_words, 'due', $4::date, 'holderUnit', over.holder_unit, 'holderEnterprise', over.holder_enterprise)),
        'hops', '[]'::jsonb, 'copies', '[]'::jsonb, 'parts', '[]'::jsonb, 'tell', '{}'::jsonb)) as done
      from made join over on over.subject_id = made.problem_id),
    moved as (
      update ground.duty set started_on = $1::date, set_for = $4::date, stands_at = $4::date
      from over where duty.id = over.id and over.subject_id not in (select problem_id from made) returning duty.id)
    select (select count(*) from acts)::int + (select count(*) from moved)::int as count`,
}

/** Notes as missed the reports that fell due on one day, and begins the duty of the next month. Returns how many, 2,000 at most. */
export async function missReports(
  tx: Tx,
  said: { day: string; due: string; month: string; nextDue: string; at: Date },
): Promise<number> {
  const [row] = await tx.run<{ count: number }>(missStatement, [
    said.day,
    said.due,
    said.month,
    said.nextDue,
    said.at.toISOString(),
    atMost,
    tx.actor.words,
  ])
  return row?.count ?? 0
}
