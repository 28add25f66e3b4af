import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { enterprisePlanStates } from '#contract/remediation/enterprise-plan.states.ts'
import { showPlansOfEnterprise } from '#contract/remediation/enterprise-plan.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { planTone } from './plan-tone.ts'
import { planWords } from './words.ts'

/** The plans of an enterprise by industry, each with its latest edition or the way to begin one. */
export function PlansPanel({ id }: { id: string }) {
  const say = useWords(planWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const { data, error } = useQuery({
    queryKey: ['enterprisePlan', 'of', id],
    queryFn: ({ signal }) => call(showPlansOfEnterprise, { params: { id } }, { signal }),
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
  const several = data.industries.length > 1
  return (
    <section className="section">
      <h2>{say('panel.title')}</h2>
      {data.industries.every(({ editions }) => editions.length === 0) && <p className="muted">{say('panel.none')}</p>}
      <ul className="plain-list">
        {data.industries.map(({ industry, editions: [latest], offer }) => (
          <li key={industry}>
            {latest && (
              <>
                <Link to={`/enterprise-plans/${latest.id}`}>
                  {campaign.industryName(industry)} {say('page.edition', { edition: latest.edition })}
                </Link>{' '}
                <StateWord tone={planTone[latest.state]}>
                  {sentence(enterprisePlanStates.states[latest.state])}
                </StateWord>
              </>
            )}
            {!latest && offer?.allowed && (
              <Link to={`/enterprises/${id}/plan/draft`} search={{ industry }}>
                {several ? say('panel.beginIn', { industry: campaign.industryName(industry) }) : say('panel.begin')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
