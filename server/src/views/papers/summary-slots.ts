import { slotsOf } from '#ground/document/index.ts'

/** What a template of 行业基本情况 may name. */
export const summarySlots = slotsOf({
  facts: {
    区块: 'Area',
    行业: 'Industry',
    数据时间: 'When the figures were read',
    企业总数: 'Enterprises, workshops and households in all',
    企业数: 'Enterprises',
    作坊数: 'Workshops',
    加工户数: 'Households',
    已确认数: 'Confirmed by the city',
    在产数: 'Producing',
    停产关闭数: 'Suspended or stopped',
    状态未填数: 'State of production not given',
    问题总数: 'Problems in all',
    问题企业数: 'Subjects with problems',
    整改完成数: 'Problems rectified',
    销号数: 'Problems closed',
    逾期数: 'Problems overdue',
    反弹数: 'Relapses',
    最多类别: 'Dimension with most problems',
    最多类别占比: 'Its share',
  },
  tables: {
    byArea: { zh: '区域分布', en: 'By area' },
    byDimension: { zh: '问题按五个方面', en: 'Problems by dimension' },
    byClause: { zh: '问题最多的条款', en: 'Clauses with most problems' },
    byCause: { zh: '问题按原因', en: 'Problems by cause' },
  },
  pictures: { distribution: { zh: '在册单位分布图', en: 'Map of the distribution' } },
  // 三(一)-4: counts, main problems and causes
  required: ['企业总数', '问题总数', '数据时间', 'byDimension', 'byCause'],
})
