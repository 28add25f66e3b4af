import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { causeKindWords } from '#contract/baseline/cause-kind.ts'
import { type ProblemView, problemSourceWords } from '#contract/remediation/problem.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Files } from '#web/ground/evidence/files.tsx'
import { type Fact, FactList } from '#web/ground/page/fact-list.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'

/** What is known about the problem. What nobody has said yet is left out, but for who answers for it and until when. */
export function ProblemFactsSection({ problem }: { problem: ProblemView }) {
  const say = useWords(remediationWords)
  return (
    <section className="section">
      <h2>{say('facts.title')}</h2>
      <FactList facts={useFacts(problem)} />
      {problem.files.length > 0 && (
        <>
          <h3>{say('facts.files')}</h3>
          <Files ids={problem.files} />
        </>
      )}
    </section>
  )
}

function useFacts(problem: ProblemView): Fact[] {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const day = (of: string | null) => (of === null ? null : <DayOf day={of} />)
  const { enterpriseId, foundBy, dueOriginal, dueCurrent } = problem
  const of = (title: string, value: ReactNode) => ({ title, value })
  return [
    of(
      say('column.subject'),
      enterpriseId === null ? (
        problem.subjectName
      ) : (
        <Link to={`/enterprises/${enterpriseId}`}>{problem.subjectName}</Link>
      ),
    ),
    of(say('facts.site'), problem.subjectKind === 'enterprise' ? problem.siteName : null),
    of(say('facts.grid'), problem.grid),
    of(
      say('column.responsible'),
      problem.responsibleEnterprise?.name ?? problem.responsibleUnit?.name ?? (
        <span className="muted">{say('facts.nobody')}</span>
      ),
    ),
    of(say('facts.leader'), problem.liaisonLeader?.name),
    of(say('facts.due'), day(dueCurrent) ?? <span className="muted">{say('facts.noTerm')}</span>),
    of(say('facts.proposedDue'), dueCurrent === null ? (day(problem.proposedDue) ?? problem.proposedDueWords) : null),
    of(say('facts.dueOriginal'), dueOriginal === dueCurrent ? null : day(dueOriginal)),
    of(say('facts.lateSince'), day(problem.lateSince)),
    of(say('column.dimension'), campaign.dimensionName(problem.dimension)),
    of(say('facts.causeKind'), problem.causeKind && sentence(causeKindWords[problem.causeKind])),
    of(say('facts.cause'), problem.cause),
    of(say('column.found'), day(problem.foundOn)),
    of(say('facts.foundBy'), `${foundBy.unitName} ${foundBy.personName}`),
    of(say('facts.source'), sentence(problemSourceWords[problem.source])),
    of(say('facts.externalNumber'), problem.externalNumber),
    of(say('facts.rectifiedOn'), day(problem.rectifiedOn)),
    of(say('facts.verifiedOn'), day(problem.verifiedOn)),
    of(say('facts.closedOn'), day(problem.closedOn)),
    of(say('facts.closure'), problem.closureWords),
    of(
      say('facts.lookBacks'),
      problem.lookBacks.length === 0
        ? null
        : problem.lookBacks.map(lookBack => (
            <span key={lookBack.kind} className="problem-facts__one">
              <DayOf day={lookBack.due} /> {lookBack.done ? say('facts.lookedBack') : ''}
            </span>
          )),
    ),
  ]
}
