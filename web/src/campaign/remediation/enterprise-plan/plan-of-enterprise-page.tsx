import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { showPlansOfEnterprise } from '#contract/remediation/enterprise-plan.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { ChoiceRow } from '#web/ground/page/choice-row.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters, usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { PlanInFull } from './plan-in-full.tsx'
import { PlanOfSearch } from './plan-search.ts'
import { planWords } from './words.ts'

/** 一企一策 of one enterprise: in the industry chosen the latest edition, or the way to begin one. */
export function PlanOfEnterprisePage() {
  const say = useWords(planWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const id = usePathParameter('id')
  const [search, change] = useFilters(PlanOfSearch)
  const { data, error } = useQuery({
    queryKey: ['enterprisePlan', 'of', id],
    queryFn: ({ signal }) => call(showPlansOfEnterprise, { params: { id } }, { signal }),
  })
  if (error && !data) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!data) return <PageSkeleton />
  const chosen =
    data.industries.find(({ industry }) => industry === search.industry) ??
    data.industries.find(({ editions }) => editions.length > 0) ??
    data.industries[0]
  const latest = chosen?.editions[0]
  return (
    <div className="page plan">
      {data.industries.length > 1 && chosen && (
        <ChoiceRow
          label={say('page.industries')}
          value={chosen.industry}
          choices={data.industries.map(({ industry }) => ({ value: industry, label: campaign.industryName(industry) }))}
          onChange={industry => change({ industry, against: undefined })}
        />
      )}
      {latest && <PlanInFull key={latest.id} id={latest.id} />}
      {!latest && chosen && (
        <>
          <PageHead
            title={say('page.title', { name: data.enterprise.name })}
            asOf={data.asOf}
            below={
              <>
                <Link to={`/enterprises/${id}`}>{data.enterprise.name}</Link> · {campaign.industryName(chosen.industry)}
              </>
            }
          />
          <p className="muted">{say('page.none')}</p>
          {chosen.offer?.allowed && (
            <p>
              <Link to={`/enterprises/${id}/plan/draft`} search={{ industry: chosen.industry }}>
                <Button type="primary">{say('page.begin')}</Button>
              </Link>
            </p>
          )}
          {chosen.offer?.refusal && <p className="muted">{sentence(chosen.offer.refusal)}</p>}
        </>
      )}
    </div>
  )
}
