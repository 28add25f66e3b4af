import type { CampaignWords } from '#contract/mandate/campaign-words.ts'
import type { Campaign } from './campaign-file/campaign.ts'
import { campaignVersion } from './campaign-file/campaign-version.ts'

/** The campaign's names for the web. */
export function sayCampaign(campaign: Campaign): CampaignWords {
  return {
    version: campaignVersion(campaign),
    name: campaign.name,
    plan: {
      title: campaign.plan.title,
      number: campaign.plan.number,
      date: campaign.plan.date,
      issuer: campaign.plan.issuer,
    },
    city: {
      code: campaign.city.code,
      name: campaign.city.name,
      lng: campaign.city.lng,
      lat: campaign.city.lat,
      bounds: campaign.city.bounds,
    },
    period: campaign.period,
    batches: [...campaign.batches],
    industries: campaign.industries.map(({ id, name, batch, deadline, lead, contest, checklist }) => ({
      id,
      name,
      batch,
      deadline,
      lead,
      contest,
      checklist,
    })),
    areas: campaign.areas.map(({ code, name, shortNames, kind, lng, lat }) => ({
      code,
      name,
      shortName: shortNames[0] ?? name,
      kind,
      lng,
      lat,
    })),
    townships: campaign.townships.map(({ code, name, area, county, lng, lat }) => ({
      code,
      name,
      area,
      county,
      lng,
      lat,
    })),
    dimensions: campaign.dimensions.map(({ id, letter, name, aim }) => ({ id, letter, name, aim })),
    levels: campaign.levels.map(({ id, name, checkpoints, noticeRequired }) => ({
      id,
      name,
      checkpoints: checkpoints.map(checkpoint => ({
        id: checkpoint.id,
        name: checkpoint.name,
        minimumPersons: checkpoint.minimumPersons,
        onSite: checkpoint.onSite,
      })),
      noticeRequired,
    })),
    units: campaign.units.map(({ id, name, shortName, kind, level, area, township, industries }) => ({
      id,
      name,
      shortName,
      kind,
      level,
      area,
      township,
      industries: [...industries],
    })),
    taskClauses: [...new Set(campaign.taskTemplates.map(template => template.clause))],
  }
}
