import { Link } from '@tanstack/react-router'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { baselineWords } from '#web/campaign/baseline/words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { problemTone } from '#web/campaign/remediation/problem-tone.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { UrgencyMark } from '#web/ground/urgency/urgency-mark.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useDossier } from './file-steps.tsx'

/** Open problems by term, and what the rest comes to; every number opens. */
export function FileProblems({ id }: { id: string }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const { data } = useDossier(id)
  if (!data) return <section className="section" aria-busy="true" />
  const { problems, progress, cost } = data
  const figures = [
    say('file.progress', progress),
    cost > 0 ? say('file.cost', { cost }) : '',
    problems.overdue > 0 ? say('file.overdue', { count: problems.overdue }) : '',
    problems.relapses > 0 ? say('file.relapses', { count: problems.relapses }) : '',
  ].filter(Boolean)
  return (
    <section className="section">
      <h2>
        {say('file.problems')}{' '}
        <Link to="/problems" search={{ enterprise: id }} className="small">
          {say('file.allProblems', { count: problems.all })}
        </Link>
      </h2>
      <p className="muted small">{figures.join(' · ')}</p>
      {data.open.length === 0 && <p className="muted">{say('file.noProblems')}</p>}
      <ul className="plain-list">
        {data.open.map(problem => (
          <li key={problem.id} className="file-problem">
            {problem.urgency ? <UrgencyMark urgency={problem.urgency} /> : <span />}
            <Link to={`/problems/${problem.id}`}>{problem.words}</Link>
            <StateWord tone={problemTone[problem.state]}>{sentence(problemStates.states[problem.state])}</StateWord>
            <span className="muted small">
              {campaign.dimensionName(problem.dimension)} {problem.clause} {problem.veto && '★'}{' '}
              {problem.dueCurrent && <DayOf day={problem.dueCurrent} />}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted small">
        {say('file.dimensions')}：
        {problems.byDimension
          .map(({ dimension, all, closed }) =>
            say('file.ofDimension', { dimension: campaign.dimensionName(dimension), closed, all }),
          )
          .join(' · ')}
      </p>
    </section>
  )
}
