import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'

/** Townships to choose from, each with its area; of one area where that is known already. */
export function useTownshipChoices(area = ''): { value: string; label: string }[] {
  const campaign = useCampaign()
  return campaign.townships
    .filter(township => area === '' || township.area === area)
    .map(township => ({
      value: township.code,
      label: area === '' ? `${campaign.areaName(township.area)} ${township.name}` : township.name,
    }))
}
