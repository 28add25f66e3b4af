import type { Words } from '../ground/endpoint.ts'
import type { OmissionSign } from '../mandate/watch-file.ts'
import { type OmissionFacts, omissionSignWords, signsIn } from './omission-words.ts'

type Say = (facts: OmissionFacts) => Words

const times =
  (sign: OmissionSign): Say =>
  facts => ({
    zh: `${omissionSignWords[sign].zh} ${facts[sign]} 次`,
    en: `${omissionSignWords[sign].en.toLowerCase()}: ${facts[sign]}`,
  })
const plain =
  (sign: OmissionSign): Say =>
  () =>
    omissionSignWords[sign]

/** Each sign with its figures, as a person would say it. */
const said: Readonly<Record<OmissionSign, Say>> = {
  keyPermit: () => ({ zh: '排污许可为重点管理', en: 'its permit is of key management' }),
  simplifiedPermit: () => ({ zh: '排污许可为简化管理', en: 'its permit is of simplified management' }),
  openProblems: ({ openProblems }) => ({
    zh: `有 ${openProblems} 个未销号问题`,
    en: `open problems: ${openProblems}`,
  }),
  penalty: times('penalty'),
  exceedance: times('exceedance'),
  petition: times('petition'),
  complaint: times('complaint'),
  unusualUse: times('unusualUse'),
  usingThoughStopped: () => ({ zh: '登记为停产或关闭，仍在用电', en: 'registered as standing still, it uses power' }),
  producing: () => ({ zh: '现在产', en: 'it is producing' }),
  aboveScale: () => ({ zh: '为规上企业', en: 'it is above the statistical scale' }),
  standingStill: () => ({ zh: '登记为停产', en: 'it is registered as standing still' }),
  lowScore: ({ score }) => ({ zh: `评估总分 ${score}`, en: `it scored ${score}` }),
  emission: ({ emissionTimes }) => ({
    zh: `排放量为已纳入同行业企业中位数的 ${emissionTimes} 倍`,
    en: `it emits ${emissionTimes} times the median of those included in its industry`,
  }),
  permitRoster: ({ permitRoster }) => ({
    zh: `排污许可名册为${(permitRoster ?? 0) > 1 ? '重点' : '简化'}管理，高于企业库登记`,
    en: `the roster of permits has it under ${(permitRoster ?? 0) > 1 ? 'key' : 'simplified'} management, above its record`,
  }),
  peers: ({ peersIncluded, peersDecided }) => ({
    zh: `同区块同类已认定的 ${peersDecided} 家中 ${peersIncluded} 家已纳入`,
    en: `of ${peersDecided} alike in its area that were decided, ${peersIncluded} are included`,
  }),
  onPermitRoster: plain('onPermitRoster'),
  onLicenceRoster: plain('onLicenceRoster'),
  onPowerRoster: plain('onPowerRoster'),
  tradingOnly: plain('tradingOnly'),
  nameOnly: plain('nameOnly'),
}

/** What was found, sign by sign: 「排污许可为重点管理，有 2 个未销号问题」. */
export function sayGrounds(facts: OmissionFacts): Words {
  const parts = signsIn(facts).map(sign => said[sign](facts))
  return { zh: parts.map(part => part.zh).join('，'), en: parts.map(part => part.en).join('; ') }
}

/**
 * One sentence on why somebody should look: 「某某厂（木质家具）未列入整治清单：排污许可为重点管理，有 2 个未销号问题。」, or of a row of
 * rosters that the registry does not know.
 */
export function sayOmission(the: {
  readonly name: string
  readonly industry: Words
  readonly registered: boolean
  readonly facts: OmissionFacts
}): Words {
  const { zh, en } = sayGrounds(the.facts)
  return the.registered
    ? {
        zh: `${the.name}（${the.industry.zh}）未列入整治清单：${zh}。`,
        en: `${the.name} (${the.industry.en}) is not on list two: ${en}.`,
      }
    : {
        zh: `${the.name}不在企业库中，名称或经营范围指向${the.industry.zh}：${zh}。`,
        en: `${the.name} is not in the registry, and its name or scope points to ${the.industry.en}: ${en}.`,
      }
}
