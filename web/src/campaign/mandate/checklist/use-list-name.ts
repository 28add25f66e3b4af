import { useWords } from '#web/ground/words/use-words.ts'
import { useCampaign } from '../use-campaign.ts'
import { checklistWords } from './words.ts'

/** What a checklist is called: by its industry, or the common one. */
export function useListName(): (industry: string) => string {
  const say = useWords(checklistWords)
  const campaign = useCampaign()
  return industry => (industry === 'common' ? say('list.common') : campaign.industryName(industry))
}
