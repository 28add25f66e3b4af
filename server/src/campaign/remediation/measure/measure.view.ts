import type { z } from 'zod'
import type { MeasureView } from '#contract/remediation/measure.ts'
import type { Actor } from '#ground/database/claims.ts'
import { available } from '#ground/workflow/available.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { Measure } from './measure.ts'
import type { MeasureWorkflow } from './measure.workflow.ts'

/** A measure as the contract says it, with what this post may do with it. */
export function measureView(
  workflow: MeasureWorkflow,
  the: Measure,
  actor: Actor,
  moment: Moment,
): z.input<typeof MeasureView> {
  return {
    id: the.id,
    version: the.version,
    problemId: the.problemId,
    state: the.state,
    words: the.words,
    kind: the.kind,
    due: the.due,
    dueWords: the.dueWords,
    responsiblePerson: the.responsiblePerson,
    cost: the.cost,
    progressWords: the.progressWords,
    before: [...the.before],
    after: [...the.after],
    declaredOn: the.declaredOn,
    checkedOn: the.checkedOn,
    late: the.due !== null && (the.declaredOn ?? moment.day) > the.due,
    actions: available(workflow, the, actor, moment),
  }
}
