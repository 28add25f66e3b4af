import type { z } from 'zod'
import type { draftMeasure as endpoint } from '#contract/remediation/measure.ts'
import type { Actor } from '#ground/database/claims.ts'
import { newId } from '#ground/database/new-id.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { attachFiles } from '#ground/files/index.ts'
import { absent } from '#ground/workflow/act.ts'
import { create } from '#ground/workflow/create.ts'
import { takePart } from '#ground/workflow/take-part.ts'
import type { RemediationContext } from '../context.ts'
import { behalfOf, doerOfProblem, refusesToServe, standingOf } from '../problem/responsible.ts'
import { holdProblem } from './measure.store.ts'
import { type MeasureWorkflow, refuseLateDue } from './measure.workflow.ts'
import { measureDuty } from './measure-duty.ts'

/**
 * 拟定措施 (三(三)1): by the responsible one, on its behalf, or by the area's departments for it. The first ends the duty to propose.
 *
 * @returns id of the measure
 * @throws Refusal 404 for a problem out of reach, 409 `problem.notInRectification`, 422 for a term later than the problem's
 */
export async function draftMeasure(
  context: RemediationContext,
  actor: Actor,
  workflow: MeasureWorkflow,
  problemId: string,
  said: z.output<typeof endpoint.body>,
): Promise<string> {
  const id = newId(context.clock.realNow().getTime())
  const { requestId, onBehalfOf, ...facts } = said
  const { after } = await create(context, actor, workflow, { action: 'draft', requestId, id }, async (tx, moment) => {
    const problem = await holdProblem(tx, problemId)
    if (!problem) throw absent()
    if (problem.state !== 'rectifying') {
      throw refuse(
        409,
        'problem.notInRectification',
        { zh: '问题不在「整改中」，不能拟定措施', en: 'The problem is not being rectified' },
        { zh: '责任单位签收后、申请核查前可以拟定', en: 'Once received, and until the check is asked for' },
      )
    }
    refuseLateDue(problem.dueCurrent, facts.due)
    const served = standingOf(problem, actor) === 'onBehalf' && onBehalfOf !== undefined
    const unserved = served ? refusesToServe(problem, actor, moment.day) : null
    if (unserved) throw unserved
    const { ground, files, ...behalf } = served
      ? behalfOf(problem, actor, onBehalfOf)
      : { ground: undefined, files: [] as readonly string[] }
    const { area, county, township, industry, enterpriseId } = problem
    return {
      cell: { area, county, township, industry, enterpriseId },
      to: 'drafted',
      set: { ...facts, problemId, grid: problem.grid },
      duties: [
        { change: 'done', kind: 'measureProposal', subjectId: problemId, outcome: 'drafted' },
        measureDuty(problem, facts),
      ],
      note: ground,
      files,
      ...behalf,
      also: async open => {
        await attachFiles(open, { noun: 'measure', id, cell: problem }, 'paper', files)
        if (served) await takePart(open, doerOfProblem({ problemId }, actor))
      },
    }
  })
  return after.id
}
