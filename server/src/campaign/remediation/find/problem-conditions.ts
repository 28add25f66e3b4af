import type { ProblemFilter } from '#contract/remediation/problem.ts'
import { urgencyCondition } from '#ground/clock/urgency-condition.ts'
import type { Moment } from '#ground/workflow/workflow.ts'

/** Collects parameters while a condition is written, so that numbers and values cannot part. */
export class Parameters {
  readonly values: unknown[] = []

  /** Adds a value and gives its place, with its type. */
  add(value: unknown, type: string): string {
    this.values.push(value)
    return `$${this.values.length}::${type}`
  }

  /** `column = value`, or `column = any (values)` for several: only equality keeps an index in order. */
  oneOf(column: string, values: readonly string[], type = 'text'): string {
    return values.length === 1
      ? `${column} = ${this.add(values[0], type)}`
      : `${column} = any (${this.add(values, `${type}[]`)})`
  }
}

/** States in which a term runs, so that there is an urgency. */
export const statesWithUrgency = ['assigned', 'rectifying'] as const
/** States in which a problem past its term still counts as overdue. */
export const statesThatAreOwed = [...statesWithUrgency, 'checking'] as const
const withUrgency = `('${statesWithUrgency.join("', '")}')`
const areOwed = `('${statesThatAreOwed.join("', '")}')`

/** As `urgencyCondition` takes them. */
const term = { original: '(p.due_original + p.paused_days)', current: 'p.due_current' }

/** What a filter asks besides scope and state, on a problem `p`. */
export function conditionsOf(filter: ProblemFilter, parameters: Parameters, moment: Moment): string[] {
  const found: string[] = []
  if (filter.level) found.push(parameters.oneOf('p.level', filter.level))
  if (filter.dimension) found.push(parameters.oneOf('p.dimension', filter.dimension))
  if (filter.foundFrom) found.push(`p.found_on >= ${parameters.add(filter.foundFrom, 'date')}`)
  if (filter.foundTo) found.push(`p.found_on <= ${parameters.add(filter.foundTo, 'date')}`)
  if (filter.overdue === true) found.push(`p.late_since is not null and p.state in ${areOwed}`)
  if (filter.overdue === false) found.push(`(p.late_since is null or p.state not in ${areOwed})`)
  if (filter.urgency) {
    const add = (value: unknown, type: string) => parameters.add(value, type)
    const steps = filter.urgency.map(step => urgencyCondition(step, term, add, moment))
    found.push(`p.state in ${withUrgency} and (${steps.join(' or ')})`)
  }
  return found
}
