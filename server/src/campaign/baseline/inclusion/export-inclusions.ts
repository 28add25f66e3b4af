import { campaignNames, sayFilter } from '#campaign/mandate/index.ts'
import type { InclusionFilter, InclusionRow } from '#contract/baseline/inclusion.ts'
import { listTwoStateWords, routeWords, verdictWords } from '#contract/baseline/inclusion-words.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { ExportColumn, ExportedList } from '#ground/export/index.ts'
import type { Registering } from '../registering.ts'
import { findInclusions, narrowInclusions } from './find-inclusions.ts'
import { readInclusionRows } from './inclusion.view.ts'
import type { InclusionWorkflow } from './inclusion.workflow.ts'

/** 三(一)-2 list two as a file: what its screen shows the post. */
export function inclusionsToExport(
  registering: Registering,
  workflow: InclusionWorkflow,
  actor: Actor,
  filter: InclusionFilter,
): ExportedList<InclusionRow> {
  const { campaign } = registering
  return {
    noun: 'inclusion',
    title: { zh: '整治企业清单', en: 'List two' },
    place: campaignNames(campaign).placeOf(actor.scope, filter),
    narrowed: sayFilter(campaign, filter, { state: listTwoStateWords, route: routeWords }),
    numbered: true,
    columns: columnsOf(campaign),
    readPage: async (tx, after, limit) => {
      const moment = momentOf(registering)
      const narrowed = await narrowInclusions(tx, campaign, moment.day, filter)
      const { keys, next } = await findInclusions(tx, narrowed, { after, limit })
      return { rows: await readInclusionRows(tx, { campaign, workflow, moment }, keys), next }
    },
  }
}

function columnsOf(campaign: Registering['campaign']): ExportColumn<InclusionRow>[] {
  const names = campaignNames(campaign)
  return [
    { title: { zh: '企业', en: 'Enterprise' }, width: 36, valueOf: row => row.name },
    {
      title: { zh: '统一社会信用代码或临时编号', en: 'Credit code or temporary id' },
      width: 24,
      valueOf: row => row.code,
    },
    { title: { zh: '区块', en: 'Area' }, width: 12, valueOf: row => names.area(row.area) },
    { title: { zh: '乡镇（街道）', en: 'Township' }, width: 14, valueOf: row => names.township(row.township) },
    { title: { zh: '行业', en: 'Industry' }, width: 16, valueOf: row => names.industry(row.industry) },
    { title: { zh: '认定', en: 'Inclusion' }, width: 12, valueOf: (row, say) => say(listTwoStateWords[row.state]) },
    {
      title: { zh: '纳入理由（标准条款）', en: 'Ground (clause)' },
      width: 40,
      valueOf: row => [row.clause, row.reason].filter(Boolean).join('；') || null,
    },
    {
      title: { zh: '会签', en: 'Countersignature' },
      width: 12,
      valueOf: (row, say) =>
        row.verdict
          ? say(verdictWords[row.verdict])
          : row.silent
            ? say({ zh: '期满未复', en: 'Silent beyond its term' })
            : null,
    },
    { title: { zh: '认定日期', en: 'Decided' }, kind: 'day', width: 12, valueOf: row => row.decidedOn },
    {
      title: { zh: '整治路径', en: 'Route' },
      width: 12,
      valueOf: (row, say) => row.route && say(routeWords[row.route]),
    },
    {
      title: { zh: '培育领跑', en: 'Cultivated' },
      width: 10,
      valueOf: (row, say) => (row.cultivated ? say({ zh: '是', en: 'yes' }) : null),
    },
    { title: { zh: '未销号问题', en: 'Open problems' }, kind: 'number', width: 12, valueOf: row => row.openProblems },
  ]
}
