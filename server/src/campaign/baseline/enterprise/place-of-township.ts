import type { Campaign } from '#campaign/mandate/index.ts'
import { reaches } from '#ground/access/index.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'

/** Where a township lies: the area that runs it and the statutory county it is in. */
export interface TownshipPlace {
  readonly township: string
  readonly area: string
  readonly county: string
}

const byCampaign = new WeakMap<Campaign, ReadonlyMap<string, TownshipPlace>>()

/** Throws 422 at the field `township` for a code the campaign does not know. */
export function placeOfTownship(campaign: Campaign, code: string): TownshipPlace {
  let known = byCampaign.get(campaign)
  if (!known) {
    known = new Map(
      campaign.townships.map(({ code: township, area, county }) => [township, { township, area, county }]),
    )
    byCampaign.set(campaign, known)
  }
  const place = known.get(code)
  if (place) return place
  const sentence = { zh: '没有这个乡镇（街道）', en: 'There is no such township' }
  throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'township', ...sentence }] })
}

/** Throws 422 for an industry that is none of the campaign's. */
export function knownIndustries(campaign: Campaign, industries: readonly string[]): string[] {
  const unknown = industries.filter(id => !campaign.industries.some(industry => industry.id === id))
  if (unknown.length > 0) {
    const sentence = {
      zh: `没有这个行业：${unknown.join('、')}`,
      en: `There is no such industry: ${unknown.join(', ')}`,
    }
    throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'industries', ...sentence }] })
  }
  return [...new Set(industries)]
}

/** Why a record may not be put where it would be out of the actor's own reach; null where it may. Row-level security would refuse it too, without words. */
export function refusesPlace(
  actor: Actor,
  to: TownshipPlace & { readonly grid: string | null; readonly industries: readonly string[] },
): Refusal | null {
  const { scope } = actor
  const cell = { ...to, industry: to.industries, enterpriseId: null }
  if (reaches(scope, cell)) return null
  const inPlace = reaches('industries' in scope ? { ...scope, industries: null } : scope, cell)
  return refuse(
    403,
    'enterprise.outsideScope',
    inPlace
      ? { zh: '办理后该企业将不属于您岗位的任何行业', en: 'It would belong to none of your post’s industries' }
      : { zh: '新地点不在您的岗位范围内', en: 'The new place lies outside your post’s scope' },
    inPlace
      ? { zh: '请由区块工作专班或市级部门办理', en: 'Let the area’s task force or the city do it' }
      : {
          zh: '跨乡镇由区块部门、跨区块由市级部门办理',
          en: 'Across townships it is the area’s to do, across areas the city’s',
        },
  )
}
