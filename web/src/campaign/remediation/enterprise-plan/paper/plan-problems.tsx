import { Link } from '@tanstack/react-router'
import type { EnterprisePlanView } from '#contract/remediation/enterprise-plan.ts'
import type { PlanProblem } from '#contract/remediation/enterprise-plan-paper.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { planWords } from '../words.ts'

/** 问题与措施对照表: each problem, what answers it, and how it stands by now. */
export function PlanProblems({ plan }: { plan: EnterprisePlanView }) {
  const say = useWords(planWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const { problems } = plan.paper
  const standing = new Map(plan.standing.problems.map(problem => [problem.id, problem]))
  return (
    <section className="section">
      <h2>
        {say('paper.problems')} {problems.length > 0 && <span className="page-head__count">{problems.length}</span>}
      </h2>
      {problems.length === 0 ? (
        <p className="muted">{say('paper.noProblems')}</p>
      ) : (
        <PlainTable
          caption={say('paper.problems')}
          rows={problems}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'problem',
              title: say('paper.problem'),
              render: problem => (
                <div className="plan-problem">
                  <p>{problem.words}</p>
                  <p className="small muted">
                    <Link to={`/problems/${problem.id}`}>{problem.number}</Link>{' '}
                    {[campaign.dimensionName(problem.dimension), problem.clause].filter(Boolean).join(' · ')}
                  </p>
                  {problem.cause && <p className="small muted">{say('paper.cause', { cause: problem.cause })}</p>}
                </div>
              ),
            },
            { key: 'measures', title: say('paper.measures'), render: problem => <Measures problem={problem} /> },
            { key: 'due', title: say('paper.until'), render: ({ due }) => due ?? '' },
            {
              key: 'now',
              title: say('paper.now'),
              render: ({ id }) => {
                const now = standing.get(id)
                return now && <StateWord tone={now.done ? 'done' : 'working'}>{sentence(now.stateWords)}</StateWord>
              },
            },
          ]}
        />
      )}
    </section>
  )
}

function Measures({ problem }: { problem: PlanProblem }) {
  const say = useWords(planWords)
  if (problem.measures.length === 0) {
    return problem.proposed.length > 0 ? (
      <span>{say('paper.proposed', { words: problem.proposed.join('；') })}</span>
    ) : (
      <span className="muted">{say('paper.unanswered')}</span>
    )
  }
  return (
    <ul className="plain-list plan-measures">
      {problem.measures.map(({ id, words, due, responsiblePerson, cost }) => (
        <li key={id}>
          {words}{' '}
          <span className="small muted">
            {[due, responsiblePerson, cost === null ? '' : say('paper.costOf', { cost })].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
