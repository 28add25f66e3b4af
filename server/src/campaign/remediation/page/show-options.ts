import type { z } from 'zod'
import { itemsInUse } from '#campaign/mandate/index.ts'
import { type CauseKind, causeKindWords } from '#contract/baseline/cause-kind.ts'
import { dimensionOfCode } from '#contract/mandate/dimension-of-code.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import {
  type ProblemSource,
  problemSourceWords,
  type showProblemForm,
  type showProblemOptions,
} from '#contract/remediation/problem.ts'
import { BulkAction, type showProblemOffers } from '#contract/remediation/problem-actions.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { absent } from '#ground/workflow/act.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Remediation } from '../remediation.ts'
import { findProblemOptions, findProblemPage } from './problem-page.store.ts'
import { proposedMeasures } from './proposed-measures.ts'

/** What the forms on a problem's page offer. Throws 404 out of reach. */
export function showOptions(
  { context, settings }: Remediation,
  actor: Actor,
  id: string,
): Promise<z.input<typeof showProblemOptions.reply>> {
  return reading(context.database, actor, async tx => {
    const the = await findProblemPage(tx, id)
    const options = await findProblemOptions(tx, id)
    if (!the || !options) throw absent()
    const { checkpoints } = settings.level(the.level)
    const held = the.hops.find(hop => hop.toUnit === actor.unitId && hop.share === 'lead')
    return {
      units: options.units.filter(unit => unit.id !== actor.unitId),
      enterprise: the.enterpriseId === null ? null : { id: the.enterpriseId, name: the.subjectName },
      leaders: options.leaders,
      batchDeadline: settings.batchDeadline(the.industry),
      upperTerm: held?.term ?? null,
      returnSteps: [
        { id: 'rectifying', words: { zh: '退回整改', en: 'Back to rectification' } },
        ...checkpoints.slice(0, the.checkpoint ?? 0).map(({ id: step, name }) => ({ id: step, words: name })),
      ],
      levels: settings.campaign.levels.map(level => ({ id: level.id, name: level.name })),
      proposedMeasures: await proposedMeasures(tx, the),
    }
  })
}

/** What the post may begin from the list. */
export function showOffers(actor: Actor): z.input<typeof showProblemOffers.reply> {
  return {
    report: may(actor, problemStates.actions.report.may),
    bulk: BulkAction.options.filter(action => may(actor, problemStates.actions[action].may)),
  }
}

/** What the form of a new problem offers for an industry: its checklist, then the common one. */
export async function problemForm(
  { context }: Remediation,
  actor: Actor,
  industry: string | undefined,
): Promise<z.input<typeof showProblemForm.reply>> {
  const items = await reading(context.database, actor, tx => itemsInUse(tx, industry ?? null))
  return {
    items: items.map(({ code, requirement, veto }) => ({
      code,
      dimension: dimensionOfCode(code),
      requirement,
      veto,
    })),
    sources: (Object.keys(problemSourceWords) as ProblemSource[]).map(id => ({ id, words: problemSourceWords[id] })),
    causeKinds: (Object.keys(causeKindWords) as CauseKind[]).map(id => ({ id, words: causeKindWords[id] })),
  }
}
