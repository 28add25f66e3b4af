import type { Campaign } from '#campaign/mandate/index.ts'
import type { DimensionId } from '#contract/mandate/campaign-file.ts'
import type { Chance } from './seeded.ts'

export interface InventedProblem {
  readonly dimension: DimensionId
  readonly words: string
  readonly clause: string | undefined
  readonly measures: readonly string[]
}

/** What inspectors write, by dimension, with what answers it. Invented for the demo city. */
const sights: Readonly<Record<DimensionId, readonly (readonly [words: string, measure: string])[]>> = {
  processEquipment: [
    ['主要设备使用年限过长，跑冒滴漏明显', '更换主要设备并拆除旧设备'],
    ['关键工序仍为敞开式人工操作', '关键工序改为密闭自动线'],
    ['车间布局混乱，物料往返搬运', '按工艺流程重新布置车间'],
  ],
  pollutionControl: [
    ['废气收集罩破损，车间外可闻到异味', '更换集气罩并核算风量'],
    ['雨水沟内有生产废水，雨污未分流', '新建污水管，雨污分开'],
    ['治理设施停运，滤材超期未更换', '恢复运行，更换滤材并登记'],
    ['物料露天堆放，未覆盖，地面有扬尘', '建封闭料棚，地面硬化'],
  ],
  energySaving: [
    ['烘干设备保温层脱落，热量散失', '修复保温，加装余热回收'],
    ['未安装分项电表，用能无记录', '安装分项计量并按月分析'],
  ],
  environmentalManagement: [
    ['环保台账缺失，最近三个月未记录', '补齐台账，明确专人逐日记录'],
    ['排污登记与现场设备不一致', '变更排污登记'],
    ['无环保管理制度，岗位职责未上墙', '制定制度并培训上岗'],
  ],
  riskControl: [
    ['危险废物与一般固废混放，无标识', '设危废间，分区贮存并张贴标识'],
    ['应急物资过期，应急池被占用', '更新应急物资，清空应急池'],
    ['地面防渗层开裂，有渗漏痕迹', '修复防渗层并做闭水试验'],
  ],
}
const likely: readonly DimensionId[] = [
  'pollutionControl',
  'pollutionControl',
  'pollutionControl',
  'environmentalManagement',
  'environmentalManagement',
  'riskControl',
  'riskControl',
  'processEquipment',
  'energySaving',
]

/** A problem of a plant of an industry: its words, the checklist item it breaks where one fits, and the measures that answer it. */
export function inventProblem(campaign: Campaign, industry: string, chance: Chance): InventedProblem {
  const dimension = chance.pick(likely)
  const [words, measure] = chance.pick(sights[dimension])
  const topics = campaign.industries.find(({ id }) => id === industry)?.issueTopics ?? []
  const items = campaign.checklists
    .filter(checklist => checklist.industry === industry)
    .flatMap(checklist => checklist.items.filter(item => item.dimension === dimension))
  return {
    dimension,
    words: topics.length > 0 && chance.happens(0.6) ? `${words}（${chance.pick(topics)}）` : words,
    clause: items.length > 0 && chance.happens(0.7) ? chance.pick(items).code : undefined,
    measures: chance.happens(0.3) ? [measure, '完善管理制度，落实专人负责'] : [measure],
  }
}
