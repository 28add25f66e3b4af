import type { Target } from '#ground/intake/judge/target.ts'
import type { EnterpriseCandidate } from './enterprise-candidate.ts'
import type { EnterpriseContext } from './enterprise-context.ts'
import { enterpriseFields } from './enterprise-fields.ts'
import { enterpriseWords } from './enterprise-words.ts'
import { interpretEnterprise } from './interpret-enterprise.ts'
import { recogniseEnterprises } from './recognise-enterprises.ts'

/** Lists of enterprises, with their problems, measures and deadlines where the sheet has them (三(一)-1, 三(一)-3, 三(三)1). */
export const enterpriseTarget: Target<EnterpriseCandidate, EnterpriseContext> = {
  key: 'enterprise',
  fields: enterpriseFields,
  words: enterpriseWords,
  identity: ['name'],
  fillsDown: ['district', 'township', 'industry'],
  interpret: interpretEnterprise,
  recognise: recogniseEnterprises,
}
