import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import { addDays, daysBetween } from '#ground/clock/add-days.ts'
import { moveToWorkingDay } from '#ground/clock/move-to-working-day.ts'
import type { DutyChange, Rule } from '#ground/workflow/workflow.ts'
import { basisOf } from './basis.ts'
import type { Problem } from './problem.ts'

/** 恢复办理: it goes on where it stood; the days of the pause are not counted. */
export function resumeProblem(): Rule<Problem, ProblemState, z.output<typeof problemInputs.resume>> {
  return {
    takes: problemInputs.resume,
    decide: (the, input, moment) => {
      const days = the.suspendedOn === null ? 0 : daysBetween(the.suspendedOn, moment.day)
      const dueCurrent =
        the.dueCurrent === null ? null : moveToWorkingDay(addDays(the.dueCurrent, days), moment.calendar)
      const duties: DutyChange[] = [
        { change: 'done', kind: 'suspensionReview', outcome: 'resumed' },
        { change: 'resume' },
      ]
      if (dueCurrent !== null) duties.push({ change: 'move', kind: 'rectification', due: dueCurrent })
      return {
        to: the.suspendedFrom ?? 'found',
        set: {
          suspendedOn: null,
          suspendedFrom: null,
          reviewOn: null,
          dueCurrent,
          // an end that moved to a working day is no day of pause, so the original term moves by the days alone
          pausedDays: the.dueOriginal === null ? the.pausedDays : the.pausedDays + days,
        },
        duties,
        note: input.reason,
        ...basisOf(input.basis),
      }
    },
  }
}
