import { useQuery } from '@tanstack/react-query'
import { periodWords } from '#contract/mandate/period-words.ts'
import { taskStates } from '#contract/mandate/task.states.ts'
import { showTask, showTaskTrail, type TaskView } from '#contract/mandate/task.ts'
import { Files } from '#web/ground/evidence/files.tsx'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { type Fact, FactList } from '#web/ground/page/fact-list.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters, usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { TrailSection } from '#web/ground/timeline/trail-section.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useCampaign } from '../use-campaign.ts'
import { mandateWords } from '../words.ts'
import { TaskActions } from './task-actions.tsx'
import { TaskTerm } from './task-term.tsx'
import { taskTone } from './task-tone.ts'
import { TaskSearch } from './tasks-search.ts'

/** 任务页: one duty of the plan; who leads on it, until when, what was handed in, and what this post may do now. */
export function TaskPage() {
  const say = useWords(mandateWords)
  const sentence = useSentence()
  const id = usePathParameter('id')
  const [{ act }] = useFilters(TaskSearch)
  const { data: task, error } = useQuery({
    queryKey: ['task', id],
    queryFn: ({ signal }) => call(showTask, { params: { id } }, { signal }),
  })
  if (error && !task) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!task) return <PageSkeleton />
  return (
    <div className="page">
      <PageHead
        title={task.title}
        asOf={task.asOf}
        below={
          <>
            <StateWord tone={taskTone[task.state]}>{sentence(taskStates.states[task.state])}</StateWord>{' '}
            <TaskTerm task={task} /> · {task.number} · {say('column.clause')} {task.clause}
          </>
        }
      />
      {task.state === 'returned' && task.returnReason !== null && (
        <p role="status">{say('task.returned', { reason: task.returnReason })}</p>
      )}
      <TaskActions task={task} opened={act} />
      <section className="section">
        <h2>{say('task.facts')}</h2>
        <TaskFacts task={task} />
      </section>
      {task.report && (
        <section className="section">
          <h2>{say('task.report')}</h2>
          <p className="prose">{task.report.words}</p>
          <Files ids={task.report.files} />
        </section>
      )}
      <TrailSection
        queryKey={['task', id, 'trail']}
        read={(after, signal) => call(showTaskTrail, { params: { id }, query: { after, limit: 50 } }, { signal })}
      />
    </div>
  )
}

function TaskFacts({ task }: { task: TaskView }) {
  const say = useWords(mandateWords)
  const campaign = useCampaign()
  const sentence = useSentence()
  const day = (of: string | null) => (of === null ? null : <DayOf day={of} />)
  const draft = task.termTag === 'S' || task.termTag === 'V' ? null : say('task.confirmTerm')
  const facts: Fact[] = [
    { title: say('column.lead'), value: campaign.unitName(task.leadUnit) },
    { title: say('column.cooperating'), value: task.cooperating.map(campaign.unitName).join('、') },
    { title: say('column.confirmedBy'), value: campaign.unitName(task.confirmedBy) },
    { title: say('column.industry'), value: campaign.industryName(task.industry) },
    { title: say('column.area'), value: task.area === null ? say('task.wholeCity') : campaign.areaName(task.area) },
    { title: say('column.period'), value: sentence(periodWords(task.period)) },
    { title: say('column.product'), value: task.product },
    {
      title: say('column.due'),
      value: (
        <>
          <DayOf day={task.dueCurrent} /> {draft && <span className="muted">{draft}</span>}
        </>
      ),
    },
    {
      title: say('column.dueOriginal'),
      value: task.dueOriginal === task.dueCurrent ? null : <DayOf day={task.dueOriginal} />,
    },
    { title: say('column.signedOn'), value: day(task.signedOn) },
    { title: say('column.reportedOn'), value: day(task.reportedOn) },
    { title: say('column.confirmedOn'), value: day(task.confirmedOn) },
    { title: say('filter.urgency'), value: task.urgedOn && say('task.urged', { day: task.urgedOn }) },
  ]
  return <FactList facts={facts} />
}
