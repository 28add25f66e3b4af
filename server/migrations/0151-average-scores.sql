-- 三(一)-3: how far the survey has come is told with the average score of each area × industry. An average of fewer than three tells of
-- single enterprises, so there is none; towards other areas it is a board fact, so it is made with the owner's rights.
create policy definer on baseline.assessment to current_user using (true) with check (true);

create function baseline.average_scores() returns table (area text, industry text, average double precision) stable language sql security definer
  set search_path = pg_catalog, pg_temp as $$
  select enterprise.area, assessment.industry, avg(assessment.total)
  from baseline.assessment join baseline.enterprise on enterprise.id = assessment.enterprise_id
  where (select ground.claims_board()) and assessment.state = 'recorded' and assessment.kind = 'baseline' and assessment.total is not null
    and assessment.industry = any (enterprise.industries) and enterprise.state in ('reported', 'verified', 'confirmed', 'returned')
  group by enterprise.area, assessment.industry having count(*) >= 3
$$;
revoke execute on function baseline.average_scores() from public;
grant execute on function baseline.average_scores() to clearloop_app;
