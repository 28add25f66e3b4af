import type { z } from 'zod'
import {
  type ProgressReportAction,
  type ProgressReportState,
  progressReportStates,
} from '#contract/remediation/progress-report.states.ts'
import { ProgressReportFacts, progressReportInputs } from '#contract/remediation/progress-report.ts'
import type { Actor } from '#ground/database/claims.ts'
import { defineWorkflow, type Moment, type Rule, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { refusesUnlessResponsible } from '../problem/responsible.ts'
import { withFiles } from '../with-files.ts'
import { progressReportStore } from './progress-report.store.ts'
import type { ProgressReport } from './progress-report.ts'

export type ProgressReportWorkflow = Workflow<ProgressReport, ProgressReportState, ProgressReportAction>
type Facts = z.output<typeof ProgressReportFacts>
type Of<Input> = Rule<ProgressReport, ProgressReportState, Input>

/** 进度调度 (四(二)-1). A miss stays a miss, also when the report comes late. */
export function makeProgressReportWorkflow(): ProgressReportWorkflow {
  return defineWorkflow<ProgressReport, ProgressReportState, ProgressReportAction>({
    table: progressReportStates,
    store: progressReportStore,
    countsOf: the => [{ measure: `report.state.${the.state}` }],
    rules: {
      // made by `submitProgress`
      submit: rule({ takes: ProgressReportFacts, decide: the => ({ to: the.state, set: {} }) }),
      // noted by the turn of the day
      miss: rule({ takes: ProgressReportFacts, decide: the => ({ to: the.state, set: {} }) }),
      resubmit: rule(withFiles('progressReport', 'other', handIn('submitted'))),
      submitLate: rule(withFiles('progressReport', 'other', handIn('missed'))),
      accept: rule(accept),
      return: rule(giveBack),
    },
  })
}

function handIn(to: 'submitted' | 'missed'): Of<Facts> {
  return {
    takes: ProgressReportFacts,
    refuses: (the, actor, moment) => refusesUnlessResponsible(the, actor, moment.day),
    decide: (_, input, moment, actor) => ({
      to,
      set: factsOf(input, moment, actor),
      note: input.words,
      files: input.files,
    }),
  }
}

/** What a report says, and who said it when. */
export function factsOf(said: Facts, moment: Moment, actor: Actor): Record<string, unknown> {
  return {
    changed: said.changed,
    words: said.words ?? null,
    difficulties: said.difficulties ?? null,
    files: said.files,
    submittedAt: moment.at,
    submittedByWords: actor.words,
  }
}

const accept: Of<z.output<typeof progressReportInputs.accept>> = {
  takes: progressReportInputs.accept,
  decide: () => ({ to: 'accepted', set: {} }),
}

const giveBack: Of<z.output<typeof progressReportInputs.return>> = {
  takes: progressReportInputs.return,
  decide: (the, input) => ({
    to: 'returned',
    set: {},
    note: input.reason,
    tell: {
      units: the.responsibleUnit ? [{ unitId: the.responsibleUnit }] : [],
      enterprises: the.responsibleEnterprise ? [the.responsibleEnterprise] : [],
      words: {
        zh: `${the.month} 进度退回：${the.subjectName}`,
        en: `The progress of ${the.month} was returned: ${the.subjectName}`,
      },
      link: `/problems/${the.problemId}`,
    },
  }),
}
