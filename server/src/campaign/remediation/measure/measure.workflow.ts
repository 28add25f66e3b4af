import type { z } from 'zod'
import { type MeasureAction, type MeasureState, measureStates } from '#contract/remediation/measure.states.ts'
import { MeasureFacts, measureInputs } from '#contract/remediation/measure.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { attachFiles } from '#ground/files/index.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import { takePart } from '#ground/workflow/take-part.ts'
import { defineWorkflow, type Moment, type Rule, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { behalfOf, doerOfProblem, refusesUnlessResponsible } from '../problem/responsible.ts'
import { undoImport } from '../take-in/undo-import.ts'
import { withFiles } from '../with-files.ts'
import { measureStore } from './measure.store.ts'
import type { Measure } from './measure.ts'
import { measureDuty } from './measure-duty.ts'

export type MeasureWorkflow = Workflow<Measure, MeasureState, MeasureAction>
type Of<Action extends keyof typeof measureInputs> = Rule<
  Measure,
  MeasureState,
  z.output<(typeof measureInputs)[Action]>
>

/** 措施: what answers a problem. Progress of problem and enterprise is what is checked of all. */
export function makeMeasureWorkflow(): MeasureWorkflow {
  return defineWorkflow<Measure, MeasureState, MeasureAction>({
    table: measureStates,
    store: measureStore,
    countsOf: the => [
      ...(the.state === 'voided' ? [] : [{ measure: 'measure.all' }]),
      { measure: `measure.state.${the.state}` },
    ],
    rules: {
      // made by `draftMeasure`
      draft: rule({ takes: MeasureFacts, decide: the => ({ to: the.state, set: {} }) }),
      // made by `takeInMeasure`
      takeIn: rule({ takes: MeasureFacts, decide: the => ({ to: the.state, set: {} }) }),
      revise: rule(revise),
      approve: rule(approve),
      start: rule(withFiles('measure', 'paper', start)),
      report: rule(withFiles('measure', 'after', report)),
      declareDone: rule(declareDone),
      check: rule(check),
      sendBack: rule(sendBack),
      undoImport: rule(undoImport()),
    },
  })
}

const refusesOutsideRectification = (the: Measure): Refusal | null =>
  the.problemState === 'rectifying'
    ? null
    : refuse(
        409,
        'problem.notInRectification',
        { zh: '问题不在「整改中」，措施不能变更', en: 'Its problem is not being rectified, so the measure stands' },
        { zh: '核查退回后可继续', en: 'It can go on once the check returns it' },
      )

const responsibleOnly = (the: Measure, actor: Actor, moment: Moment): Refusal | null =>
  refusesOutsideRectification(the) ?? refusesUnlessResponsible(the, actor, moment.day)

const revise: Of<'revise'> = {
  takes: measureInputs.revise,
  refuses: refusesOutsideRectification,
  decide: (the, input) => {
    refuseLateDue(the.problemDue, input.due)
    return {
      to: 'drafted',
      set: { ...input, cost: input.cost ?? null, dueWords: null },
      duties: [{ change: 'done', kind: 'measureProposal', subjectId: the.problemId, outcome: 'drafted' }],
    }
  },
}

const approve: Of<'approve'> = {
  takes: measureInputs.approve,
  refuses: the => refusesOutsideRectification(the) ?? refusesIncomplete(the),
  decide: (the, input, moment) => ({
    to: 'approved',
    set: { approvedOn: moment.day },
    // a list proposed it when nobody was responsible yet; from here on somebody is held to it
    duties:
      the.importBatch !== null && the.approvedOn === null && the.due !== null
        ? [measureDuty(the, { words: the.words, due: the.due })]
        : [],
    note: input.words,
  }),
}

const start: Of<'start'> = {
  takes: measureInputs.start,
  refuses: (the, actor, moment) => responsibleOnly(the, actor, moment) ?? refusesUnapproved(the),
  decide: (the, input, _, actor) => {
    const { ground, files, ...behalf } = behalfOf(the, actor, input.onBehalfOf)
    return {
      to: 'underway',
      set: {},
      note: ground,
      files,
      ...behalf,
      also: behalf.parts?.length ? tx => takePart(tx, doerOfProblem(the, actor)) : undefined,
    }
  },
}

const report: Of<'report'> = {
  takes: measureInputs.report,
  refuses: responsibleOnly,
  decide: (the, input, _, actor) => {
    const { ground, files, ...behalf } = behalfOf(the, actor, input.onBehalfOf)
    return {
      to: the.state,
      set: { progressWords: input.words },
      note: [input.words, ground].filter(Boolean).join('；'),
      files: [...input.files, ...files],
      ...behalf,
      also: behalf.parts?.length ? tx => takePart(tx, doerOfProblem(the, actor)) : undefined,
    }
  },
}

const declareDone: Of<'declareDone'> = {
  takes: measureInputs.declareDone,
  refuses: (the, actor, moment) => responsibleOnly(the, actor, moment) ?? refusesUnapproved(the),
  decide: (the, input, moment, actor) => {
    const { ground, files, ...behalf } = behalfOf(the, actor, input.onBehalfOf)
    return {
      to: 'declaredDone',
      set: { before: input.before, after: input.after, declaredOn: moment.day },
      duties: [{ change: 'done', kind: 'measure', outcome: 'declaredDone' }],
      note: [input.words, ground].filter(Boolean).join('；') || undefined,
      files: [...input.before, ...input.after, ...files],
      ...behalf,
      also: async tx => {
        const subject = { noun: 'measure', id: the.id, cell: the }
        await attachFiles(tx, subject, 'before', input.before)
        await attachFiles(tx, subject, 'after', input.after)
        await attachFiles(tx, subject, 'paper', files)
        // whoever declares a measure done is a doer of its problem too, and may check neither
        await takePart(tx, doerOfProblem(the, actor))
      },
    }
  },
}

const check: Of<'check'> = {
  takes: measureInputs.check,
  decide: (the, input, moment, actor) => ({
    to: 'checked',
    set: { checkedOn: moment.day },
    note: input.words,
    also: tx => takePart(tx, { subjectId: the.problemId, noun: 'problem', personId: actor.personId, part: 'checker' }),
  }),
}

const sendBack: Of<'sendBack'> = {
  takes: measureInputs.sendBack,
  decide: (the, input) => ({
    to: 'returned',
    set: { declaredOn: null },
    duties:
      the.state === 'declaredDone' && the.due !== null ? [measureDuty(the, { words: the.words, due: the.due })] : [],
    note: input.reason,
  }),
}

function refusesUnapproved(the: Measure): Refusal | null {
  if (the.approvedOn !== null) return null
  return refuse(
    409,
    'wrongState',
    { zh: '措施尚未批准', en: 'The measure has not been approved' },
    { zh: '请先修改，并由区块部门批准', en: 'Revise it and have it approved by the area’s department' },
  )
}

/** What came with a list may lack what a measure must have, or go past the term that was set since. */
function refusesIncomplete({ due, responsiblePerson, problemDue }: Measure): Refusal | null {
  if (due === null || responsiblePerson === null) {
    return refuse(
      409,
      'measure.incomplete',
      due === null
        ? { zh: '措施还没有时限', en: 'The measure has no deadline yet' }
        : { zh: '措施还没有责任人', en: 'The measure names no person yet' },
      { zh: '请先修改补齐，再批准', en: 'Fill it in first; then it can be approved' },
    )
  }
  if (problemDue === null || due <= problemDue) return null
  return refuse(
    409,
    'measure.incomplete',
    {
      zh: `措施时限 ${due} 晚于问题时限 ${problemDue}`,
      en: `Its deadline, ${due}, is later than the problem’s term, ${problemDue}`,
    },
    { zh: '请先修改时限，再批准', en: 'Change the deadline first; then it can be approved' },
  )
}

/** A measure is done by the problem's own term at the latest. Throws 422 naming that day. */
export function refuseLateDue(problemDue: string | null, due: string): void {
  if (problemDue === null || due <= problemDue) return
  throw field(
    'due',
    `措施时限不能晚于问题时限 ${problemDue}`,
    `It cannot be later than the problem’s term, ${problemDue}`,
  )
}
