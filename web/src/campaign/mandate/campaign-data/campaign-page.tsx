import { useQuery } from '@tanstack/react-query'
import { type CampaignData, showCampaignData } from '#contract/mandate/campaign-data.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { ChoiceRow } from '#web/ground/page/choice-row.tsx'
import { FactList } from '#web/ground/page/fact-list.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { useCampaign } from '../use-campaign.ts'
import { mandateWords } from '../words.ts'
import { AssessmentScale } from './assessment-scale.tsx'
import { CampaignSearch, campaignParts } from './campaign-search.ts'
import { Checklists } from './checklists.tsx'
import { Clocks } from './clocks.tsx'
import { Industries } from './industries.tsx'
import { Levels } from './levels.tsx'
import { TaskTemplates } from './task-templates.tsx'
import { WatchRules } from './watch-rules.tsx'

/** 方案数据: what the campaign's folder says, part by part, with what of it is a draft. */
export function CampaignPage() {
  const say = useWords(mandateWords)
  const { plan, period } = useCampaign()
  const [{ part = 'industries', drafts }, change] = useFilters(CampaignSearch)
  const { data, error } = useQuery({
    queryKey: ['campaign', 'data'],
    queryFn: ({ signal }) => call(showCampaignData, {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error && !data) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!data) return <PageSkeleton />
  const draftsIn = countDrafts(data)
  const shown = drafts === 'true' ? onlyDrafts(data) : data
  return (
    <div className="page">
      <PageHead title={say('data.title')} below={say('data.why')} />
      <FactList
        facts={[
          { title: say('data.plan'), value: plan.number === null ? plan.title : `${plan.title}（${plan.number}）` },
          { title: say('data.issuer'), value: `${plan.issuer} ${plan.date}` },
          { title: say('data.period'), value: `${period.from} – ${period.to}` },
          { title: say('data.version'), value: data.version },
        ]}
      />
      <ChoiceRow
        label={say('data.sections')}
        value={part}
        choices={campaignParts.map(one => ({
          value: one,
          label:
            draftsIn[one] > 0
              ? `${say(`data.${one}`)}（${say('data.drafts', { count: draftsIn[one] })}）`
              : say(`data.${one}`),
        }))}
        onChange={value => change({ part: value })}
      />
      <ChoiceRow
        label={say('data.show')}
        value={drafts ?? 'all'}
        choices={[
          { value: 'all', label: say('data.all') },
          { value: 'true', label: say('data.onlyDrafts') },
        ]}
        onChange={value => change({ drafts: value === 'true' ? 'true' : undefined })}
      />
      {part === 'industries' && <Industries industries={shown.industries} />}
      {part === 'clocks' && <Clocks clocks={shown.clocks} />}
      {part === 'levels' && <Levels levels={shown.levels} />}
      {part === 'checklists' && <Checklists checklists={shown.checklists} />}
      {part === 'assessment' && <AssessmentScale scale={data.assessment} onlyDrafts={drafts === 'true'} />}
      {part === 'watch' && <WatchRules rules={data.watch} onlyDrafts={drafts === 'true'} />}
      {part === 'templates' && <TaskTemplates templates={shown.taskTemplates} />}
    </div>
  )
}

function countDrafts(data: CampaignData): Record<(typeof campaignParts)[number], number> {
  const among = (rows: readonly { draft: boolean }[]) => rows.filter(({ draft }) => draft).length
  return {
    industries: among(data.industries),
    clocks: among(data.clocks),
    levels: 0,
    checklists: among(data.checklists.flatMap(({ items }) => items)),
    assessment: among([data.assessment]),
    watch: among([data.watch]),
    templates: among(data.taskTemplates),
  }
}

function onlyDrafts(data: CampaignData): CampaignData {
  const drafts = <Row extends { draft: boolean }>(rows: Row[]) => rows.filter(({ draft }) => draft)
  return {
    ...data,
    industries: drafts(data.industries),
    clocks: drafts(data.clocks),
    levels: [],
    checklists: data.checklists
      .map(checklist => ({ ...checklist, items: drafts(checklist.items) }))
      .filter(({ items }) => items.length > 0),
    taskTemplates: drafts(data.taskTemplates),
  }
}
