-- 三(一)-2: whether a row's line of trade is what its scope says, or only what its name sounds like.
alter table baseline.roster_entry add column industry_by text check (industry_by in ('scope', 'name'));
