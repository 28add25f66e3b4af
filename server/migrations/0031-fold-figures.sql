-- Both are queues: full one minute, empty the next. Dead rows are cleared by their number, not by their share of a table that is
-- nearly empty, else every look walks over yesterday's.
alter table ground.figure_delta set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
alter table ground.outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
