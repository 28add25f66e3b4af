import { omissionSignWords } from '#contract/baseline/omission-words.ts'
import type { CampaignData } from '#contract/mandate/campaign-data.ts'
import { OmissionSign } from '#contract/mandate/watch-file.ts'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { mandateWords } from '../words.ts'
import { DraftMark } from './draft-mark.tsx'
import './campaign.css'

/** 应纳未纳: what speaks for a suspicion, and from which sum on a person is asked. */
export function WatchRules({ rules, onlyDrafts }: { rules: CampaignData['watch']; onlyDrafts: boolean }) {
  const say = useWords(mandateWords)
  const sentence = useSentence()
  if (onlyDrafts && !rules.draft) return <p>{say('data.noDrafts')}</p>
  return (
    <>
      <p className="prose">
        <DraftMark draft={rules.draft} /> {rules.source}
      </p>
      <p className="prose">
        {say('data.watchRule', {
          threshold: rules.threshold,
          grace: rules.graceDays,
          window: rules.windowDays,
          peers: rules.peersAtLeast,
        })}
      </p>
      <PlainTable
        caption={say('data.watch')}
        rows={OmissionSign.options}
        keyOf={sign => sign}
        columns={[
          { key: 'sign', title: say('data.sign'), render: sign => sentence(omissionSignWords[sign]) },
          { key: 'points', title: say('data.points'), align: 'end', render: sign => rules.signs[sign].points },
          { key: 'most', title: say('data.most'), align: 'end', render: sign => rules.signs[sign].most },
        ]}
      />
    </>
  )
}
