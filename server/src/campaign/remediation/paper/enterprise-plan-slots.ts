import { slotsOf } from '#ground/document/index.ts'

/** What a template of 一企一策 may name. */
export const planSlots = slotsOf({
  facts: {
    企业名称: 'Name of the enterprise',
    代码: 'Its code',
    行业: 'Industry',
    所在地: 'Where it lies',
    版次: 'Edition',
    修订原因: 'Why it was amended',
    企业概况: 'Situation',
    工艺流程: 'Process',
    评估日期: 'Day of the baseline assessment',
    总分: 'Score',
    否决项: 'Items not met that forbid operation',
    问题数: 'How many problems',
    措施数: 'How many measures',
    资金合计: 'Money in all, 10,000 yuan',
    企业承诺: 'Who promised, and when',
    区块意见: 'What the area said, and when',
    下达: 'Day and number of issue',
    备案: 'Day and number of filing',
    校验码: 'SHA-256 of what was approved',
    数据时间: 'When the figures were read',
  },
  tables: {
    points: { zh: '产污环节', en: 'Where something is emitted' },
    scores: { zh: '五个方面评分', en: 'Scores of the five dimensions' },
    problems: { zh: '问题与整改措施对照表', en: 'Problems and measures' },
    nodes: { zh: '进度节点', en: 'Nodes' },
    money: { zh: '资金来源', en: 'Money' },
    cuts: { zh: '预期减排', en: 'Expected cuts' },
    promises: { zh: '承诺事项', en: 'Promises' },
    opinions: { zh: '专家评审', en: 'Opinions of experts' },
  },
  required: ['企业名称', '版次', '校验码', 'problems', 'nodes'],
})
