import { duplicatePairStateNames, duplicatePairStates } from '#contract/baseline/duplicate-pair.states.ts'
import {
  type DuplicatePairRow,
  DuplicateReason,
  duplicateReasonWords,
  listDuplicatePairs,
} from '#contract/baseline/duplicate-pair.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { pairTone } from './pair-tone.ts'

/** 疑似重复: two records that may be one, the surest first; each opens side by side. */
export function DuplicatesPage() {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const place = ({ area, township }: DuplicatePairRow['one']) =>
    `${campaign.areaName(area)} ${campaign.townshipName(township)}`
  return (
    <div className="page page--fill">
      <Ledger<DuplicatePairRow>
        name="duplicates"
        topic="duplicatePair"
        caption={say('duplicates.title')}
        endpoint={listDuplicatePairs}
        keyOf={row => row.id}
        linkOf={row => `/duplicates/${row.id}`}
        columns={[
          { key: 'one', title: say('duplicates.one'), width: 230, render: row => row.one.name },
          { key: 'other', title: say('duplicates.other'), width: 230, render: row => row.other.name },
          {
            key: 'reasons',
            title: say('duplicates.reasons'),
            width: 200,
            render: row => row.reasons.map(reason => sentence(duplicateReasonWords[reason])).join('、'),
          },
          {
            key: 'place',
            title: say('registry.township'),
            width: 210,
            render: row => [...new Set([place(row.one), place(row.other)])].join(' / '),
          },
          {
            key: 'industry',
            title: say('registry.industries'),
            width: 104,
            render: row => campaign.industryName(row.industry),
          },
          {
            key: 'state',
            title: say('registry.state'),
            width: 96,
            render: row => (
              <StateWord tone={pairTone[row.state]}>{sentence(duplicatePairStates.states[row.state])}</StateWord>
            ),
          },
          { key: 'found', title: say('duplicates.found'), width: 110, render: row => <Time at={row.foundAt} /> },
          {
            key: 'decided',
            title: say('duplicates.decided'),
            width: 220,
            shown: false,
            render: row => [row.decidedBy, row.decidedReason].filter(Boolean).join('：'),
          },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'state',
            title: say('registry.state'),
            options: duplicatePairStateNames.map(state => ({
              value: state,
              label: sentence(duplicatePairStates.states[state]),
            })),
          },
          {
            kind: 'choice',
            key: 'reason',
            title: say('duplicates.reasons'),
            several: true,
            options: DuplicateReason.options.map(reason => ({
              value: reason,
              label: sentence(duplicateReasonWords[reason]),
            })),
          },
          {
            kind: 'choice',
            key: 'area',
            title: say('registry.area'),
            several: true,
            options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
          },
          {
            kind: 'choice',
            key: 'industry',
            title: say('registry.industries'),
            several: true,
            options: campaign.industries.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        empty={{ why: say('duplicates.empty') }}
        head={({ asOf }) => <PageHead title={say('duplicates.title')} asOf={asOf} />}
      />
    </div>
  )
}
