-- The claims of the post one acts in. They are set for one transaction by the server and read here by every policy.
-- Without claims every function answers null, so every predicate built on them is not true: fail-closed.
create schema ground;
grant usage on schema ground to clearloop_app;

create function ground.claim(name text) returns text stable parallel safe language sql
  return nullif(current_setting('clearloop.' || name, true), '');

create function ground.scope_kind() returns text stable parallel safe language sql return ground.claim('scope');
create function ground.claim_role() returns text stable parallel safe language sql return ground.claim('role');
create function ground.claim_unit() returns text stable parallel safe language sql return ground.claim('unit');
create function ground.claim_person() returns uuid stable parallel safe language sql return ground.claim('person')::uuid;
create function ground.claim_post() returns uuid stable parallel safe language sql return ground.claim('post')::uuid;
create function ground.claim_areas() returns text[] stable parallel safe language sql return ground.claim('areas')::text[];
create function ground.claim_townships() returns text[] stable parallel safe language sql return ground.claim('townships')::text[];
create function ground.claim_grids() returns text[] stable parallel safe language sql return ground.claim('grids')::text[];
create function ground.claim_enterprises() returns uuid[] stable parallel safe language sql return ground.claim('enterprises')::uuid[];
-- Whether the post sees every industry; a post limited to some has them in claim_industries().
create function ground.claims_every_industry() returns boolean stable parallel safe language sql
  return ground.claim('industries') = '*';
create function ground.claim_industries() returns text[] stable parallel safe language sql
  return case when ground.claim('industries') = '*' then '{}'::text[] else ground.claim('industries')::text[] end;
-- Board facts (亮晒) are for every official post, across areas; see contract/src/ground/role.ts.
create function ground.claims_board() returns boolean stable parallel safe language sql
  return coalesce(ground.claim('board') = 'yes', false);

-- Units that were handed a copy (抄送) of a record may read it, whatever their scope.
create table ground.reading_right (
  unit_id text not null,
  subject_id uuid not null,
  noun text not null,
  granted_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (unit_id, subject_id)
);

-- Gives a table its policy: one rule for all nouns, said once. The named columns must exist; null means the table has none.
create function ground.protect(
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
  rule text;
begin
  by_industry := case
    when industry is null then 'true'
    when industry_is_list then format('((select ground.claims_every_industry()) or %I && (select ground.claim_industries()))', industry)
    else format('((select ground.claims_every_industry()) or %I = any ((select ground.claim_industries())::text[]))', industry)
  end;
  rule := format($rule$(case (select ground.scope_kind())
    when 'city' then %1$s
    when 'areas' then %2$s
    when 'townships' then %3$s
    when 'grids' then %4$s
    when 'enterprises' then %5$s
    else false end)$rule$,
    by_industry,
    case when area is null then 'false' else format('%I = any ((select ground.claim_areas())::text[]) and %s', area, by_industry) end,
    case when township is null then 'false' else format('%I = any ((select ground.claim_townships())::text[]) and %s', township, by_industry) end,
    case when grid is null then 'false' else format('%I = any ((select ground.claim_grids())::text[])', grid) end,
    case when enterprise is null then 'false' else format('%I = any ((select ground.claim_enterprises())::uuid[])', enterprise) end);
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  if reading is null then
    execute format('create policy scope on %s using %s with check %s', target, rule, rule);
  else
    execute format(
      'create policy scope on %s using (%s or %I in (select subject_id from ground.reading_right where unit_id = (select ground.claim_unit()))) with check %s',
      target, rule, reading, rule);
  end if;
end
$protect$;

-- A table that every signed-in post may read, and none without claims (the directory of units, places, the campaign's data).
create function ground.protect_from_strangers(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy claims on %s using ((select ground.scope_kind()) is not null) with check ((select ground.scope_kind()) is not null)', target);
end
$$;

alter table ground.reading_right enable row level security;
alter table ground.reading_right force row level security;
create policy own_unit on ground.reading_right
  using (unit_id = (select ground.claim_unit()) or (select ground.scope_kind()) in ('city', 'areas', 'townships'))
  with check ((select ground.scope_kind()) is not null);
grant select, insert, update on ground.reading_right to clearloop_app;
