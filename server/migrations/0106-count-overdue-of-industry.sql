-- A department of the city counts what is overdue of one dimension in its own industries: by area alone it read the overdue problems of
-- every industry to find them. The condition is the one of problem-conditions.ts.
create index problem_owed_of_industry on remediation.problem (industry, dimension)
  where late_since is not null and state in ('assigned', 'rectifying', 'checking');
