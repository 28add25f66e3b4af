import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import { declinedTwice, field, type HandOver, send } from '#ground/workflow/hand-over/index.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import { basisOf } from './basis.ts'
import type { Problem } from './problem.ts'
import { refuseUnknownUnits } from './problem-records.store.ts'
import { levelOfRole, type ProblemSettings } from './rule-settings.ts'
import { linkOf, wordsOf } from './words.ts'

/** 交办: responsible and cooperating units, and the term. The level that assigns is the one that decides an extension. */
export function assignProblem(
  settings: ProblemSettings,
  handOver: HandOver<Problem, ProblemState>,
): Rule<Problem, ProblemState, z.output<typeof problemInputs.assign>> {
  return {
    takes: problemInputs.assign,
    refuses: declinedTwice,
    decide: (the, input, moment, actor) => {
      if (input.due < moment.day) throw field('due', '时限不能早于今天', 'The term cannot end before today')
      const batch = settings.batchDeadline(the.industry)
      if (batch !== null && batch >= moment.day && input.due > batch) {
        throw field(
          'due',
          `时限不能晚于该行业批次时限 ${batch}`,
          `It cannot be later than the batch’s deadline, ${batch}`,
        )
      }
      const sending = send(the, handOver, input.to, { term: input.due, moment, actor })
      return {
        to: 'assigned',
        set: {
          ...handOver.hold(the, sending.lead),
          // an enterprise works under the unit that handed it on
          ...(sending.lead.unit === null ? { responsibleUnit: actor.unitId } : {}),
          holders: sending.holders,
          dueOriginal: the.dueOriginal ?? input.due,
          dueCurrent: input.due,
          termUnit: actor.unitId,
          termLevel: levelOfRole(actor.role),
          urgedOn: null,
        },
        hops: sending.hops,
        duties: [
          { change: 'done', kind: 'problemTriage', outcome: 'assigned' },
          { change: 'done', kind: 'declinedHop', outcome: 'assigned' },
          { change: 'done', kind: 'recalledHop', outcome: 'assigned' },
          ...sending.duties,
        ],
        note: input.words,
        ...basisOf(input.basis),
        also: tx => refuseUnknownUnits(tx, sending.units, 'to'),
        tell: {
          units: sending.units.map(unitId => ({ unitId })),
          enterprises: sending.lead.enterprise ? [sending.lead.enterprise] : [],
          words: { zh: `交办待签收：${wordsOf(the)}`, en: `Assigned to your unit: ${wordsOf(the)}` },
          link: linkOf(the),
        },
      }
    },
  }
}
