import { z } from 'zod'
import type { Words } from '../ground/endpoint.ts'
import { OmissionSign } from '../mandate/watch-file.ts'

/** Which office's roster. */
export const RosterKind = z.enum(['permit', 'licence', 'power'])
export type RosterKind = z.infer<typeof RosterKind>
export const rosterKindWords: Readonly<Record<RosterKind, Words>> = {
  permit: { zh: '排污许可名册', en: 'Permits' },
  licence: { zh: '营业执照名册', en: 'Licences' },
  power: { zh: '用电户名册', en: 'Power users' },
}

/** How a row of a roster came to its enterprise. */
export const RosterMatchedBy = z.enum(['code', 'name', 'place', 'nearName', 'person'])
export type RosterMatchedBy = z.infer<typeof RosterMatchedBy>

export const omissionSignWords: Readonly<Record<OmissionSign, Words>> = {
  keyPermit: { zh: '排污许可重点管理', en: 'Key permit' },
  simplifiedPermit: { zh: '排污许可简化管理', en: 'Simplified permit' },
  openProblems: { zh: '未销号问题', en: 'Open problems' },
  penalty: { zh: '行政处罚', en: 'Penalties' },
  exceedance: { zh: '监测超标', en: 'Exceedances' },
  petition: { zh: '信访', en: 'Petitions' },
  complaint: { zh: '投诉举报', en: 'Complaints' },
  unusualUse: { zh: '用电用水异常', en: 'Unusual use of power or water' },
  usingThoughStopped: { zh: '登记停产仍在用电', en: 'Uses power though standing still' },
  producing: { zh: '在产', en: 'Producing' },
  aboveScale: { zh: '规上', en: 'Above scale' },
  standingStill: { zh: '停产', en: 'Standing still' },
  lowScore: { zh: '评估低分', en: 'Low score' },
  emission: { zh: '排放量较大', en: 'High emission' },
  permitRoster: { zh: '许可与登记不一致', en: 'Permit differs from the record' },
  peers: { zh: '同类多已纳入', en: 'Most alike are on the list' },
  onPermitRoster: { zh: '在排污许可名册', en: 'On the roster of permits' },
  onLicenceRoster: { zh: '在营业执照名册', en: 'On the roster of licences' },
  onPowerRoster: { zh: '在用电户名册', en: 'On the roster of power users' },
  tradingOnly: { zh: '经营范围仅为销售服务', en: 'It only trades' },
  nameOnly: { zh: '仅名称相关，经营范围未载明', en: 'By its name alone, not by its scope' },
}

/**
 * What was found, each sign by how many times or how much; beside the signs the figures that their words need: `peersIncluded` of
 * `peersDecided`, `emissionTimes` of the median, `score`, `openProblems` and the like stand for themselves.
 */
export const OmissionFacts = z.record(z.string(), z.number())
export type OmissionFacts = z.infer<typeof OmissionFacts>

const signNames: readonly string[] = OmissionSign.options
/** The signs among the facts, in the order of the campaign's rules. */
export const signsIn = (facts: OmissionFacts): OmissionSign[] =>
  OmissionSign.options.filter(sign => signNames.includes(sign) && facts[sign] !== undefined)
