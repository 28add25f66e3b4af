import type { Role } from '#contract/ground/role.ts'
import { roleWords } from '#contract/ground/role-words.ts'
import type { CampaignData } from '#contract/mandate/campaign-data.ts'
import type { SourceTag } from '#contract/mandate/campaign-datum.ts'
import type { Campaign } from './campaign-file/campaign.ts'
import { campaignVersion } from './campaign-file/campaign-version.ts'

/** 草案: neither seen in a source nor said by the plan. */
const isDraft = (tag: SourceTag) => tag === 'I' || tag === 'K'

/** The campaign's data for reading, each with whether it is a draft. */
export function sayCampaignData(campaign: Campaign): CampaignData {
  const titles = (roles: readonly Role[]) => roles.map(role => roleWords[role])
  return {
    version: campaignVersion(campaign),
    industries: campaign.industries.map(industry => ({
      id: industry.id,
      name: industry.name,
      batch: industry.batch,
      deadline: industry.deadline,
      lead: industry.lead,
      leadTag: industry.leadTag,
      draft: isDraft(industry.leadTag),
      cooperating: [...industry.cooperating],
      contest: industry.contest,
      aliases: [...industry.aliases],
    })),
    clocks: campaign.clocks.map(clock => ({ ...clock, draft: isDraft(clock.tag) })),
    levels: campaign.levels.map(level => ({
      id: level.id,
      name: level.name,
      checkpoints: level.checkpoints.map(checkpoint => ({
        id: checkpoint.id,
        name: checkpoint.name,
        roles: titles(checkpoint.roles),
        minimumPersons: checkpoint.minimumPersons,
        onSite: checkpoint.onSite,
      })),
      noticeRequired: level.noticeRequired,
      closure: { name: level.closure.name, roles: titles(level.closure.roles) },
    })),
    checklists: campaign.checklists.map(({ industry, title, basis, items }) => ({
      industry,
      title,
      basis,
      items: items.map(({ status, measures, ...item }) => ({
        ...item,
        measures: [...measures],
        draft: status === 'draft',
      })),
    })),
    assessment: { ...campaign.assessment, draft: isDraft(campaign.assessment.tag) },
    watch: { ...campaign.watch, draft: isDraft(campaign.watch.tag) },
    taskTemplates: campaign.taskTemplates.map(template => ({
      id: template.id,
      clause: template.clause,
      title: template.title,
      product: template.product,
      lead: template.lead,
      confirmedBy: template.confirmedBy,
      termTag: template.termTag,
      draft: isDraft(template.termTag),
    })),
  }
}
