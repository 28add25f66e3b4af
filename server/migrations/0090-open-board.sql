-- 三(三)2 亮晒: the two functions by which official posts see, across areas, what is allow-listed and nothing else (security.md, board facts).
create schema views;
grant usage on schema views to clearloop_app;

-- the functions below run with the owner's rights; the runtime role never is the owner
create policy board on remediation.problem for select to current_user using (true);
create policy board on ground.trail for select to current_user using (true);

-- The longest overdue of a cell, in one look.
create index problem_longest_overdue on remediation.problem (area, industry, (due_original + paused_days))
  where late_since is not null and state in ('assigned', 'rectifying');

-- Of each cell in which a term runs: since when its longest overdue problem is owed, and the next term that ends. A problem with an extension
-- is not overdue while that runs.
create function views.terms_of_cells(today date)
  returns table (area text, county text, industry text, owed_since date, next_term date)
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not ground.claims_board() then
    return;
  end if;
  return query
    with cells as (
      select part.area, part.county, part.industry from (
        select balance.area, balance.county, balance.industry, balance.balance as count from ground.figure_balance as balance
        where balance.measure = any (array['problem.state.assigned', 'problem.state.rectifying']) and balance.township = '*'
        union all
        select delta.area, delta.county, delta.industry, delta.amount from ground.figure_delta as delta
        where delta.measure = any (array['problem.state.assigned', 'problem.state.rectifying'])) as part
      group by part.area, part.county, part.industry having sum(part.count) > 0)
    select cells.area, cells.county, cells.industry, overdue.since, soonest.term
    from cells
    left join lateral (
      select since from (
        (select p.due_original + p.paused_days as since from remediation.problem as p
          where cells.industry <> '' and p.area = cells.area and p.industry = cells.industry and p.late_since is not null
            and p.state in ('assigned', 'rectifying') and p.due_current < today and coalesce(p.county, '') = cells.county
          order by p.due_original + p.paused_days limit 1)
        union all
        (select p.due_original + p.paused_days from remediation.problem as p
          where cells.industry = '' and p.area = cells.area and p.industry is null and p.late_since is not null
            and p.state in ('assigned', 'rectifying') and p.due_current < today and coalesce(p.county, '') = cells.county
          order by p.due_original + p.paused_days limit 1)) as of_cell) as overdue on true
    left join lateral (
      select min(term) as term from unnest(array['assigned', 'rectifying']) as its (state), lateral (
        (select p.due_order as term from remediation.problem as p
          where cells.industry <> '' and p.area = cells.area and p.industry = cells.industry and p.state = its.state
            and p.due_order >= today and coalesce(p.county, '') = cells.county
          order by p.due_order limit 1)
        union all
        (select p.due_order from remediation.problem as p
          where cells.industry = '' and p.area = cells.area and p.industry is null and p.state = its.state
            and p.due_order >= today and coalesce(p.county, '') = cells.county
          order by p.due_order limit 1)) as of_state) as soonest on true;
end
$$;
revoke execute on function views.terms_of_cells(date) from public;
grant execute on function views.terms_of_cells(date) to clearloop_app;

-- The rows behind a number of the board, a page at a time by present term: what is allow-listed, and the id and term by which the page goes on.
-- `states` and `overdue` are what the number counts; a place is one of areas, or, where `in_county` is given, that part of them that lies in it; an
-- empty county or industry means those that have none.
-- With `as_of` the states are those of that moment.
create function views.allow_listed_rows(
  states text[], overdue boolean, areas text[], in_county text, in_industry text,
  today date, due_soon date, as_of timestamptz, after_term date, after_id uuid, at_most integer)
  returns table (id uuid, term date, subject_kind text, enterprise_name text, area text, industry text, state text, urgency text, days_late integer)
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  -- every condition below is written here; what the caller says goes in as a parameter alone
  arms text := 'unnest($1) as its (state)';
  place text := '';
begin
  if not ground.claims_board() then
    return;
  end if;
  if as_of is not null then
    arms := 'unnest(array[''found'', ''assigned'', ''rectifying'', ''checking'', ''verified'', ''onNotice'', ''closed'', ''merged'', ''voided'',
      ''transferred'', ''closedByExit'', ''suspended'']) as its (state)';
  end if;
  if areas is not null then
    arms := arms || ', unnest($3) as there (area)';
    place := ' and p.area = there.area';
  end if;
  if in_county = '' then
    place := place || ' and p.county is null';
  elsif in_county is not null then
    place := place || ' and p.county = $4';
  end if;
  if in_industry = '' then
    place := place || ' and p.industry is null';
  elsif in_industry is not null then
    place := place || ' and p.industry = $5';
  end if;
  return query execute
    'select page.id, page.due_order, page.subject_kind,
        case when page.subject_kind = ''enterprise'' then page.subject_name end, page.area, page.industry, page.stood,
        case
          when $8 is not null or page.stood not in (''assigned'', ''rectifying'') or page.due_current is null then null
          when page.due_current >= $6 then case when page.due_current <= $7 then ''dueSoon'' else ''inTime'' end
          when page.over >= 30 then ''red''
          when page.over >= 7 then ''yellow''
          else ''blue''
        end,
        greatest(0, coalesce(least(page.rectified_on, case when $8 is not null then $6 end), page.suspended_on, page.closed_on, $6)
          - (page.due_original + page.paused_days))
      from ' || arms || ', lateral (
        select p.*, greatest($6 - (p.due_original + p.paused_days), $6 - p.due_current) as over,'
    || case when as_of is null then ' p.state as stood from remediation.problem as p where p.state = its.state'
         else ' stand.stood from remediation.problem as p, lateral (
            select line.to_state as stood from ground.trail as line
            where line.subject_id = p.id and line.at < $8 order by line.id desc limit 1) as stand
          where p.state = its.state and stand.stood = any ($1)' end
    || case
         when overdue is null then ''
         when overdue then ' and p.late_since is not null and ($8 is null or p.late_since <= $6)'
         else ' and (p.late_since is null or ($8 is not null and p.late_since > $6))'
       end
    || place || '
          and (p.due_order, p.id) > ($9, $10) order by p.due_order, p.id limit $11) as page
      order by page.due_order, page.id limit $11'
    using states, overdue, areas, in_county, in_industry, today, due_soon, as_of, after_term, after_id, least(at_most, 201);
end
$$;
revoke execute on function views.allow_listed_rows(text[], boolean, text[], text, text, date, date, timestamptz, date, uuid, integer) from public;
grant execute on function views.allow_listed_rows(text[], boolean, text[], text, text, date, date, timestamptz, date, uuid, integer) to clearloop_app;
