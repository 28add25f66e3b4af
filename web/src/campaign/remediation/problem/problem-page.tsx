import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { type ProblemView, showProblem } from '#contract/remediation/problem.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { DraftDocumentButton } from '#web/ground/document/draft-document-button.tsx'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters, usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { ProblemActions } from '../action/problem-actions.tsx'
import { useProblemOffers } from '../list/use-problem-offers.ts'
import { problemTone } from '../problem-tone.ts'
import { TermWords } from '../term-words.tsx'
import { remediationWords } from '../words.ts'
import { CheckRecords } from './check-records.tsx'
import { CheckSteps } from './check-steps.tsx'
import { HandOvers } from './hand-overs.tsx'
import { Measures } from './measures.tsx'
import { ProblemFactsSection } from './problem-facts.tsx'
import { ProblemNotices } from './problem-notices.tsx'
import { ProblemSearch } from './problem-search.ts'
import { ProblemTimeline } from './problem-timeline.tsx'
import { ProgressReports } from './progress-reports.tsx'
import './problem.css'

/** Papers that fit the problem as it stands: 交办单 while it is handed on and worked at, 整改销号表 once it is closed. */
function papersOf({ id, state, closedOn }: ProblemView) {
  const subject = { problems: [id] }
  if (closedOn !== null) return [{ kind: 'closureForm', subject }]
  return ['found', 'assigned', 'rectifying'].includes(state) ? [{ kind: 'assignmentSlip', subject }] : []
}

/** 问题页: one problem, one life; who holds it, until when, and what this post may do now. */
export function ProblemPage() {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const id = usePathParameter('id')
  const [{ act }] = useFilters(ProblemSearch)
  const mayReport = useProblemOffers()?.report
  const { data: problem, error } = useQuery({
    queryKey: ['problem', id],
    queryFn: ({ signal }) => call(showProblem, { params: { id } }, { signal }),
  })
  if (error && !problem) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!problem) return <PageSkeleton />
  const below = [
    problem.number,
    campaign.dimensionName(problem.dimension),
    problem.clause === null ? '' : problem.clause + (problem.veto ? ` ★${say('word.veto')}` : ''),
    campaign.industryName(problem.industry),
    [campaign.areaName(problem.area), campaign.townshipName(problem.township)].filter(Boolean).join(' '),
    sentence(problem.levelName),
  ].filter(Boolean)

  return (
    <div className="page">
      <PageHead
        title={problem.words}
        asOf={problem.asOf}
        below={
          <>
            <StateWord tone={problemTone[problem.state]}>{sentence(problemStates.states[problem.state])}</StateWord>{' '}
            {problem.dueCurrent !== null && (
              <>
                <TermWords problem={problem} />
                {' · '}
              </>
            )}
            {below.join(' · ')}
          </>
        }
        more={
          <>
            <DraftDocumentButton papers={papersOf(problem)} />
            {mayReport && (problem.state === 'closed' || problem.state === 'closedByExit') && (
              <Link to="/problems/new" search={{ enterprise: problem.enterpriseId ?? undefined, previous: id }}>
                {say('notice.reportRelapse')}
              </Link>
            )}
          </>
        }
      />
      <ProblemNotices problem={problem} />
      <ProblemActions problem={problem} opened={act} />
      <CheckSteps problem={problem} />
      <div className="problem">
        <div>
          <ProblemFactsSection problem={problem} />
          <Measures problem={problem} />
          <ProgressReports problem={problem} />
          <HandOvers problem={problem} />
          <CheckRecords problem={problem} />
        </div>
        <ProblemTimeline id={id} />
      </div>
    </div>
  )
}
