import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { enterprisePlanStates } from '#contract/remediation/enterprise-plan.states.ts'
import { type OwnView, showOwnView } from '#contract/views/own-view.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { ChoiceRow } from '#web/ground/page/choice-row.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { UrgencyMark } from '#web/ground/urgency/urgency-mark.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { AskedProblems } from './asked-problems.tsx'
import { HelpSection } from './help-section.tsx'
import { OwnFacts } from './own-facts.tsx'
import { OwnViewSearch } from './own-view-search.ts'
import { ownWords } from './words.ts'
import './own-view.css'

/** 我的企业: one page in plain words for the enterprise's own contact, most of whom read it on a phone. */
export function OwnViewPage() {
  const say = useWords(ownWords)
  const campaign = useCampaign()
  const [{ enterprise }, change] = useFilters(OwnViewSearch)
  const { data: view, error } = useQuery({
    queryKey: ['problem', 'own', enterprise],
    queryFn: ({ signal }) => call(showOwnView, { query: { enterprise } }, { signal }),
  })
  if (error && !view) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!view) return <PageSkeleton />
  return (
    <div className="page own-view">
      <PageHead
        title={say('page.title')}
        asOf={view.asOf}
        below={
          <>
            <Link to={`/enterprises/${view.enterprise.id}`}>{view.enterprise.name}</Link> ·{' '}
            {view.enterprise.industries.map(campaign.industryName).join('、')}
          </>
        }
      />
      {view.own.length > 1 && (
        <ChoiceRow
          label={say('page.own')}
          value={view.enterprise.id}
          choices={view.own.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={id => change({ enterprise: id })}
        />
      )}
      <NextSteps view={view} />
      <AskedProblems view={view} />
      <Plans view={view} />
      <OwnFacts view={view} />
      <HelpSection help={view.help} />
    </div>
  )
}

function NextSteps({ view }: { view: OwnView }) {
  const say = useWords(ownWords)
  const sentence = useSentence()
  const termOf = ({ paused, lateDays, workingDaysLeft }: OwnView['next'][number]) => {
    if (paused) return say('next.paused')
    if (lateDays > 0) return say('next.over', { count: lateDays })
    return workingDaysLeft === 0 ? say('next.lastDay') : say('next.left', { count: workingDaysLeft })
  }
  return (
    <section className="section">
      <h2>{say('next.title')}</h2>
      {view.next.length === 0 && <p className="muted">{say('next.none')}</p>}
      <ol className="own-next">
        {view.next.map(row => (
          <li key={row.dutyId}>
            <Link to={row.action.link} className="own-next__what">
              <b>{sentence(row.what)}</b>
              {/* whose it is stands at the head of the page */}
              <span>{row.subject.replace(`${view.enterprise.name} · `, '')}</span>
            </Link>
            <span className="own-next__term">
              <UrgencyMark urgency={row.urgency}>{termOf(row)}</UrgencyMark>
              <span className="muted small">{say('next.until', { day: row.standsAt })}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Plans({ view }: { view: OwnView }) {
  const say = useWords(ownWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  return (
    <section className="section">
      <h2>{say('plan.title')}</h2>
      {view.plans.length === 0 && <p className="muted">{say('plan.none')}</p>}
      <ul className="plain-list">
        {view.plans.map(({ id, industry, edition, state }) => (
          <li key={id}>
            <Link to={`/enterprise-plans/${id}`}>
              {campaign.industryName(industry)} {say('plan.edition', { edition })}
            </Link>{' '}
            {sentence(enterprisePlanStates.states[state])}
          </li>
        ))}
      </ul>
    </section>
  )
}
