import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import { showEnterprise } from '#contract/baseline/enterprise.ts'
import { enterpriseKindWords, productionStateWords } from '#contract/baseline/enterprise-words.ts'
import { takeDossier } from '#contract/views/dossier.ts'
import { AssessmentsPanel } from '#web/campaign/baseline/assessment/assessments-panel.tsx'
import { EmissionSection } from '#web/campaign/baseline/emission/emission-section.tsx'
import { EnterpriseActions } from '#web/campaign/baseline/enterprise/enterprise-actions.tsx'
import { enterpriseTone } from '#web/campaign/baseline/enterprise-tone.ts'
import { InclusionPanel } from '#web/campaign/baseline/inclusion/inclusion-panel.tsx'
import { EliminatedCapacitySection } from '#web/campaign/baseline/route/eliminated-capacity-section.tsx'
import { OmissionsPanel } from '#web/campaign/baseline/watch/omissions-panel.tsx'
import { baselineWords } from '#web/campaign/baseline/words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { PlansPanel } from '#web/campaign/remediation/enterprise-plan/plans-panel.tsx'
import { DraftDocumentButton } from '#web/ground/document/draft-document-button.tsx'
import { addressOf, call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { FactConfirmationsPanel } from '../own-view/fact-confirmations-panel.tsx'
import { EnterpriseFacts } from './enterprise-facts.tsx'
import { EnterpriseNotices } from './enterprise-notices.tsx'
import { EnterprisePlaces } from './enterprise-places.tsx'
import { FileProblems } from './file-problems.tsx'
import { FileSteps } from './file-steps.tsx'
import { FileTimeline } from './file-timeline.tsx'
import './enterprise.css'

/** 一企一档: everything about one enterprise, in time order; what is asked of it, and what may be done. */
export function EnterprisePage() {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const id = usePathParameter('id')
  const { data: enterprise, error } = useQuery({
    queryKey: ['enterprise', id],
    queryFn: ({ signal }) => call(showEnterprise, { params: { id } }, { signal }),
  })
  if (error && !enterprise) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!enterprise) return <PageSkeleton />
  const below = [
    sentence(enterpriseKindWords[enterprise.kind]),
    enterprise.industries.map(campaign.industryName).join('、'),
    `${campaign.areaName(enterprise.area)} ${campaign.townshipName(enterprise.township)}`,
    enterprise.productionState ? sentence(productionStateWords[enterprise.productionState]) : '',
    enterprise.temporary ? say('file.temporary', { code: enterprise.code }) : enterprise.code,
  ].filter(Boolean)

  return (
    <div className="page">
      <PageHead
        title={enterprise.name}
        asOf={enterprise.asOf}
        below={
          <>
            <StateWord tone={enterpriseTone[enterprise.state]}>
              {sentence(enterpriseStates.states[enterprise.state])}
            </StateWord>{' '}
            {below.join(' · ')}
          </>
        }
        more={
          <>
            <DraftDocumentButton papers={[{ kind: 'dossierPaper', subject: { enterprise: id } }]} />
            <Button href={addressOf(takeDossier, { params: { id } })}>{say('file.take')}</Button>
            <Link to="/problems/new" search={{ enterprise: id }}>
              {say('file.reportProblem')}
            </Link>
          </>
        }
      />
      <EnterpriseNotices enterprise={enterprise} />
      <EnterpriseActions enterprise={enterprise} />
      <FileSteps id={id} />
      <div className="enterprise">
        <div>
          <OmissionsPanel id={id} />
          <InclusionPanel id={id} />
          <FileProblems id={id} />
          <EmissionSection id={id} />
          <EliminatedCapacitySection plant={enterprise} />
          <AssessmentsPanel id={id} />
          <PlansPanel id={id} />
          <FactConfirmationsPanel id={id} />
          <EnterpriseFacts enterprise={enterprise} />
          <EnterprisePlaces enterprise={enterprise} />
        </div>
        <FileTimeline id={id} />
      </div>
    </div>
  )
}
