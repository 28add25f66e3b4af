import { reaches } from '#ground/access/index.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Checklist } from './checklist.ts'

/** Why a post does not work on the checklist of an industry: read by all officials, drafted and put in force by who is in charge of it. */
export function refusesOutside({ area, industry }: Pick<Checklist, 'area' | 'industry'>, actor: Actor): Refusal | null {
  if (reaches(actor.scope, { area, township: null, industry, enterpriseId: null })) return null
  return refuse(
    403,
    'checklist.outsideScope',
    {
      zh: '这份检查表的行业不在您的岗位范围内',
      en: 'The industry of this checklist lies outside your post’s scope',
    },
    {
      zh: '请由该行业市级主管部门或市生态环境部门办理；通用检查表由市生态环境部门办理',
      en: 'The city’s department in charge of the industry or the city’s ecology bureau does it; the common checklist is the bureau’s',
    },
  )
}
