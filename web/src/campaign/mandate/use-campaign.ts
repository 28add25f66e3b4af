import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { CampaignWords } from '#contract/mandate/campaign-words.ts'
import { showCampaign } from '#contract/mandate/campaign-words.ts'
import { call } from '#web/ground/http/call.ts'

/** The campaign's names, asked once: they change with its version only. */
export const campaignQuery = queryOptions({
  queryKey: ['campaign'],
  queryFn: ({ signal }) => call(showCampaign, {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The names behind the ids of records. What is not known keeps its id, so that nothing shows as empty. */
export interface Campaign extends CampaignWords {
  readonly industryName: (id: string | null) => string
  readonly areaName: (code: string | null) => string
  readonly townshipName: (code: string | null) => string
  readonly dimensionName: (id: string) => string
  readonly unitName: (id: string | null) => string
}

const named = new WeakMap<CampaignWords, Campaign>()

/** The campaign's names; the page waits for them once. */
export function useCampaign(): Campaign {
  const { data } = useSuspenseQuery(campaignQuery)
  let campaign = named.get(data)
  if (!campaign) {
    campaign = withNames(data)
    named.set(data, campaign)
  }
  return campaign
}

function withNames(words: CampaignWords): Campaign {
  const lookup = (entries: readonly (readonly [string, string])[]) => {
    const names = new Map(entries)
    return (id: string | null) => (id === null ? '' : (names.get(id) ?? id))
  }
  return {
    ...words,
    industryName: lookup(words.industries.map(({ id, name }) => [id, name])),
    areaName: lookup(words.areas.map(({ code, name }) => [code, name])),
    townshipName: lookup(words.townships.map(({ code, name }) => [code, name])),
    dimensionName: lookup(words.dimensions.map(({ id, name }) => [id, name])),
    unitName: lookup(words.units.map(({ id, shortName }) => [id, shortName])),
  }
}
