import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { enterprisePlanStates } from '#contract/remediation/enterprise-plan.states.ts'
import {
  type EnterprisePlanView,
  showEnterprisePlan,
  showPlansOfEnterprise,
} from '#contract/remediation/enterprise-plan.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { DraftDocumentButton } from '#web/ground/document/draft-document-button.tsx'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { PlanActions } from './action/plan-actions.tsx'
import { PlanCarriedOut } from './paper/plan-carried-out.tsx'
import { PlanDecisions } from './paper/plan-decisions.tsx'
import { PlanMoney } from './paper/plan-money.tsx'
import { PlanProblems } from './paper/plan-problems.tsx'
import { PlanSituation } from './paper/plan-situation.tsx'
import { PlanDifferences } from './plan-differences.tsx'
import { PlanSearch } from './plan-search.ts'
import { planTone } from './plan-tone.ts'
import { planWords } from './words.ts'
import './plan.css'

/** A plan as its paper reads, with what has come of it, what may be done, and its other editions. */
export function PlanInFull({ id }: { id: string }) {
  const say = useWords(planWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const [{ against }, change] = useFilters(PlanSearch)
  const { data: plan, error } = useQuery({
    queryKey: ['enterprisePlan', id],
    queryFn: ({ signal }) => call(showEnterprisePlan, { params: { id } }, { signal }),
  })
  if (error && !plan) return <RefusalWords refusal={asRefusal(error)} />
  if (!plan) return <PageSkeleton />
  const { paper } = plan
  return (
    <>
      <PageHead
        title={say('page.title', { name: paper.enterprise.name })}
        asOf={plan.asOf}
        below={
          <>
            <StateWord tone={planTone[plan.state]}>{sentence(plan.stateWords)}</StateWord>{' '}
            <Link to={`/enterprises/${paper.enterprise.id}`}>{paper.enterprise.name}</Link>
            {` · ${campaign.industryName(paper.industry)} · ${say('page.edition', { edition: paper.edition })}`}
            {plan.issued?.documentNumber && ` · ${plan.issued.documentNumber}`}
          </>
        }
        more={
          <>
            {paper.approval !== null && plan.state !== 'amended' && (
              <DraftDocumentButton papers={[{ kind: 'enterprisePlanPaper', subject: { plan: id } }]} />
            )}
            <AmendLink plan={plan} />
          </>
        }
      />
      <Notices plan={plan} />
      <PlanActions plan={plan} />
      <Editions plan={plan} against={against} onCompare={other => change({ against: other })} />
      {against !== undefined && <PlanDifferences plan={plan} against={against} />}
      <PlanSituation plan={plan} />
      <PlanProblems plan={plan} />
      <PlanCarriedOut plan={plan} />
      <PlanMoney plan={plan} />
      <PlanDecisions plan={plan} />
    </>
  )
}

/** To revise what is in the making, or to amend what is in force. */
function AmendLink({ plan }: { plan: EnterprisePlanView }) {
  const say = useWords(planWords)
  const { enterprise, industry } = plan.paper
  const revise = plan.actions.find(({ action }) => action === 'revise')?.allowed
  const { data } = useQuery({
    queryKey: ['enterprisePlan', 'of', enterprise.id],
    queryFn: ({ signal }) => call(showPlansOfEnterprise, { params: { id: enterprise.id } }, { signal }),
  })
  const amend = data?.industries.find(one => one.industry === industry)?.offer?.allowed
  if (!revise && !(amend && plan.id === plan.editions[0]?.id)) return null
  return (
    <Link to={`/enterprises/${enterprise.id}/plan/draft`} search={{ industry }}>
      <Button>{revise ? say('page.edit') : say('page.amend')}</Button>
    </Link>
  )
}

/** What a reader must know before reading on. */
function Notices({ plan }: { plan: EnterprisePlanView }) {
  const say = useWords(planWords)
  const latest = plan.editions[0]
  const { amendReason } = plan.paper
  return (
    <div className="plan-notices">
      {plan.state === 'returned' && plan.returnReason !== null && (
        <p className="plan-notice plan-notice--returned">{say('page.returned', { reason: plan.returnReason })}</p>
      )}
      {plan.state === 'amended' && latest && (
        <p className="plan-notice">
          {say('page.superseded', { edition: latest.edition })}{' '}
          <Link to={`/enterprise-plans/${latest.id}`}>{say('page.openLatest', { edition: latest.edition })}</Link>
        </p>
      )}
      {amendReason !== null && <p className="muted">{say('page.amendReason', { reason: amendReason })}</p>}
      {plan.issued ? (
        <p
          className={plan.issued.sound ? 'muted small' : 'field__wrong'}
          role={plan.issued.sound ? undefined : 'alert'}
        >
          {plan.issued.sound ? say('page.frozen', { day: plan.issued.on }) : say('page.broken')}{' '}
          <span className="plan-hash" title={plan.issued.hash}>
            {say('page.hash')} {plan.issued.hash.slice(0, 16)}
          </span>
        </p>
      ) : (
        <p className="muted small">{say('page.live')}</p>
      )}
    </div>
  )
}

function Editions({
  plan,
  against,
  onCompare,
}: {
  plan: EnterprisePlanView
  against: string | undefined
  onCompare: (other: string | undefined) => void
}) {
  const say = useWords(planWords)
  const sentence = useSentence()
  if (plan.editions.length < 2) return null
  const before = plan.editions.find(({ edition }) => edition === plan.paper.edition - 1)
  return (
    <nav className="plan-editions" aria-label={say('page.editions')}>
      {plan.editions.map(({ id, edition, state }) => {
        const words = say('panel.open', { edition, state: sentence(enterprisePlanStates.states[state]) })
        return id === plan.id ? (
          <b key={id}>{words}</b>
        ) : (
          <Link key={id} to={`/enterprise-plans/${id}`}>
            {words}
          </Link>
        )
      })}
      {before && (
        <button
          type="button"
          className="plain-button"
          onClick={() => onCompare(against === undefined ? before.id : undefined)}
        >
          {against === undefined ? say('page.compare', { edition: before.edition }) : say('page.closeComparison')}
        </button>
      )}
    </nav>
  )
}
