import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import {
  actOnEnterprisePlan,
  draftEnterprisePlan,
  type EnterprisePlanView,
  showEnterprisePlan,
  showPlansOfEnterprise,
} from '#contract/remediation/enterprise-plan.ts'
import type { PlanContent } from '#contract/remediation/enterprise-plan-paper.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters, usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { PlanOfSearch } from '../plan-search.ts'
import { planWords } from '../words.ts'
import { PlanContentFields } from './plan-content-fields.tsx'
import { contentOf, draftOf, type PlanDraft, planDraftSchema } from './plan-draft-values.ts'
import '../plan.css'

/** Writes a plan: the first of an industry, one in the making, or the amendment of the one in force. */
export function PlanDraftPage() {
  const id = usePathParameter('id')
  const [{ industry }] = useFilters(PlanOfSearch)
  const { data, error } = useQuery({
    queryKey: ['enterprisePlan', 'of', id],
    queryFn: ({ signal }) => call(showPlansOfEnterprise, { params: { id } }, { signal }),
  })
  const chosen = data?.industries.find(one => one.industry === industry) ?? data?.industries[0]
  const latest = chosen?.editions[0]
  const { data: plan, error: ofPlan } = useQuery({
    queryKey: ['enterprisePlan', latest?.id],
    queryFn: ({ signal }) => call(showEnterprisePlan, { params: { id: latest?.id ?? '' } }, { signal }),
    enabled: latest !== undefined,
  })
  const refused = error ?? ofPlan
  if (refused && !(data && plan)) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(refused)} />
      </div>
    )
  }
  if (!data || !chosen || (latest && !plan)) return <PageSkeleton />
  return (
    <PlanDraftForm
      key={`${chosen.industry} ${latest?.id}`}
      enterprise={data.enterprise}
      industry={chosen.industry}
      refusal={chosen.offer?.refusal}
      latest={plan}
    />
  )
}

function PlanDraftForm({
  enterprise,
  industry,
  refusal,
  latest,
}: {
  enterprise: { id: string; name: string }
  industry: string
  refusal: { zh: string; en: string } | undefined
  latest: EnterprisePlanView | undefined
}) {
  const say = useWords(planWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const revised = latest?.actions.find(({ action }) => action === 'revise')?.allowed ? latest : undefined
  const amends = latest !== undefined && revised === undefined
  const form = useDraftForm<PlanDraft>({
    form: revised ? 'enterprisePlan.revise' : 'enterprisePlan.draft',
    record: revised ? revised.id : `${enterprise.id} ${industry}`,
    start: draftOf(latest?.paper.content ?? null),
    schema: planDraftSchema,
    send: async (values, { requestId }) => {
      const content = contentOf(values) as PlanContent
      const made = revised
        ? await call(actOnEnterprisePlan.revise, {
            params: { id: revised.id },
            body: { requestId, version: revised.version, input: { content } },
          })
        : await call(draftEnterprisePlan, {
            params: { id: enterprise.id },
            body: { requestId, industry, content, ...(amends ? { amendReason: values.amendReason } : {}) },
          })
      queryClient.setQueryData(['enterprisePlan', made.id], made)
      await queryClient.invalidateQueries({ queryKey: ['enterprisePlan'] })
      announce(say('form.saved'))
      void navigate({ to: `/enterprise-plans/${made.id}` })
    },
  })
  const title = revised ? say('form.revise') : amends ? say('form.amend') : say('form.new')
  return (
    <div className="page plan-draft">
      <PageHead
        title={title}
        below={
          <>
            <Link to={`/enterprises/${enterprise.id}`}>{enterprise.name}</Link> · {campaign.industryName(industry)}
          </>
        }
      />
      {!revised && refusal ? (
        <p className="prose" role="alert">
          {sentence(refusal)}
        </p>
      ) : (
        <DraftFormView
          form={form}
          submitLabel={say('form.save')}
          onReload={() => void queryClient.invalidateQueries({ queryKey: ['enterprisePlan'] })}
        >
          <p className="muted prose">{say('form.derived')}</p>
          {amends && <LongTextField form={form} name="amendReason" label={say('form.amendReason')} />}
          <PlanContentFields form={form} lastDay={latest?.lastDay ?? undefined} />
        </DraftFormView>
      )}
    </div>
  )
}
