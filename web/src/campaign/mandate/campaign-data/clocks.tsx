import type { CampaignData } from '#contract/mandate/campaign-data.ts'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { mandateWords } from '../words.ts'
import { DraftMark } from './draft-mark.tsx'

/** How long each step may take, from when, and where that stands. */
export function Clocks({ clocks }: { clocks: CampaignData['clocks'] }) {
  const say = useWords(mandateWords)
  const sentence = useSentence()
  if (clocks.length === 0) return <p>{say('data.noDrafts')}</p>
  return (
    <PlainTable
      caption={say('data.clocks')}
      rows={clocks}
      keyOf={row => row.id}
      columns={[
        { key: 'name', title: say('data.name'), render: row => sentence(row.name) },
        {
          key: 'length',
          title: say('data.length'),
          render: row =>
            [row.direction === 'before' ? say('data.before') : '', say(`data.unit.${row.unit}`, { count: row.length })]
              .filter(Boolean)
              .join(' '),
        },
        { key: 'runsFrom', title: say('data.runsFrom'), render: row => sentence(row.runsFrom) },
        { key: 'clause', title: say('data.clause'), render: row => row.clause ?? say('data.none') },
        {
          key: 'source',
          title: say('data.source'),
          render: row => (
            <>
              <DraftMark draft={row.draft} /> {row.source}
            </>
          ),
        },
      ]}
    />
  )
}
