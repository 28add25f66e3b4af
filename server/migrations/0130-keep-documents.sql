-- 文书: papers from the first draft to the file. A paper lies in no place of the campaign: it is reached by the units that are party to
-- it, whatever their scope. `area` says where its issuer sits.
create table ground.document (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('drafting', 'reviewing', 'countersigning', 'awaitingSignature', 'signed', 'numbered', 'sealed',
    'sent', 'received', 'filed', 'voided')),
  kind text not null,
  title text not null,
  issuer_unit text not null references ground.unit,
  -- the unit above the issuer, whose leader may sign
  superior_unit text references ground.unit,
  area text not null,
  subject jsonb not null default '{}',
  -- records it is about, so that their pages find it
  about uuid[] not null default '{}',
  precedence text not null check (precedence in ('ordinary', 'urgent', 'extraUrgent')),
  content jsonb not null,
  -- of content and addressees: countersignatures bind to it
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  main jsonb not null default '{"all": []}',
  copied jsonb not null default '{"all": []}',
  countersign_units text[] not null default '{}',
  countersign_due date,
  drafted_on date not null,
  drafted_words text not null,
  signed_on date,
  signed_words text,
  series text,
  number_year integer,
  number_sequence integer,
  number_words text,
  number_external boolean not null default false,
  numbered_on date,
  effective_on date,
  scan_file uuid references ground.file,
  -- what was sealed, whatever becomes of the file
  scan_hash text check (scan_hash ~ '^[0-9a-f]{64}$'),
  sent_on date,
  received_on date,
  filed_on date,
  return_reason text,
  void_reason text,
  void_proposed_by uuid,
  void_proposed_words text,
  voided_on date,
  -- a number is whole or absent, and once given it stays
  check (num_nonnulls(series, number_year, number_sequence, number_words, numbered_on) in (0, 5)),
  check (state not in ('numbered', 'sealed', 'sent', 'received', 'filed') or number_words is not null),
  check (state not in ('signed', 'numbered', 'sealed', 'sent', 'received', 'filed') or signed_on is not null),
  check (state not in ('sealed', 'sent', 'received', 'filed') or (scan_hash is not null and effective_on is not null)),
  check ((state = 'voided') = (voided_on is not null)),
  unique (issuer_unit, series, number_year, number_sequence),
  unique (issuer_unit, number_words)
);
create index document_of_issuer on ground.document (issuer_unit, id desc);
create index document_about on ground.document using gin (about);

-- The last number taken in a series of a year. Taken and written in one transaction, so that a number is never lost.
create table ground.document_series (
  issuer_unit text not null references ground.unit,
  series text not null,
  year integer not null,
  last_sequence integer not null check (last_sequence > 0),
  primary key (issuer_unit, series, year)
);

-- Where a paper went and who took it. Copies lay no duty on anybody.
create table ground.document_addressee (
  document_id uuid not null references ground.document,
  position integer not null,
  unit_id text references ground.unit,
  name text not null,
  copied boolean not null,
  due date,
  received_at timestamptz,
  received_words text,
  received_by uuid,
  proof uuid references ground.file,
  primary key (document_id, position),
  check (not copied or due is null),
  check (num_nonnulls(received_at, received_words) in (0, 2))
);

-- 会签, as it was given; it holds for the text whose hash it names.
create table ground.document_countersignature (
  id uuid primary key default uuidv7(),
  document_id uuid not null references ground.document,
  unit_id text not null references ground.unit,
  person_id uuid not null,
  signed_words text not null,
  opinion text not null check (opinion in ('assent', 'dissent')),
  words text,
  content_hash text not null,
  at timestamptz not null
);
create index on ground.document_countersignature (document_id, id);

-- Party to a paper are the unit that issues it and those that were given the right to read it: to countersign, to sign, to receive.
alter table ground.document enable row level security;
alter table ground.document force row level security;
create policy parties on ground.document
  using (issuer_unit = (select ground.claim_unit()) or ground.may_read(id) or (select ground.claim_role()) in ('loader', 'turnOfDay'))
  with check (issuer_unit = (select ground.claim_unit()) or ground.may_read(id) or (select ground.claim_role()) = 'loader');
grant select, insert, update on ground.document to clearloop_app;

create function ground.reaches_document(which uuid) returns boolean stable language plpgsql as $$
begin
  return exists (select from ground.document where id = which);
end
$$;
grant execute on function ground.reaches_document(uuid) to clearloop_app;

alter table ground.document_series enable row level security;
alter table ground.document_series force row level security;
create policy issuer on ground.document_series
  using (issuer_unit = (select ground.claim_unit()) or (select ground.claim_role()) = 'loader')
  with check (issuer_unit = (select ground.claim_unit()) or (select ground.claim_role()) = 'loader');
grant select, insert, update on ground.document_series to clearloop_app;
do $$
declare name text;
begin
  foreach name in array array['document_addressee', 'document_countersignature'] loop
    execute format('alter table ground.%s enable row level security', name);
    execute format('alter table ground.%s force row level security', name);
    execute format('create policy of_document on ground.%s using (ground.reaches_document(document_id)) with check (ground.reaches_document(document_id))', name);
  end loop;
end
$$;
grant select, insert, update on ground.document_addressee to clearloop_app;
grant select, insert on ground.document_countersignature to clearloop_app;

-- What hangs on a paper is reached by its parties and by nobody else, however wide their scope: restrictive, since other policies are
-- wider. The dispatcher reads on to tell parties.
do $$
declare name text;
begin
  foreach name in array array['trail', 'duty', 'attachment'] loop
    execute format('create policy by_document on ground.%s using (noun = ''document'' and ground.reaches_document(subject_id))', name);
    execute format('create policy only_by_document on ground.%s as restrictive using ((noun <> ''document'' and (select ground.claim_role()) is not null) or (select ground.claim_role()) = ''dispatcher'' or ground.reaches_document(subject_id))', name);
  end loop;
end
$$;
