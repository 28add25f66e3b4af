import type { Campaign } from '#campaign/mandate/index.ts'
import type { EnterpriseState } from '#contract/baseline/enterprise.states.ts'
import { enterpriseInputs } from '#contract/baseline/enterprise-actions.ts'
import { type Actor, countsFor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { rule } from '#ground/workflow/workflow.ts'
import type { EnterpriseCase } from './enterprise.store.ts'
import { confirmDuty, correctDuty, verifyDuty } from './review-holders.ts'

/** 三(一)-1, the chain township → area → city's industry department. Who reported does not verify, who verified does not confirm. */
export function rulesOfReview(campaign: Campaign) {
  const say = rule<EnterpriseCase, EnterpriseState, { words?: string | undefined }>
  return {
    resubmit: say({
      takes: enterpriseInputs.resubmit,
      decide: (the, { words }, moment) => ({
        to: 'reported',
        set: { returnReason: null, updatedAt: moment.at },
        note: words,
        duties: [{ change: 'done', kind: 'correct', outcome: 'resubmitted' }, verifyDuty(campaign, the, moment)],
      }),
    }),
    verify: say({
      takes: enterpriseInputs.verify,
      refuses: (the, actor) => sameAsReporter(the, actor),
      decide: (the, { words }, moment) => ({
        to: 'verified',
        set: { updatedAt: moment.at },
        note: words,
        duties: [{ change: 'done', kind: 'verify', outcome: 'verified' }, confirmDuty(campaign, the, moment)],
      }),
    }),
    confirm: say({
      takes: enterpriseInputs.confirm,
      refuses: (the, actor) => sameAsReporter(the, actor),
      decide: (_, { words }, moment) => ({
        to: 'confirmed',
        set: { updatedAt: moment.at },
        note: words,
        duties: [{ change: 'done', kind: 'confirm', outcome: 'confirmed' }],
      }),
    }),
    returnForCorrection: rule<EnterpriseCase, EnterpriseState, { reason: string }>({
      takes: enterpriseInputs.returnForCorrection,
      refuses: (the, actor) => notTheirStep(the, actor),
      decide: (the, { reason }, moment) => ({
        to: 'returned',
        set: { returnReason: reason, updatedAt: moment.at },
        note: reason,
        duties: [
          { change: 'done', kind: 'verify', outcome: 'returned' },
          { change: 'done', kind: 'confirm', outcome: 'returned' },
          correctDuty(campaign, the, moment),
        ],
        tell: {
          units: [{ unitId: the.reportedUnit }],
          words: { zh: `「${the.name}」被退回订正：${reason}`, en: `“${the.name}” was returned: ${reason}` },
          link: `/enterprises/${the.id}`,
        },
      }),
    }),
  }
}

function sameAsReporter(the: EnterpriseCase, actor: Actor): Refusal | null {
  if (!countsFor(actor, the.reportedBy)) return null
  return refuse(
    403,
    'samePerson',
    { zh: '这条记录由您本人上报，不能由您核实或确认', en: 'You reported this record yourself' },
    { zh: '请由本单位其他人员办理，或提请上一级核实', en: 'Let a colleague do it, or ask the level above' },
  )
}

/** A reported record is returned by the area, a verified one by the city's department. */
function notTheirStep(the: EnterpriseCase, actor: Actor): Refusal | null {
  const ofCity = actor.role === 'cityIndustry'
  if ((the.state === 'verified') === ofCity) return null
  return refuse(
    403,
    'notPermitted',
    ofCity
      ? { zh: '这条记录还在区块核实', en: 'The area is still verifying this record' }
      : { zh: '已核实的记录由市级行业主管部门退回', en: 'A verified record is returned by the city’s department' },
    ofCity
      ? { zh: '区块核实后即可确认或退回', en: 'Once it is verified you may confirm or return it' }
      : { zh: '如需更正，可直接更正字段，或联系市级主管部门', en: 'Correct its fields, or tell the city’s department' },
  )
}
