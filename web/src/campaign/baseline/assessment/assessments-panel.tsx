import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { assessmentStates } from '#contract/baseline/assessment.states.ts'
import { assessmentKindWords, listAssessments } from '#contract/baseline/assessment.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { assessmentWords } from './words.ts'
import './assessment.css'

/** The assessments of an enterprise, the latest first, and the way to the next. */
export function AssessmentsPanel({ id }: { id: string }) {
  const say = useWords(assessmentWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const { data, error } = useQuery({
    queryKey: ['assessment', 'of', id],
    queryFn: ({ signal }) => call(listAssessments, { params: { id } }, { signal }),
  })
  if (error && !data) {
    return (
      <section className="section">
        <h2>{say('panel.title')}</h2>
        <RefusalWords refusal={asRefusal(error)} />
      </section>
    )
  }
  if (!data) return <section className="section" aria-busy="true" />
  const offered = data.offers.filter(({ offer }) => offer.allowed)
  return (
    <section className="section">
      <h2>{say('panel.title')}</h2>
      {data.rows.length === 0 && <p className="muted">{say('panel.none')}</p>}
      <ul className="plain-list assessments">
        {data.rows.map(row => (
          <li key={row.id} className={row.state === 'voided' ? 'muted' : undefined}>
            <Link to={`/assessments/${row.id}`}>
              {say('panel.row', {
                kind: sentence(assessmentKindWords[row.kind]),
                industry: campaign.industryName(row.industry),
              })}
            </Link>{' '}
            <b className="figures">
              {row.total === null ? say('panel.noScore') : `${row.total} ${say('page.points')}`}
            </b>{' '}
            <span className="small muted">
              <DayOf day={row.visitedOn} /> {row.problems > 0 && say('panel.problems', { count: row.problems })}{' '}
              {row.state === 'voided' && sentence(assessmentStates.states.voided)}
            </span>
          </li>
        ))}
      </ul>
      {offered.length > 0 && (
        <p className="assessments__begin">
          {offered.map(({ industry, kind }) => (
            <Link key={industry} to={`/enterprises/${id}/assess`} search={{ industry }}>
              {offered.length === 1
                ? say('panel.begin', { kind: sentence(assessmentKindWords[kind]) })
                : say('panel.beginIn', {
                    kind: sentence(assessmentKindWords[kind]),
                    industry: campaign.industryName(industry),
                  })}
            </Link>
          ))}
        </p>
      )}
    </section>
  )
}
