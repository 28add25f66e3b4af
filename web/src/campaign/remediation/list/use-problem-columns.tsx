import { problemStates } from '#contract/remediation/problem.states.ts'
import type { ProblemRow } from '#contract/remediation/problem.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import type { Column } from '#web/ground/table/ledger-definition.ts'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { problemTone } from '../problem-tone.ts'
import { TermWords } from '../term-words.tsx'
import { remediationWords } from '../words.ts'

/** The columns of the list; the first opens the problem. */
export function useProblemColumns(): [Column<ProblemRow>, ...Column<ProblemRow>[]] {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  return [
    {
      key: 'words',
      title: say('column.words'),
      width: 240,
      render: row => row.words,
    },
    { key: 'subject', title: say('column.subject'), width: 180, render: row => row.subjectName },
    {
      key: 'state',
      title: say('column.state'),
      width: 128,
      render: row => <StateWord tone={problemTone[row.state]}>{sentence(problemStates.states[row.state])}</StateWord>,
    },
    {
      key: 'due',
      title: say('column.due'),
      width: 150,
      sortable: 'ascending',
      render: row => <TermWords problem={row} />,
    },
    {
      key: 'responsible',
      title: say('column.responsible'),
      width: 116,
      render: row => row.responsibleUnit?.name,
    },
    {
      key: 'progress',
      title: say('column.progress'),
      width: 80,
      align: 'end',
      render: row => (row.progress.all === 0 ? '' : `${row.progress.checked}/${row.progress.all}`),
    },
    {
      key: 'clause',
      title: say('column.clause'),
      width: 80,
      render: row =>
        row.clause === null ? null : (
          <>
            {row.clause}
            {row.veto && <span title={say('word.veto')}> ★</span>}
          </>
        ),
    },
    {
      key: 'dimension',
      title: say('column.dimension'),
      width: 92,
      shown: false,
      render: row => campaign.dimensionName(row.dimension),
    },
    { key: 'area', title: say('column.area'), width: 88, render: row => campaign.areaName(row.area) },
    {
      key: 'township',
      title: say('column.township'),
      width: 104,
      render: row => campaign.townshipName(row.township),
    },
    {
      key: 'industry',
      title: say('column.industry'),
      width: 104,
      render: row => campaign.industryName(row.industry),
    },
    {
      key: 'level',
      title: say('column.level'),
      width: 110,
      shown: false,
      render: row => {
        const level = campaign.levels.find(({ id }) => id === row.level)
        return level && sentence(level.name)
      },
    },
    {
      key: 'found',
      title: say('column.found'),
      width: 96,
      sortable: 'descending',
      onCard: false,
      render: row => <DayOf day={row.foundOn} />,
    },
    { key: 'number', title: say('column.number'), width: 150, sortable: 'descending', render: row => row.number },
  ]
}
