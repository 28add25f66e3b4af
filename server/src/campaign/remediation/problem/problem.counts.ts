import { DimensionId } from '#contract/mandate/campaign-file.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import type { Measure } from '#ground/figures/index.ts'
import type { Count } from '#ground/workflow/workflow.ts'
import type { Problem } from './problem.ts'

/** Errors and doubles are seen in their own states and in no total. */
const outOfTotals: readonly string[] = ['voided', 'merged']
/** States in which a term once missed still counts as overdue. */
const stillOwed: readonly string[] = ['assigned', 'rectifying', 'checking']

type Counted = Pick<Problem, 'state' | 'level' | 'dimension' | 'lateSince' | 'previousProblem'>

/** In which figures a problem counts as it stands. */
export function countsOfProblem(the: Counted): Count[] {
  const counts = [{ measure: `problem.state.${the.state}` }]
  if (!outOfTotals.includes(the.state)) {
    counts.push({ measure: 'problem.all' }, { measure: `problem.dimension.${the.dimension}` })
    if (the.level !== 'ordinary') counts.push({ measure: `problem.level.${the.level}` })
    if (the.previousProblem) counts.push({ measure: 'problem.relapse' })
  }
  if (the.lateSince && stillOwed.includes(the.state)) counts.push({ measure: 'problem.overdue' })
  if (the.state === 'closed') counts.push({ measure: the.lateSince ? 'problem.closedLate' : 'problem.closedInTime' })
  return counts
}

const unit = { zh: '个', en: 'problems' }
const dimensionWords: Record<string, { zh: string; en: string }> = {
  processEquipment: { zh: '工艺装备', en: 'process and equipment' },
  pollutionControl: { zh: '污染防治', en: 'pollution control' },
  energySaving: { zh: '节能降耗', en: 'energy saving' },
  environmentalManagement: { zh: '环境管理', en: 'environmental management' },
  riskControl: { zh: '风险防控', en: 'risk control' },
}

/** What remediation counts of problems, with what each number means. */
export const problemMeasures: readonly Measure[] = [
  {
    key: 'problem.all',
    words: { zh: '问题总数', en: 'Problems' },
    unit,
    definition: {
      zh: '上报后未作废、未并案的问题，不论办到哪一步（三(一)-3）',
      en: 'Problems reported and neither voided nor merged, wherever they stand',
    },
  },
  ...Object.entries(problemStates.states).map(([state, words]) => ({
    key: `problem.state.${state}`,
    words: { zh: words.zh, en: words.en },
    unit,
    definition:
      state === 'verified'
        ? {
            zh: '最后一个核查节点已通过、尚未销号的问题；整改完成不等于销号',
            en: 'The last checkpoint passed, not yet closed; verified is not closed',
          }
        : { zh: `现处于「${words.zh}」的问题`, en: `Problems that stand at “${words.en}” now` },
  })),
  ...DimensionId.options.map(dimension => ({
    key: `problem.dimension.${dimension}`,
    words: { zh: `${dimensionWords[dimension]?.zh}问题`, en: `Problems of ${dimensionWords[dimension]?.en}` },
    unit,
    definition: {
      zh: `问题总数中属于「${dimensionWords[dimension]?.zh}」维度的（二-4）`,
      en: `Problems of the dimension ${dimensionWords[dimension]?.en}`,
    },
  })),
  {
    key: 'problem.level.areaListed',
    words: { zh: '区块清单问题', en: 'Problems on an area’s list' },
    unit,
    definition: { zh: '层级为区块清单的问题（三(三)3）', en: 'Problems whose level is the area’s list' },
  },
  {
    key: 'problem.level.cityListed',
    words: { zh: '市级重大清单问题', en: 'Problems on the city’s major list' },
    unit,
    definition: { zh: '层级为市级重大清单的问题（三(三)3）', en: 'Problems whose level is the city’s major list' },
  },
  {
    key: 'problem.relapse',
    words: { zh: '反弹问题', en: 'Relapses' },
    unit,
    definition: {
      zh: '指明为某个已销号问题复发的问题（三(五)-3）',
      en: 'Problems that name a closed one which has come back',
    },
  },
  {
    key: 'problem.overdue',
    words: { zh: '逾期未完成', en: 'Overdue' },
    unit,
    definition: {
      zh: '过了原定时限（中止的天数顺延）仍未整改完成的问题；延期不改变是否逾期（四(二)-1）',
      en: 'Past the original term, moved only by pauses, and not yet verified; an extension does not change it',
    },
  },
  {
    key: 'problem.closedInTime',
    words: { zh: '按期销号', en: 'Closed in time' },
    unit,
    definition: { zh: '已销号、且从未过原定时限的问题', en: 'Closed, and never past the original term' },
  },
  {
    key: 'problem.closedLate',
    words: { zh: '逾期销号', en: 'Closed late' },
    unit,
    definition: { zh: '已销号、但曾过原定时限的问题', en: 'Closed, but was past the original term' },
  },
]
