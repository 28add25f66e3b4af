import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  type AssessmentView,
  assessmentKindWords,
  itemResultWords,
  showAssessment,
} from '#contract/baseline/assessment.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Files } from '#web/ground/evidence/files.tsx'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { FactList } from '#web/ground/page/fact-list.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { AssessmentActions } from './assessment-actions.tsx'
import { ChecklistVersions } from './checklist-versions.tsx'
import { DimensionScores } from './dimension-scores.tsx'
import { assessmentWords } from './words.ts'
import './assessment.css'

/** One assessment: what it came to and of what, item by item, with the problems it found; before and after side by side. */
export function AssessmentPage() {
  const say = useWords(assessmentWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const id = usePathParameter('id')
  const { data: the, error } = useQuery({
    queryKey: ['assessment', id],
    queryFn: ({ signal }) => call(showAssessment, { params: { id } }, { signal }),
  })
  if (error && !the) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!the) return <PageSkeleton />
  const { compared } = the
  return (
    <div className="page assessment">
      <PageHead
        title={say('page.title', {
          kind: sentence(assessmentKindWords[the.kind]),
          industry: campaign.industryName(the.industry),
        })}
        asOf={the.asOf}
        below={
          <>
            <StateWord tone={the.state === 'voided' ? 'ended' : 'done'}>{sentence(the.stateWords)}</StateWord>{' '}
            <Link to={`/enterprises/${the.enterprise.id}`}>{the.enterprise.name}</Link> · <DayOf day={the.visitedOn} />{' '}
            {the.foundBy}
          </>
        }
      />
      {the.voided && <p className="assessment-voided">{say('page.voided', the.voided)}</p>}
      <AssessmentActions assessment={the} />
      <section className="section">
        <h2>{say('page.dimensions')}</h2>
        <div className="assessment-total">
          <b className="figures">{the.total ?? '—'}</b> {the.total !== null && say('page.points')}
          {the.total !== the.uncapped && the.uncapped !== null && the.total !== null && (
            <span className="field__wrong">{say('page.capped', { uncapped: the.uncapped, total: the.total })}</span>
          )}
        </div>
        <p className={the.vetoFailed.length > 0 ? 'field__wrong' : 'muted'}>
          {the.vetoFailed.length > 0
            ? `${say('page.vetoFailed')}：${the.vetoFailed.join(say('separator'))}`
            : say('page.noVeto')}
        </p>
        {compared && (
          <p>
            <Link to={`/assessments/${compared.id}`}>
              {say('page.compareWith', { kind: sentence(assessmentKindWords[compared.kind]), day: compared.visitedOn })}
            </Link>
          </p>
        )}
        {the.onCommonItems && <OtherVersion common={the.onCommonItems} versions={the.checklists} />}
        <DimensionScores assessment={the} />
        <p className="muted small prose">{say('page.scale', the.scale.points)}</p>
      </section>
      <Problems assessment={the} />
      <Answers assessment={the} />
      <section className="section">
        <h2>{say('page.facts')}</h2>
        <FactList
          facts={[
            { title: say('page.visitedOn'), value: the.visitedOn },
            { title: say('page.foundBy'), value: the.foundBy },
            { title: say('page.present'), value: the.present ?? '' },
            { title: say('page.remarks'), value: the.remarks ?? '' },
            {
              title: say('page.checklists'),
              value: the.checklists.length > 0 ? <ChecklistVersions versions={the.checklists} /> : '',
            },
            { title: say('page.version'), value: the.campaignVersion },
          ].filter(({ value }) => value !== '')}
        />
      </section>
    </div>
  )
}

/** The two were made on different versions: what is compared, and what one alone asked. */
function OtherVersion({
  common: { checklists, items, onlyHere, onlyThere },
  versions,
}: {
  common: NonNullable<AssessmentView['onCommonItems']>
  versions: AssessmentView['checklists']
}) {
  const say = useWords(assessmentWords)
  return (
    <div className="assessment-versions">
      <p>
        {say('page.otherVersion')}：
        <ChecklistVersions versions={versions} />；{say('page.comparedBy')}：
        {checklists.length > 0 ? <ChecklistVersions versions={checklists} /> : say('page.noVersion')}
      </p>
      <p>{say('page.commonItems', { count: items })}</p>
      {onlyHere.length > 0 && <p>{say('page.onlyHere', { codes: onlyHere.join(say('separator')) })}</p>}
      {onlyThere.length > 0 && <p>{say('page.onlyThere', { codes: onlyThere.join(say('separator')) })}</p>}
    </div>
  )
}

