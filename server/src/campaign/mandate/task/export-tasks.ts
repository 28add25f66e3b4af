import { urgencyWords } from '#contract/ground/trail.ts'
import { periodWords } from '#contract/mandate/period-words.ts'
import { taskStates } from '#contract/mandate/task.states.ts'
import type { TaskFilter, TaskRow } from '#contract/mandate/task.ts'
import type { ExportColumn, ExportedList } from '#ground/export/index.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { Campaign } from '../campaign-file/campaign.ts'
import { campaignNames } from '../campaign-file/campaign-names.ts'
import { sayFilter } from '../campaign-file/say-filter.ts'
import { findTaskPage } from './find-tasks.ts'
import { taskFacts } from './task.view.ts'

type Row = Omit<TaskRow, 'nextAction'>

/** 任务清单 as a file: the plan's own duties as every official sees them, all of them judged as of one moment. */
export function tasksToExport(campaign: Campaign, filter: TaskFilter, moment: Moment): ExportedList<Row> {
  const cityCode = campaign.city.code
  const names = campaignNames(campaign)
  return {
    noun: 'task',
    title: { zh: '任务清单', en: 'Tasks' },
    // no post's scope bounds this list
    place: names.placeOf({ kind: 'city', industries: null }, { area: filter.area?.filter(area => area !== 'city') }),
    narrowed: sayFilter(campaign, filter, {
      state: taskStates.states,
      urgency: urgencyWords,
      area: { city: { zh: '全市', en: 'whole city' } },
    }),
    numbered: true,
    columns: columnsOf(campaign),
    readPage: async (tx, after, limit) => {
      const { tasks, next } = await findTaskPage(tx, filter, { after, limit, moment, cityCode })
      return { rows: tasks.map(task => taskFacts(task, moment, cityCode)), next }
    },
  }
}

function columnsOf(campaign: Campaign): ExportColumn<Row>[] {
  const names = campaignNames(campaign)
  return [
    { title: { zh: '编号', en: 'Number' }, width: 14, valueOf: row => row.number },
    { title: { zh: '任务', en: 'Task' }, width: 50, valueOf: row => row.title },
    { title: { zh: '条款', en: 'Clause' }, width: 10, valueOf: row => row.clause },
    { title: { zh: '牵头单位', en: 'Lead unit' }, width: 24, valueOf: row => names.unit(row.leadUnit) },
    {
      title: { zh: '配合单位', en: 'Cooperating' },
      width: 30,
      valueOf: row => row.cooperating.map(names.unit).join('、') || null,
    },
    { title: { zh: '确认单位', en: 'Confirmed by' }, width: 24, valueOf: row => names.unit(row.confirmedBy) },
    { title: { zh: '行业', en: 'Industry' }, width: 14, valueOf: row => row.industry && names.industry(row.industry) },
    {
      title: { zh: '区块', en: 'Area' },
      width: 12,
      valueOf: (row, say) => (row.area === null ? say({ zh: '全市', en: 'Whole city' }) : names.area(row.area)),
    },
    { title: { zh: '周期', en: 'Period' }, width: 16, valueOf: (row, say) => say(periodWords(row.period)) },
    { title: { zh: '状态', en: 'State' }, width: 12, valueOf: (row, say) => say(taskStates.states[row.state]) },
    {
      title: { zh: '紧迫程度', en: 'Urgency' },
      width: 10,
      valueOf: (row, say) => row.urgency && say(urgencyWords[row.urgency]),
    },
    { title: { zh: '原定时限', en: 'Original term' }, kind: 'day', width: 12, valueOf: row => row.dueOriginal },
    { title: { zh: '现定时限', en: 'Present term' }, kind: 'day', width: 12, valueOf: row => row.dueCurrent },
    { title: { zh: '超期天数', en: 'Days over' }, kind: 'number', width: 10, valueOf: row => row.lateDays },
  ]
}
