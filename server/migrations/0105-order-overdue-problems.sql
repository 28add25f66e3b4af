-- A list of what is overdue was merged from the states a problem can be overdue in, each read in the order of its term: in the state
-- in which few are, thousands were passed over to find them. By these the overdue ones are read in order whatever their state, in the
-- whole city, an area or a township. The condition is the one of problem-conditions.ts; few problems are overdue at a time.
create index problem_owed_in_order on remediation.problem (due_order, id)
  where late_since is not null and state in ('assigned', 'rectifying', 'checking');
create index problem_owed_in_order_of_area on remediation.problem (area, due_order, id)
  where late_since is not null and state in ('assigned', 'rectifying', 'checking');
create index problem_owed_in_order_of_township on remediation.problem (township, due_order, id)
  where late_since is not null and state in ('assigned', 'rectifying', 'checking');
