import type { CampaignData } from '#contract/mandate/campaign-data.ts'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { useCampaign } from '../use-campaign.ts'
import { mandateWords } from '../words.ts'
import { DraftMark } from './draft-mark.tsx'

/** The rows that the plan's duties are expanded from; units may be place-holders that each industry or area fills. */
export function TaskTemplates({ templates }: { templates: CampaignData['taskTemplates'] }) {
  const say = useWords(mandateWords)
  const campaign = useCampaign()
  if (templates.length === 0) return <p>{say('data.noDrafts')}</p>
  return (
    <PlainTable
      caption={say('data.templates')}
      rows={templates}
      keyOf={row => row.id}
      columns={[
        { key: 'title', title: say('column.title'), render: row => row.title },
        { key: 'clause', title: say('data.clause'), render: row => row.clause },
        { key: 'product', title: say('data.product'), render: row => row.product },
        { key: 'lead', title: say('column.lead'), render: row => unit(row.lead) },
        { key: 'confirmedBy', title: say('data.confirmedBy'), render: row => unit(row.confirmedBy) },
        { key: 'term', title: say('column.due'), render: row => <DraftMark draft={row.draft} /> },
      ]}
    />
  )

  function unit(reference: string): string {
    const placeholder = unitPlaceholders.find(one => one === reference)
    return placeholder ? say(`data.${placeholder}`) : campaign.unitName(reference)
  }
}

/** What stands for a unit of each industry or area. */
const unitPlaceholders = [
  '@cityIndustry',
  '@workingGroup',
  '@areaIndustry',
  '@areaEcology',
  '@areaOffice',
  '@areaGovernment',
  '@areaEnforcement',
] as const
