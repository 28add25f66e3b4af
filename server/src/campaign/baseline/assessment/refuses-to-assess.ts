import type { Checklist } from '#campaign/mandate/index.ts'
import type { AssessmentKind } from '#contract/baseline/assessment.ts'
import { enterpriseStates, listedStates } from '#contract/baseline/enterprise.states.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { EnterpriseCase } from '../enterprise/enterprise.store.ts'

/** What may be recorded next for an industry: the baseline first, once; then as many after remediation as there are visits. */
export const nextKind = (the: Pick<EnterpriseCase, 'assessed'>, industry: string): AssessmentKind =>
  the.assessed.includes(industry) ? 'afterRemediation' : 'baseline'

/** Why an assessment cannot be recorded now, or null: asked for the button and for the act. */
export function refusesToAssess(
  the: Pick<EnterpriseCase, 'state' | 'industries' | 'assessed'>,
  industry: string,
  kind: AssessmentKind,
  actor: Actor,
): Refusal | null {
  if (!listedStates.includes(the.state)) {
    const { zh, en } = enterpriseStates.states[the.state]
    return refuse(
      409,
      'wrongState',
      { zh: `企业记录现为「${zh}」，不再评估`, en: `The enterprise’s record is “${en}”; it is assessed no more` },
      { zh: '在册企业方可评估', en: 'Enterprises on the list are assessed' },
    )
  }
  if (!the.industries.includes(industry))
    return refuse(
      422,
      'invalid',
      { zh: '该企业不在这个行业名下', en: 'The enterprise is not listed in that industry' },
      { zh: '请选择其所属行业', en: 'Choose one of its industries' },
    )
  const { scope } = actor
  if ('industries' in scope && scope.industries && !scope.industries.includes(industry))
    return refuse(
      403,
      'enterprise.outsideScope',
      { zh: '该行业不在您的岗位范围内', en: 'That industry lies outside your post’s scope' },
      { zh: '请由该行业主管部门评估', en: 'The department in charge of it assesses' },
    )
  const next = nextKind(the, industry)
  if (kind === next) return null
  return next === 'afterRemediation'
    ? refuse(
        409,
        'assessment.alreadyRecorded',
        { zh: '该行业的基线评估已有人记录', en: 'Somebody has recorded the baseline of this industry already' },
        { zh: '请改作整治后评估，或先作废原评估', en: 'Record one after remediation, or void the other first' },
      )
    : refuse(
        409,
        'assessment.noBaseline',
        { zh: '该行业还没有基线评估', en: 'This industry has no baseline assessment yet' },
        { zh: '请先作基线评估', en: 'Record the baseline first' },
      )
}

/** Why nobody is assessed in an industry whose own version has been withdrawn before another was in force, or null. */
export function refusesWithoutChecklist(
  versions: readonly Pick<Checklist, 'industry'>[],
  industry: string,
): Refusal | null {
  if (versions.some(version => version.industry === industry)) return null
  return refuse(
    409,
    'assessment.noChecklist',
    {
      zh: '该行业的检查表已停用，还没有新版本启用',
      en: 'The industry’s checklist is withdrawn and no other is in force',
    },
    { zh: '请等待市级主管部门启用新版本', en: 'Wait until the city’s department has put the next version in force' },
  )
}
