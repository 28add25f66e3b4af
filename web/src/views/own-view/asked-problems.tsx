import { Link } from '@tanstack/react-router'
import type { AskedProblem, OwnView } from '#contract/views/own-view.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { ownWords } from './words.ts'

/** What is to be put right: until when, asked by whom, on what ground. */
export function AskedProblems({ view }: { view: OwnView }) {
  const say = useWords(ownWords)
  return (
    <section className="section">
      <h2>
        {say('asked.title')} {view.asked.length > 0 && <span className="page-head__count">{view.asked.length}</span>}
      </h2>
      {view.asked.length === 0 && <p className="muted">{say('asked.none')}</p>}
      {view.asked.map(problem => (
        <Asked key={problem.id} problem={problem} />
      ))}
    </section>
  )
}

function Asked({ problem }: { problem: AskedProblem }) {
  const say = useWords(ownWords)
  const sentence = useSentence()
  const { law } = problem
  return (
    <article className="own-asked">
      <h3>{problem.words}</h3>
      <p>
        <b className={problem.lateDays > 0 ? 'field__wrong' : undefined}>
          {problem.due === null ? say('asked.noTerm') : say('asked.until', { day: problem.due })}
          {problem.lateDays > 0 && `（${say('asked.over', { count: problem.lateDays })}）`}
        </b>
        {problem.askedBy !== null && ` · ${say('asked.by', { unit: problem.askedBy })}`}
      </p>
      <p className="muted small">
        {sentence(problem.stateWords)} · {problem.number}
      </p>
      {problem.measures.length > 0 && (
        <>
          <h4>{say('asked.measures')}</h4>
          <ul>
            {problem.measures.map(({ id, words, due, stateWords }) => (
              <li key={id}>
                {words} <span className="muted small">{[due, sentence(stateWords)].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>{say('asked.law')}</summary>
        {law ? (
          <>
            <p>
              <b>{law.code}</b> {law.requirement}
              {law.draft && <span className="own-asked__draft">{say('asked.draft')}</span>}
            </p>
            <p className="small">{say('asked.judged', { how: law.howJudged })}</p>
            <p className="muted small">{say('asked.basis', { basis: law.basis })}</p>
          </>
        ) : (
          <p className="muted">{say('asked.noLaw')}</p>
        )}
      </details>
      <p>
        <Link to={`/problems/${problem.id}`} className="own-asked__open">
          {say('asked.open')}
        </Link>
      </p>
    </article>
  )
}
