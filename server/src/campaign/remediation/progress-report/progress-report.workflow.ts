import type { z } from 'zod'
import {
  type ProgressReportAction,
  type ProgressReportState,
  progressReportStates,
} from '#contract/remediation/progress-report.states.ts'
import { ProgressReportFacts, progressReportInputs } from '#contract/remediation/progress-report.ts'
import type { Actor } from '#ground/database/claims.ts'
import { takePart } from '#ground/workflow/take-part.ts'
import { defineWorkflow, type Moment, type Rule, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { behalfOf, doerOfProblem, refusesUnlessResponsible } from '../problem/responsible.ts'
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

function handIn(to: 'submitted' | 'missed'): Of<z.output<typeof progressReportInputs.resubmit>> {
  return {
    takes: progressReportInputs.resubmit,
    refuses: (the, actor, moment) => refusesUnlessResponsible(the, actor, moment.day),
    decide: (the, input, moment, actor) => {
      const { ground, files, ...behalf } = behalfOf(the, actor, input.onBehalfOf)
      return {
        to,
        set: factsOf(input, moment, actor),
        note: [input.words, ground].filter(Boolean).join('；') || undefined,
        files: [...input.files, ...files],
        ...behalf,
        also: behalf.parts?.length ? tx => takePart(tx, doerOfProblem(the, actor)) : undefined,
      }
    },
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
