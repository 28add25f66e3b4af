import { campaignNames } from '#campaign/mandate/index.ts'
import { type GuardHeld, guardStepWords } from '#contract/baseline/guard.ts'
import type { GuardStep } from '#contract/mandate/guard-file.ts'
import { addDays } from '#ground/clock/add-days.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { Guarding } from './guard.ts'
import { mayAsk } from './may-ask.ts'
import { overLimit, percentOf } from './reckon-guard.ts'
import type { GuardCell, WeighedStep } from './weigh-step.store.ts'

/** Why a step is held: how many of how many since when, over which limit, by which law, and what would let it through. */
export function refuseHeld(
  guarding: Pick<Guarding, 'campaign' | 'watched'>,
  actor: Actor,
  cell: GuardCell & { readonly step: GuardStep },
  weighed: WeighedStep,
  { day }: Moment,
): Refusal {
  const { campaign } = guarding
  const { limit, since, touched, whole } = weighed
  const { law, approvalDays } = campaign.guard
  const names = campaignNames(campaign)
  const place = `${names.area(cell.area)}${names.industry(cell.industry)}`
  const step = guardStepWords[cell.step]
  const percent = percentOf(touched, whole)
  const current: GuardHeld = {
    ...cell,
    touched,
    whole,
    sharePercent: limit.sharePercent,
    since,
    needed: overLimit(limit, weighed),
    law,
    untilAtMost: addDays(day, approvalDays),
    mayAsk: mayAsk(guarding, actor, cell.step),
  }
  return refuse(
    409,
    'guard.held',
    {
      zh: `自 ${since} 起「${step.zh}」将涉及${place} ${touched} 家，占 ${whole} 家的 ${percent}%，超过 ${limit.sharePercent}% 的上限，有一刀切风险`,
      en: `Since ${since} “${step.en}” would touch ${touched} of ${whole} enterprises (${percent}%) of ${place}, over the limit of ${limit.sharePercent}%`,
    },
    {
      zh: `${law.name.zh}${law.article.zh}：${law.says.zh}。请附文书申请，由他人批准后再办理`,
      en: `${law.name.en}, ${law.article.en}: ${law.says.en}. Ask for approval with a paper; another person decides`,
    },
    { current },
  )
}
