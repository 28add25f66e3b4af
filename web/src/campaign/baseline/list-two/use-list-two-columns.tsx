import type { InclusionRow } from '#contract/baseline/inclusion.ts'
import { listTwoStateWords, routeWords, verdictWords } from '#contract/baseline/inclusion-words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import type { Column } from '#web/ground/table/ledger-definition.ts'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { inclusionTone } from './inclusion-tone.ts'
import { listTwoWords } from './words.ts'

/** The columns of list two; the first opens the enterprise. */
export function useListTwoColumns(): [Column<InclusionRow>, ...Column<InclusionRow>[]] {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  return [
    { key: 'name', title: say('list.name'), width: 190, render: row => row.name },
    { key: 'industry', title: say('list.industry'), width: 104, render: row => campaign.industryName(row.industry) },
    {
      key: 'place',
      title: say('list.township'),
      width: 132,
      render: row => `${campaign.areaName(row.area)} ${campaign.townshipName(row.township)}`,
    },
    {
      key: 'state',
      title: say('list.state'),
      width: 100,
      render: row => <StateWord tone={inclusionTone[row.state]}>{sentence(listTwoStateWords[row.state])}</StateWord>,
    },
    {
      key: 'ground',
      title: say('list.ground'),
      width: 150,
      render: row => [row.clause, row.reason].filter(Boolean).join(' · '),
    },
    {
      key: 'sign',
      title: say('list.sign'),
      width: 144,
      render: row => {
        if (row.verdict) return sentence(verdictWords[row.verdict])
        if (row.silent) return say('list.silent')
        return row.signDue && say('list.signUntil', { day: row.signDue })
      },
    },
    {
      key: 'due',
      title: say('list.due'),
      width: 84,
      render: row => row.decideDue && <DayOf day={row.decideDue} />,
    },
    {
      key: 'route',
      title: say('list.route'),
      width: 128,
      render: row =>
        row.route && (
          <>
            {sentence(routeWords[row.route])}
            {row.cultivated && ` · ${say('list.cultivated')}`}
          </>
        ),
    },
    {
      key: 'problems',
      title: say('list.problems'),
      width: 92,
      align: 'end',
      shown: false,
      onCard: false,
      render: row => (row.openProblems === 0 ? '' : row.openProblems),
    },
    {
      key: 'decidedOn',
      title: say('list.decidedOn'),
      width: 104,
      shown: false,
      render: row => row.decidedOn && <DayOf day={row.decidedOn} />,
    },
    { key: 'code', title: say('list.code'), width: 180, shown: false, render: row => row.code },
  ]
}
