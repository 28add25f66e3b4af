-- 分立: which record an enterprise was split off from. The ground and the day are in the trail of both.
alter table baseline.enterprise add column split_from uuid references baseline.enterprise;
create index enterprise_split_from on baseline.enterprise (split_from) where split_from is not null;
