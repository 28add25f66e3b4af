import type { z } from 'zod'
import { type ProblemAction, problemStates } from '#contract/remediation/problem.states.ts'
import type { ProblemRow } from '#contract/remediation/problem.ts'
import { daysBetween } from '#ground/clock/add-days.ts'
import { urgency } from '#ground/clock/urgency.ts'
import type { Actor } from '#ground/database/claims.ts'
import { judge } from '#ground/workflow/permit.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import { lateAfter, type Problem } from '../problem/problem.ts'
import type { ProblemWorkflow } from '../problem/problem.workflow.ts'
import type { ProblemLine } from './problem-rows.store.ts'

type Row = z.input<typeof ProblemRow>

const primary = Object.entries(problemStates.actions).filter(([, said]) => said.primary) as [
  ProblemAction,
  (typeof problemStates.actions)[ProblemAction],
][]

/** A line of the list as the contract says it. */
export function problemRow(workflow: ProblemWorkflow, the: ProblemLine, actor: Actor, moment: Moment): Row {
  return { ...problemFacts(the, the.unitName, moment), nextAction: nextAction(workflow, the, actor, moment) }
}

/** What line and page have in common. */
export function problemFacts(the: Problem, unitName: string | null, moment: Moment): Omit<Row, 'nextAction'> {
  return {
    id: the.id,
    number: the.number,
    version: the.version,
    state: the.state,
    level: the.level,
    urgency: urgencyOf(the, moment),
    subjectKind: the.subjectKind,
    enterpriseId: the.enterpriseId,
    subjectName: the.subjectName,
    area: the.area,
    township: the.township,
    industry: the.industry,
    dimension: the.dimension as Row['dimension'],
    clause: the.clause,
    veto: the.veto,
    words: the.words,
    responsibleUnit:
      the.responsibleUnit === null ? null : { id: the.responsibleUnit, name: unitName ?? the.responsibleUnit },
    foundOn: the.foundOn,
    dueOriginal: the.dueOriginal,
    dueCurrent: the.dueCurrent,
    lateDays: lateDays(the, moment.day),
    progress: { checked: the.measures.checked, all: the.measures.all },
  }
}

/** The five-step scale while a term runs: late at all by the current term, how far by the original one. */
function urgencyOf(the: Problem, { day, calendar }: Moment): Row['urgency'] {
  const setFor = lateAfter(the)
  if ((the.state !== 'assigned' && the.state !== 'rectifying') || setFor === null || the.dueCurrent === null)
    return null
  return urgency({ setFor, standsAt: the.dueCurrent, today: day, calendar }).step
}

/** Calendar days past the original term, pauses left out; the count stands still when the work is handed in and accepted. */
function lateDays(the: Problem, today: string): number {
  const after = lateAfter(the)
  if (after === null) return 0
  const until = the.rectifiedOn ?? the.suspendedOn ?? the.closedOn ?? today
  return Math.max(0, daysBetween(after, until))
}

function nextAction(workflow: ProblemWorkflow, the: Problem, actor: Actor, moment: Moment): Row['nextAction'] {
  for (const [action, said] of primary) {
    if (said.from === 'new' || !(said.from as readonly string[]).includes(the.state)) continue
    if (judge(workflow, action, the, actor, moment) === null)
      return { action, words: { zh: said.words.zh, en: said.words.en } }
  }
  return null
}
