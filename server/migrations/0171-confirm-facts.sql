-- 三(一)-1: an enterprise confirms what is held of it, or proposes what has changed. A row is never edited but by its answer.
create table baseline.fact_confirmation (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('unchanged', 'proposed', 'accepted', 'declined')),
  enterprise_id uuid not null references baseline.enterprise,
  -- the facts as they stood, and of which version of the record
  facts jsonb not null,
  record_version integer not null,
  changes jsonb not null,
  confirmed_by_words text not null,
  confirmed_on date not null,
  answered_unit text,
  answered_on date,
  answer_words text,
  check ((state in ('accepted', 'declined')) = (answered_on is not null)),
  check (state <> 'declined' or answer_words is not null)
);
create index fact_confirmation_of_enterprise on baseline.fact_confirmation (enterprise_id, id desc);
-- one proposal at a time: the township answers it before the next
create unique index one_proposal on baseline.fact_confirmation (enterprise_id) where state = 'proposed';
select baseline.protect_by_enterprise('baseline.fact_confirmation');
grant select, insert, update on baseline.fact_confirmation to clearloop_app;

create or replace function baseline.hangs_on(noun text, enterprise uuid) returns boolean stable language plpgsql as $$
begin
  return noun in ('emission', 'inclusion', 'eliminatedCapacity', 'signal', 'enterprisePlan', 'planNode', 'factConfirmation')
    and enterprise is not null and baseline.reaches(enterprise);
end
$$;
