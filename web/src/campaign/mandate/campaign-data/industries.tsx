import type { CampaignData } from '#contract/mandate/campaign-data.ts'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { useCampaign } from '../use-campaign.ts'
import { mandateWords } from '../words.ts'
import { DraftMark } from './draft-mark.tsx'

/** The industries with their batch, deadline and departments. */
export function Industries({ industries }: { industries: CampaignData['industries'] }) {
  const say = useWords(mandateWords)
  const campaign = useCampaign()
  if (industries.length === 0) return <p>{say('data.noDrafts')}</p>
  return (
    <PlainTable
      caption={say('data.industries')}
      rows={industries}
      keyOf={row => row.id}
      columns={[
        { key: 'name', title: say('column.industry'), render: row => row.name },
        { key: 'batch', title: say('data.batch'), render: row => say('data.batchOf', { number: row.batch }) },
        {
          key: 'deadline',
          title: say('data.deadline'),
          render: row => <span className="figures">{row.deadline}</span>,
        },
        {
          key: 'lead',
          title: say('data.leadUnit'),
          render: row => (
            <>
              {campaign.unitName(row.lead)} <DraftMark draft={row.draft} />
            </>
          ),
        },
        {
          key: 'cooperating',
          title: say('data.cooperating'),
          render: row => row.cooperating.map(campaign.unitName).join('、'),
        },
        { key: 'aliases', title: say('data.aliases'), render: row => row.aliases.join('、') },
        { key: 'contest', title: say('data.contest'), render: row => (row.contest ? '✓' : '') },
      ]}
    />
  )
}
