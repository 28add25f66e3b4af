import { z } from 'zod'
import { type Campaign, campaignNames } from '#campaign/mandate/index.ts'
import type { DocumentSubject } from '#contract/ground/document.ts'
import type { Scope } from '#contract/ground/role.ts'
import type { Actor } from '#ground/database/claims.ts'
import { momentWords, readSubject } from '#ground/document/index.ts'
import { absent } from '#ground/workflow/act.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { Counted } from './papers.store.ts'

const Subject = z.object({ industry: z.string(), area: z.string().optional() })

/**
 * The industry, and the area where there is one, that a paper is about; with the makings of its facts. A post of an area counts its own:
 * a paper never gives a part for the whole. Throws 404 where there is none, or the post does not reach all of it.
 */
export function industrySubject(campaign: Campaign, subject: DocumentSubject, moment: Moment, { scope }: Actor) {
  const said = readSubject(Subject, subject)
  const industry = campaign.industries.find(({ id }) => id === said.industry)
  const wanted = said.area ?? ownArea(scope)
  const area = wanted === null ? null : campaign.areas.find(({ code }) => code === wanted)
  if (!industry || area === undefined || !reachesWhole(scope, industry.id, wanted)) throw absent()
  const counted: Counted = { industry: industry.id, area: area?.code ?? null }
  const asOf = moment.at.toISOString()
  const filter: Record<string, string> = { industry: industry.id, ...(area ? { area: area.code } : {}) }
  const query = new URLSearchParams(filter).toString()
  const fact = (key: string, measure: string, value: string | number, link?: string) => ({
    key,
    value,
    measure,
    filter,
    asOf,
    ...(link ? { link } : {}),
  })
  return {
    counted,
    asOf,
    names: campaignNames(campaign),
    fact,
    toEnterprises: (more = '') => `/enterprises?${query}${more}`,
    toProblems: (more = '') => `/problems?${query}${more}`,
    common: [
      fact('区块', 'filter.area', area?.name ?? campaign.city.name),
      fact('行业', 'filter.industry', industry.name),
      fact('数据时间', 'moment', momentWords(moment)),
    ],
  }
}

/** Industries that the post could write of, as it would: a post of an area of its own. */
export function industriesOf(campaign: Campaign, { scope }: Actor, text: string) {
  const area = ownArea(scope)
  const place = campaign.areas.find(({ code }) => code === area)?.name ?? ''
  return campaign.industries
    .filter(({ id, name }) => name.includes(text) && reachesWhole(scope, id, area))
    .map(({ id, name }) => ({ subject: { industry: id }, words: `${place}${name}` }))
}

const ownArea = (scope: Scope): string | null =>
  scope.kind === 'areas' && scope.areas.length === 1 ? (scope.areas[0] ?? null) : null

function reachesWhole(scope: Scope, industry: string, area: string | null): boolean {
  if (scope.kind !== 'city' && scope.kind !== 'areas') return false
  if (scope.industries !== null && !scope.industries.includes(industry)) return false
  return scope.kind === 'city' || (area !== null && scope.areas.includes(area))
}
