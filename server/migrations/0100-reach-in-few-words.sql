-- What a policy asks is planned anew with every statement that names its table, and a policy that asks another table brings that
-- table's policies along: a problem's page came to a thousand subplans and forty milliseconds of planning, and a line of the trail
-- was checked by hashing all problems. The rules below are the same ones in fewer words.

-- Whether a row lies in the scope of the present post: the rule of ground.protect, asked row by row.
create function ground.within_scope(area text, township text, industry text, enterprise_id uuid, grid text) returns boolean
  stable parallel safe language plpgsql as $$
begin
  return (ground.claims_every_industry() or industry = any (ground.claim_industries())) and case ground.scope_kind()
    when 'city' then true
    when 'areas' then area = any (ground.claim_areas())
    when 'townships' then township = any (ground.claim_townships())
    when 'grids' then grid = any (ground.claim_grids())
    when 'enterprises' then enterprise_id = any (ground.claim_enterprises())
    else false end;
end
$$;

-- Whether a copy of a record was handed to the unit of the present post.
create function ground.may_read(subject uuid) returns boolean stable language plpgsql as $$
begin
  return exists (select from ground.reading_right where unit_id = ground.claim_unit() and subject_id = subject);
end
$$;

-- Gives a table its policy, or says it anew: one rule for all nouns, said once. The named columns must exist; null means the table has none.
-- The claims are read once for each statement, since rows may come by the thousand.
create or replace function ground.protect(
  target regclass,
  area text default 'area',
  township text default 'township',
  industry text default 'industry',
  enterprise text default 'enterprise_id',
  grid text default null,
  industry_is_list boolean default false,
  reading text default null
) returns void language plpgsql as $protect$
declare
  by_industry text;
begin
  -- posts of grids and enterprises are not limited to industries: they claim every one
  by_industry := case
    when industry is null then 'true'
    when industry_is_list then format('((select ground.claims_every_industry()) or %I && (select ground.claim_industries()))', industry)
    else format('((select ground.claims_every_industry()) or %I = any ((select ground.claim_industries())::text[]))', industry)
  end;
  perform ground.set_scope_policy(target, reading, format($rule$(case (select ground.scope_kind())
    when 'city' then true
    when 'areas' then %s
    when 'townships' then %s
    when 'grids' then %s
    when 'enterprises' then %s
    else false end and %s)$rule$,
    case when area is null then 'false' else format('%I = any ((select ground.claim_areas())::text[])', area) end,
    case when township is null then 'false' else format('%I = any ((select ground.claim_townships())::text[])', township) end,
    case when grid is null then 'false' else format('%I = any ((select ground.claim_grids())::text[])', grid) end,
    case when enterprise is null then 'false' else format('%I = any ((select ground.claim_enterprises())::uuid[])', enterprise) end,
    by_industry));
end
$protect$;

-- The same for a table of which few rows are read at a time, by the record they belong to: asked row by row, it costs the planner nothing.
-- The table has area, township, industry and enterprise_id.
create function ground.protect_few(target regclass, grid text default null, reading text default null) returns void language plpgsql as $$
begin
  perform ground.set_scope_policy(target, reading,
    format('ground.within_scope(area, township, industry, enterprise_id, %s)', coalesce(quote_ident(grid), 'null')));
end
$$;

create function ground.set_scope_policy(target regclass, reading text, rule text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('drop policy if exists scope on %s', target);
  execute format('create policy scope on %s using (%s) with check (%s)', target,
    rule || coalesce(' or ground.may_read(' || quote_ident(reading) || ')', ''), rule);
end
$$;

-- Whether the present post reaches a problem, or what belongs to one.
create function remediation.reaches(noun text, which uuid) returns boolean stable language plpgsql as $$
begin
  case noun
    when 'problem' then return exists (select from remediation.problem where id = which);
    when 'measure' then return exists (select from remediation.measure where id = which);
    when 'progressReport' then return exists (select from remediation.progress_report where id = which);
    else return false;
  end case;
end
$$;

select ground.protect('baseline.enterprise', industry => 'industries', industry_is_list => true, enterprise => 'id', grid => 'grid', reading => 'id');
select ground.protect('baseline.membership', grid => 'grid');
select ground.protect('ground.duty');
select ground.protect('remediation.problem', grid => 'grid', reading => 'id');
select ground.protect_few('ground.trail', reading => 'subject_id');
select ground.protect_few('ground.hop');
select ground.protect_few('ground.attachment', reading => 'subject_id');
do $$
declare name text;
begin
  foreach name in array array['measure', 'progress_report', 'check_record', 'extension_request', 'exit_record'] loop
    perform ground.protect_few(format('remediation.%s', name)::regclass, grid => 'grid', reading => 'problem_id');
    execute format('drop policy of_problem on remediation.%s', name);
    execute format('create policy by_problem on remediation.%s using (remediation.reaches(''problem'', problem_id)) with check (remediation.reaches(''problem'', problem_id))', name);
  end loop;
  foreach name in array array['trail', 'duty', 'attachment', 'hop'] loop
    execute format('drop policy through_problem on ground.%s', name);
  end loop;
end
$$;
-- PostgreSQL asks policies from the last name to the first and stops at the first yes: by_problem comes after scope, which costs less
create policy by_problem on ground.trail for select using (remediation.reaches(noun, subject_id));
create policy by_problem on ground.duty using (noun in ('problem', 'measure') and remediation.reaches(noun, subject_id));
create policy by_problem on ground.attachment using (remediation.reaches(noun, subject_id));
create policy by_problem on ground.hop using (noun = 'problem' and remediation.reaches(noun, subject_id));
