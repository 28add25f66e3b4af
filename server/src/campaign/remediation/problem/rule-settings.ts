import {
  type Campaign,
  type CampaignCheckpoint,
  type CampaignLevel,
  getClock,
  getLevel,
  getTerm,
} from '#campaign/mandate/index.ts'
import type { Role } from '#contract/ground/role.ts'
import type { LevelId } from '#contract/mandate/campaign-file.ts'
import { addMonths } from '#ground/clock/add-months.ts'
import { deadline } from '#ground/clock/deadline.ts'
import { monthsReportDue } from '#ground/clock/months-report-due.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { Problem, Signature, TermLevel } from './problem.ts'

type Length = Parameters<typeof getTerm>[1]

/** What the campaign's data say about problems: lengths, levels, checkpoints and the units behind them. */
export interface ProblemSettings {
  readonly campaign: Campaign
  /** Last day of a clock that starts now. */
  readonly until: (clock: Length, moment: Moment) => string
  readonly level: (id: LevelId) => CampaignLevel
  /** The next monthly report that falls due after a day. */
  readonly nextReport: (day: string, moment: Moment) => { month: string; due: string }
  /** The month a report that falls due on a day is about: the day may have moved past a holiday into the next month. */
  readonly monthOfReport: (due: string) => string
  /** End of the industry's batch, or null where there is no industry. */
  readonly batchDeadline: (industry: string | null) => string | null
  /** Units whose turn it is at a checkpoint that these have signed in the present round. */
  readonly unitsOf: (checkpoint: CampaignCheckpoint, the: Problem, signed?: readonly Signature[]) => string[]
  /** The area's unit of a role: its industry department, ecology branch or task force. */
  readonly areaUnit: (
    role: 'areaIndustry' | 'areaEcology' | 'areaOffice',
    the: Pick<Problem, 'area' | 'industry'>,
  ) => string
}

/** Level of the office a role belongs to; the level that sets a term decides its extension. */
export function levelOfRole(role: Role | string): TermLevel {
  if (role === 'townshipOfficer' || role === 'gridWorker') return 'township'
  return role.startsWith('city') || role === 'workingGroup' ? 'city' : 'area'
}

/** Reads the settings of a campaign once; what is asked per problem is a look into a map. */
export function problemSettings(campaign: Campaign): ProblemSettings {
  const industries = new Map(campaign.industries.map(industry => [industry.id, industry]))
  const byArea = new Map<string, Campaign['units'][number][]>()
  for (const unit of campaign.units) {
    if (unit.area && unit.level === 'area') byArea.set(unit.area, [...(byArea.get(unit.area) ?? []), unit])
  }
  const reportDay = getClock(campaign, 'progressReport').length

  const areaUnit: ProblemSettings['areaUnit'] = (role, { area, industry }) => {
    const units = byArea.get(area) ?? []
    const found =
      role === 'areaIndustry'
        ? units.find(
            unit => industry !== null && unit.roles.includes('areaIndustry') && unit.industries.includes(industry),
          )
        : units.find(unit => unit.roles.includes(role))
    // an area without an industry of its own department is served by its ecology branch
    return found?.id ?? units.find(unit => unit.roles.includes('areaEcology'))?.id ?? `${area}-ecology`
  }

  const unitOfRole = (role: Role, the: Problem): string | null => {
    switch (role) {
      case 'townshipOfficer':
        return the.township
      case 'areaIndustry':
      case 'areaEcology':
      case 'areaOffice':
        return areaUnit(role, the)
      case 'cityIndustry':
        return industries.get(the.industry ?? '')?.lead ?? null
      default:
        return campaign.units.find(unit => unit.level === 'city' && unit.roles.includes(role))?.id ?? null
    }
  }

  return {
    campaign,
    until: (clock, moment) => deadline(moment.day, getTerm(campaign, clock), moment.calendar),
    level: id => getLevel(campaign, id),
    nextReport: (day, moment) => {
      const [next] = monthsReportDue(day, addMonths(day, 3), moment.calendar, reportDay)
      if (!next) throw new Error('a report falls due every month')
      return next
    },
    monthOfReport: due => (Number(due.slice(8)) >= reportDay ? due : addMonths(due, -1)).slice(0, 7),
    batchDeadline: industry => industries.get(industry ?? '')?.deadline ?? null,
    unitsOf: (checkpoint, the, signed = []) => {
      const asked = the.crossCheckUnit
      if (checkpoint.everyRole) {
        const missing = checkpoint.roles.filter(role => !signed.some(one => one.role === role))
        const askedRoles: readonly string[] = campaign.units.find(unit => unit.id === asked)?.roles ?? []
        // the unit asked for a cross-check stands for its own roles; the others sign beside it
        const units = (missing.length > 0 ? missing : checkpoint.roles).map(role =>
          askedRoles.includes(role) ? asked : unitOfRole(role as Role, the),
        )
        if (!signed.some(one => one.unitId === asked)) units.push(asked)
        return [...new Set(units.filter(unit => unit !== null))]
      }
      if (asked) return [asked]
      // nearest to the ground first, but not the unit that did the work where another can look at it
      const units = checkpoint.roles.map(role => unitOfRole(role as Role, the)).filter(unit => unit !== null)
      const other = units.find(unit => unit !== the.responsibleUnit) ?? units[0]
      return other ? [other] : [areaUnit('areaEcology', the)]
    },
    areaUnit,
  }
}
