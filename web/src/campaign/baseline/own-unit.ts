import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { useActingPost } from '#web/ground/session/use-session.ts'

/** The township and the one industry of the acting post's unit, as a form proposes them; empty where it has none, or several. */
export function useOwnUnit(): { township: string; industry: string } {
  const campaign = useCampaign()
  const post = useActingPost()
  const unit = campaign.units.find(({ name, shortName }) => name === post?.unitName || shortName === post?.unitName)
  return {
    township: unit?.township ?? '',
    industry: unit?.industries.length === 1 ? (unit.industries[0] ?? '') : '',
  }
}