function Problems({ assessment }: { assessment: AssessmentView }) {
  const say = useWords(assessmentWords)
  const found = assessment.answers.flatMap(({ problem, code, words, requirement }) =>
    problem ? [{ ...problem, code, words: words ?? requirement }] : [],
  )
  return (
    <section className="section">
      <h2>{say('page.problems')}</h2>
      {found.length === 0 && <p className="muted">{say('page.noProblems')}</p>}
      <ul className="plain-list assessment-problems">
        {found.map(({ id, number, known, code, words }) => (
          <li key={id}>
            <Link to={`/problems/${id}`}>{number}</Link> <span className="sheet-item__code">{code}</span> {words}
            {known && <span className="muted small"> {say('page.knownProblem')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Answer = AssessmentView['answers'][number]

function Answers({ assessment }: { assessment: AssessmentView }) {
  const say = useWords(assessmentWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const dimensions = [...new Set(assessment.answers.map(({ dimension }) => dimension))]
  const { compared } = assessment
  return (
    <section className="section">
      <h2>{say('page.answers')}</h2>
      {dimensions.map(dimension => {
        const own = assessment.answers.filter(answer => answer.dimension === dimension)
        const lacking = own.filter(({ result }) => result === 'notMet' || result === 'metWithinTerm').length
        const title = campaign.dimensionName(dimension)
        return (
          <details key={dimension} className="assessment-dimension" open={lacking > 0}>
            <summary>
              {title} <span className="muted small">{summaryOf(own, sentence)}</span>
            </summary>
            <PlainTable
              caption={title}
              rows={own}
              keyOf={({ code }) => code}
              columns={[
                {
                  key: 'code',
                  title: say('page.code'),
                  render: ({ code, veto }) => (
                    <span className="sheet-item__code">
                      {code}
                      {veto && ' ★'}
                    </span>
                  ),
                },
                { key: 'requirement', title: say('page.requirement'), render: ({ requirement }) => requirement },
                {
                  key: 'result',
                  title: say('page.result'),
                  render: ({ result }) => (
                    <span className={`item-result item-result--${result}`}>{sentence(itemResultWords[result])}</span>
                  ),
                },
                ...(compared
                  ? [
                      {
                        key: 'compared',
                        title: sentence(assessmentKindWords[compared.kind]),
                        render: ({ compared: other }: Answer) => (other ? sentence(itemResultWords[other]) : ''),
                      },
                    ]
                  : []),
                { key: 'found', title: say('page.found'), render: answer => <Found answer={answer} /> },
              ]}
            />
          </details>
        )
      })}
    </section>
  )
}

/** How many of each result, worst last; results that did not occur are left out. */
function summaryOf(answers: readonly Answer[], sentence: (words: { zh: string; en: string }) => string): string {
  return (['met', 'metWithinTerm', 'notMet', 'notApplicable'] as const)
    .flatMap(result => {
      const count = answers.filter(answer => answer.result === result).length
      return count > 0 ? [`${sentence(itemResultWords[result])} ${count}`] : []
    })
    .join(' · ')
}

function Found({ answer }: { answer: Answer }) {
  const say = useWords(assessmentWords)
  const { reason, words, cause, measures, problem, files } = answer
  if (!reason && !words && !cause && measures.length === 0 && !problem && files.length === 0) return null
  return (
    <div>
      {reason && <p>{say('page.reason', { reason })}</p>}
      {words && <p>{words}</p>}
      {cause && <p className="muted">{say('page.cause', { cause })}</p>}
      {measures.length > 0 && <p className="muted">{say('page.measures', { measures: measures.join('；') })}</p>}
      {problem && (
        <p>
          <Link to={`/problems/${problem.id}`}>{problem.number}</Link>
        </p>
      )}
      {files.length > 0 && <Files ids={files} />}
    </div>
  )
}
