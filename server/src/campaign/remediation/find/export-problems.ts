import type { z } from 'zod'
import { campaignNames, sayFilter } from '#campaign/mandate/index.ts'
import { urgencyWords } from '#contract/ground/trail.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import type { listProblems, ProblemRow } from '#contract/remediation/problem.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { ExportColumn, ExportedList } from '#ground/export/index.ts'
import type { RemediationContext } from '../context.ts'
import { findByText, findProblems } from './find-problems.store.ts'
import { problemFacts } from './problem-row.ts'
import { problemLines } from './problem-rows.store.ts'

type Row = Omit<z.input<typeof ProblemRow>, 'nextAction'>
type Filter = Omit<z.output<typeof listProblems.query>, 'after' | 'limit'>

const yes = { zh: '是', en: 'Yes' }

/** 问题清单 as a file: what its screen shows the post, all of it judged as of one moment. */
export function problemsToExport(context: RemediationContext, actor: Actor, query: Filter): ExportedList<Row> {
  const { sort, ...filter } = query
  const moment = momentOf(context)
  return {
    noun: 'problem',
    title: { zh: '问题清单', en: 'Problems' },
    place: campaignNames(context.campaign).placeOf(actor.scope, filter),
    narrowed: sayFilter(context.campaign, filter, { state: problemStates.states, urgency: urgencyWords }),
    numbered: true,
    columns: columnsOf(context),
    readPage: async (tx, after, limit) => {
      const found = await findByText(tx, filter)
      const { ids, next } = await findProblems(tx, { filter, found, sort, after, limit, moment })
      const lines = await problemLines(tx, ids)
      return { rows: lines.map(line => problemFacts(line, line.unitName, moment)), next }
    },
  }
}

function columnsOf({ campaign }: RemediationContext): ExportColumn<Row>[] {
  const names = campaignNames(campaign)
  const levels = new Map(campaign.levels.map(({ id, name }) => [id, name]))
  return [
    { title: { zh: '编号', en: 'Number' }, width: 16, valueOf: row => row.number },
    { title: { zh: '企业（对象）', en: 'About' }, width: 32, valueOf: row => row.subjectName },
    { title: { zh: '区块', en: 'Area' }, width: 12, valueOf: row => names.area(row.area) },
    {
      title: { zh: '乡镇（街道）', en: 'Township' },
      width: 14,
      valueOf: row => row.township && names.township(row.township),
    },
    { title: { zh: '行业', en: 'Industry' }, width: 14, valueOf: row => row.industry && names.industry(row.industry) },
    { title: { zh: '维度', en: 'Dimension' }, width: 14, valueOf: row => names.dimension(row.dimension) },
    { title: { zh: '问题描述', en: 'Problem' }, width: 60, valueOf: row => row.words },
    { title: { zh: '条款', en: 'Item' }, width: 10, valueOf: row => row.clause },
    { title: { zh: '一票否决', en: 'Veto item' }, width: 10, valueOf: (row, say) => (row.veto ? say(yes) : null) },
    {
      title: { zh: '层级', en: 'Level' },
      width: 14,
      valueOf: (row, say) => say(levels.get(row.level) ?? { zh: row.level, en: row.level }),
    },
    { title: { zh: '状态', en: 'State' }, width: 12, valueOf: (row, say) => say(problemStates.states[row.state]) },
    {
      title: { zh: '紧迫程度', en: 'Urgency' },
      width: 10,
      valueOf: (row, say) => row.urgency && say(urgencyWords[row.urgency]),
    },
    { title: { zh: '责任单位', en: 'Responsible' }, width: 20, valueOf: row => row.responsibleUnit?.name ?? null },
    { title: { zh: '发现日期', en: 'Found on' }, kind: 'day', width: 12, valueOf: row => row.foundOn },
    { title: { zh: '原定时限', en: 'Original term' }, kind: 'day', width: 12, valueOf: row => row.dueOriginal },
    { title: { zh: '现定时限', en: 'Present term' }, kind: 'day', width: 12, valueOf: row => row.dueCurrent },
    { title: { zh: '超期天数', en: 'Days over' }, kind: 'number', width: 10, valueOf: row => row.lateDays },
    // two numbers and no "2/3", which a spreadsheet takes for a day of February
    {
      title: { zh: '已核查措施', en: 'Measures checked' },
      kind: 'number',
      width: 12,
      valueOf: row => row.progress.checked,
    },
    { title: { zh: '全部措施', en: 'Measures in all' }, kind: 'number', width: 10, valueOf: row => row.progress.all },
  ]
}
