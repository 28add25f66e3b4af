-- The file of an enterprise says how many reports it missed, of all its problems: without this every report of the city was read for it.
create index missed_report_of_enterprise on remediation.progress_report (enterprise_id) where state = 'missed';
