import { type ListColumn, type ListVersionRow, listStageWords } from '#contract/baseline/list-version.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'

/** First part of the query keys of everything about versions, and the topic of their live updates. */
export const listVersionTopic = 'listVersion'

type Named = Pick<ListVersionRow, 'area' | 'industry' | 'number' | 'stage'>

/** A version in words: 江山市 · 木质家具 第 3 版（摸底）. */
export function useSayVersion(): {
  /** The part of the city that it is about. */
  readonly part: (version: Pick<Named, 'area' | 'industry'>) => string
  readonly version: (version: Named) => string
} {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const part = ({ area, industry }: Pick<Named, 'area' | 'industry'>) =>
    [
      area === null ? campaign.city.name : campaign.areaName(area),
      industry === null ? say('lists.allIndustries') : campaign.industryName(industry),
    ].join(' · ')
  return {
    part,
    version: version =>
      say('lists.version', {
        part: part(version),
        number: version.number,
        stage: sentence(listStageWords[version.stage]),
      }),
  }
}

/** A fact of a frozen row in words: codes by their names, everything else as it is. */
export function useSayListFact(): (column: ListColumn, value: string | null) => string {
  const sentence = useSentence()
  const campaign = useCampaign()
  return (column, value) => {
    if (value === null) return ''
    if (column.as === 'area') return campaign.areaName(value)
    if (column.as === 'township') return campaign.townshipName(value)
    if (column.as === 'industry') return campaign.industryName(value)
    const said = column.choices?.[value]
    return said ? sentence(said) : value
  }
}
