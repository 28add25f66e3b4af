import { addMonths } from '#ground/clock/add-months.ts'
import type { Day } from '#ground/clock/day.ts'
import type { Area, Campaign, CampaignIndustry, CampaignTaskTemplate } from './campaign.ts'
import { areaSuffix, workingGroupId } from './generate-units.ts'
import { type TaskPeriod, taskPeriods } from './task-periods.ts'

/** One duty of the plan, ready to be laid on its unit. Ids are stable: the same campaign always gives the same ones. */
export interface TaskSeed {
  /** `list-one.wood-furniture.330881`, `monthly-meeting.glass.2024-03` */
  readonly id: string
  readonly template: string
  readonly clause: string
  readonly title: string
  /** What is handed in when it is reported. */
  readonly product: string
  readonly lead: string
  readonly cooperating: readonly string[]
  readonly confirmedBy: string
  readonly industry: string | null
  readonly area: string | null
  readonly period: string | null
  readonly due: Day
  /** S: the plan sets the term; I: our proposal. */
  readonly termTag: CampaignTaskTemplate['termTag']
}

/**
 * Every task of the plan: each template × its industries × its areas × its periods, in the templates' order. Recurring tasks run from
 * the campaign's first month to its end, or to the industry's deadline; the first one is left out when it would be due before the
 * campaign begins. What follows a deadline (验收) may fall due after the campaign's last day.
 */
export function expandTasks(campaign: Campaign): TaskSeed[] {
  return campaign.taskTemplates.flatMap(template =>
    industriesOf(campaign, template).flatMap(industry =>
      areasOf(campaign, template).flatMap(area =>
        occasions(campaign, template, industry).map(({ period, due }): TaskSeed => {
          const unit = (reference: string) => fillUnit(reference, industry, area)
          const lead = unit(template.lead)
          return {
            id: [template.id, industry?.id, area?.code, period?.id].filter(part => part !== undefined).join('.'),
            template: template.id,
            clause: template.clause,
            title: template.title
              .replaceAll('{industry}', industry?.name ?? '')
              .replaceAll('{area}', area?.name ?? '')
              .replaceAll('{period}', period?.name ?? ''),
            product: template.product,
            lead,
            cooperating: [...new Set(template.cooperating.map(unit))].filter(id => id !== lead),
            confirmedBy: unit(template.confirmedBy),
            industry: industry?.id ?? null,
            area: area?.code ?? null,
            period: period?.id ?? null,
            due,
            termTag: template.termTag,
          }
        }),
      ),
    ),
  )
}

function industriesOf(campaign: Campaign, { industries }: CampaignTaskTemplate): (CampaignIndustry | undefined)[] {
  if (industries === 'none') return [undefined]
  if (industries === 'all') return [...campaign.industries]
  if (industries === 'contest') return campaign.industries.filter(({ contest }) => contest)
  return campaign.industries.filter(({ id }) => industries.includes(id))
}

function areasOf(campaign: Campaign, { areas }: CampaignTaskTemplate): (Area | undefined)[] {
  if (areas === 'none') return [undefined]
  return areas === 'all' ? [...campaign.areas] : campaign.areas.filter(({ code }) => areas.includes(code))
}

/** When a template's task is to be done: once, or once in each period. */
function occasions(
  campaign: Campaign,
  template: CampaignTaskTemplate,
  industry: CampaignIndustry | undefined,
): { period: TaskPeriod | undefined; due: Day }[] {
  const { due, period: every, until } = template
  if (due.kind === 'date') return [{ period: undefined, due: due.date }]
  if (due.kind === 'byBatch') return industry ? [{ period: undefined, due: due.dates[industry.batch] }] : []
  if (due.kind === 'batchMonths')
    return industry ? [{ period: undefined, due: addMonths(industry.deadline, due.months) }] : []
  if (every === 'once') return []
  const { from, to } = campaign.period
  const last = until === 'batch' && industry ? industry.deadline : to
  return taskPeriods(every, from, last)
    .map(period => ({
      period,
      due:
        due.kind === 'periodEnd' ? period.lastDay : `${period.lastDay.slice(0, 8)}${String(due.day).padStart(2, '0')}`,
    }))
    .filter(occasion => occasion.due >= from)
}

/** Puts a unit in the place of `@…`. `checkTasks` has seen to it that the industry or area needed is there. */
function fillUnit(reference: string, industry: CampaignIndustry | undefined, area: Area | undefined): string {
  switch (reference) {
    case '@cityIndustry':
      return industry?.lead ?? reference
    case '@workingGroup':
      return industry ? workingGroupId(industry.id) : reference
    case '@areaIndustry':
      return industry && area ? `${area.code}-${areaSuffix(industry.lead)}` : reference
    case '@areaEcology':
      return `${area?.code}-ecology`
    case '@areaOffice':
      return `${area?.code}-office`
    case '@areaGovernment':
      return `${area?.code}-government`
    case '@areaEnforcement':
      return `${area?.code}-enforcement`
    default:
      return reference
  }
}
