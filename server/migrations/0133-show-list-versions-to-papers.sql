create view baseline.fact_list_version with (security_invoker) as
  select id, list, stage, number, area, industry, rows, cells, frozen_on, frozen_words, hash from baseline.list_version;
comment on view baseline.fact_list_version is 'The head of each frozen version of a list; area is the city’s code where it is the whole city, industry null where it is all of them.';
grant select on baseline.fact_list_version to clearloop_app;
