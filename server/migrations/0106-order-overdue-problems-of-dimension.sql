-- What is overdue of one dimension stood scattered among all that is overdue: its page passed over thousands of other dimensions, and a
-- department of the city counted its own by reading every industry's. By these both are read in order. The condition is the one of
-- problem-conditions.ts.
drop index remediation.problem_owed;
create index problem_owed_of_dimension on remediation.problem (dimension, due_order, id)
  where late_since is not null and state in ('assigned', 'rectifying', 'checking');
create index problem_owed_of_area_and_dimension on remediation.problem (area, dimension, due_order, id)
  where late_since is not null and state in ('assigned', 'rectifying', 'checking');
create index problem_owed_of_industry_and_dimension on remediation.problem (industry, dimension, due_order, id)
  where late_since is not null and state in ('assigned', 'rectifying', 'checking');
