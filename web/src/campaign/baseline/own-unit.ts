import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { useActingPost } from '#web/ground/session/use-session.ts'

/** Where the acting post's unit stands and what it looks after: what a form proposes to it. Nothing for a unit that is none of the campaign's. */
export function useOwnUnit(): { area: string; township: string; industry: string } {
  const campaign = useCampaign()
  const post = useActingPost()
  const unit = campaign.units.find(({ name, shortName }) => name === post?.unitName || shortName === post?.unitName)
  return {
    area: unit?.area ?? '',
    township: unit?.township ?? '',
    industry: unit?.industries.length === 1 ? (unit.industries[0] ?? '') : '',
  }
}
