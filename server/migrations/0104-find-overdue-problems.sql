-- The list of overdue problems counts what no counter knows, such as those of one dimension: by this it reads the overdue ones alone
-- instead of all that are under way. The condition is the one of problem-conditions.ts.
create index problem_owed on remediation.problem (area, dimension, due_order)
  where late_since is not null and state in ('assigned', 'rectifying', 'checking');
