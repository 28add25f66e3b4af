import { enterprisePlanStates } from '#contract/remediation/enterprise-plan.states.ts'
import { measureStates } from '#contract/remediation/measure.states.ts'
import { progressReportStates } from '#contract/remediation/progress-report.states.ts'
import type { Measure } from '#ground/figures/index.ts'
import { problemMeasures } from './problem/problem.counts.ts'

const measureUnit = { zh: '项', en: 'measures' }
const planUnit = { zh: '份', en: 'plans' }
const reportUnit = { zh: '份', en: 'reports' }

/** Everything the stage counts, each with what it means. */
export const remediationMeasures: readonly Measure[] = [
  ...problemMeasures,
  {
    key: 'measure.all',
    words: { zh: '整改措施', en: 'Measures' },
    unit: measureUnit,
    definition: { zh: '已拟定的全部整改措施（三(三)1）', en: 'All measures drafted' },
  },
  ...Object.entries(measureStates.states).map(([state, words]) => ({
    key: `measure.state.${state}`,
    words: { zh: `措施${words.zh}`, en: `Measures: ${words.en}` },
    unit: measureUnit,
    definition:
      state === 'checked'
        ? {
            zh: '随问题整改完成而核查通过的措施；整改进度 = 已核查 ÷ 全部',
            en: 'Measures checked; progress is checked of all',
          }
        : { zh: `现处于「${words.zh}」的措施`, en: `Measures that stand at “${words.en}” now` },
  })),
  ...Object.entries(enterprisePlanStates.states).map(([state, words]) => ({
    key: `enterprisePlan.state.${state}`,
    words: { zh: `一企一策${words.zh}`, en: `Enterprise plans: ${words.en}` },
    unit: planUnit,
    definition: {
      zh: `现处于「${words.zh}」的一企一策，按企业和行业计（三(三)1）`,
      en: `Plans that stand at “${words.en}”, by enterprise and industry`,
    },
  })),
  ...Object.entries(progressReportStates.states)
    .filter(([state]) => state !== 'due')
    .map(([state, words]) => ({
      key: `report.state.${state}`,
      words: { zh: `月度进度${words.zh}`, en: `Progress reports: ${words.en}` },
      unit: reportUnit,
      definition:
        state === 'missed'
          ? {
              zh: '到期日结束仍未报送的月度进度；补报后仍计（四(二)-1）',
              en: 'Not handed in by the end of its day; it stays counted when it comes late',
            }
          : { zh: `现处于「${words.zh}」的月度进度`, en: `Progress reports that stand at “${words.en}” now` },
    })),
]
