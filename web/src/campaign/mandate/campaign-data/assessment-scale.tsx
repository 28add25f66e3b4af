import { itemResultWords } from '#contract/baseline/assessment.ts'
import type { CampaignData } from '#contract/mandate/campaign-data.ts'
import { ItemResult } from '#contract/mandate/campaign-file.ts'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useCampaign } from '../use-campaign.ts'
import { mandateWords } from '../words.ts'
import { DraftMark } from './draft-mark.tsx'
import './campaign.css'

/** 评估打分: what an answer earns, what a dimension weighs, and what a 否决项 that is not met does. */
export function AssessmentScale({ scale, onlyDrafts }: { scale: CampaignData['assessment']; onlyDrafts: boolean }) {
  const say = useWords(mandateWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  if (onlyDrafts && !scale.draft) return <p>{say('data.noDrafts')}</p>
  const { totalAtMost } = scale.vetoFailed
  return (
    <>
      <p className="prose">
        <DraftMark draft={scale.draft} /> {scale.source}
      </p>
      <PlainTable
        caption={say('data.points')}
        rows={ItemResult.options}
        keyOf={result => result}
        columns={[
          { key: 'result', title: say('data.result'), render: result => sentence(itemResultWords[result]) },
          {
            key: 'points',
            title: say('data.points'),
            align: 'end',
            render: result => (result === 'notApplicable' ? say('data.leftOut') : scale.points[result]),
          },
        ]}
      />
      <PlainTable
        caption={say('data.weight')}
        rows={campaign.dimensions}
        keyOf={({ id }) => id}
        columns={[
          { key: 'dimension', title: say('data.dimension'), render: ({ name }) => name },
          { key: 'weight', title: say('data.weight'), align: 'end', render: ({ id }) => `${scale.weights[id]}%` },
        ]}
      />
      <p className="prose">
        {totalAtMost === null ? say('data.vetoMarked') : say('data.vetoCaps', { most: totalAtMost })}
      </p>
    </>
  )
}
