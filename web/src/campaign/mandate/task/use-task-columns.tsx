import { periodWords } from '#contract/mandate/period-words.ts'
import { taskStates } from '#contract/mandate/task.states.ts'
import type { TaskRow } from '#contract/mandate/task.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import type { Column } from '#web/ground/table/ledger-definition.ts'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useCampaign } from '../use-campaign.ts'
import { mandateWords } from '../words.ts'
import { TaskTerm } from './task-term.tsx'
import { taskTone } from './task-tone.ts'

/** The columns of the list; the first opens the task. */
export function useTaskColumns(): [Column<TaskRow>, ...Column<TaskRow>[]] {
  const say = useWords(mandateWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  return [
    { key: 'title', title: say('column.title'), width: 300, render: row => row.title },
    { key: 'lead', title: say('column.lead'), width: 120, render: row => campaign.unitName(row.leadUnit) },
    {
      key: 'state',
      title: say('column.state'),
      width: 92,
      render: row => <StateWord tone={taskTone[row.state]}>{sentence(taskStates.states[row.state])}</StateWord>,
    },
    { key: 'due', title: say('column.due'), width: 184, render: row => <TaskTerm task={row} /> },
    { key: 'industry', title: say('column.industry'), width: 104, render: row => campaign.industryName(row.industry) },
    {
      key: 'area',
      title: say('column.area'),
      width: 88,
      render: row => (row.area === null ? say('task.wholeCity') : campaign.areaName(row.area)),
    },
    { key: 'period', title: say('column.period'), width: 112, render: row => sentence(periodWords(row.period)) },
    { key: 'clause', title: say('column.clause'), width: 80, render: row => row.clause },
    {
      key: 'confirmedBy',
      title: say('column.confirmedBy'),
      width: 124,
      onCard: false,
      render: row => campaign.unitName(row.confirmedBy),
    },
    {
      key: 'cooperating',
      title: say('column.cooperating'),
      width: 180,
      shown: false,
      render: row => row.cooperating.map(campaign.unitName).join('、'),
    },
    {
      key: 'dueOriginal',
      title: say('column.dueOriginal'),
      width: 96,
      shown: false,
      render: row => <DayOf day={row.dueOriginal} />,
    },
    { key: 'number', title: say('column.number'), width: 96, render: row => row.number },
  ]
}
