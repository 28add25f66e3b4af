import { campaignNames, sayFilter } from '#campaign/mandate/index.ts'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import type { EnterpriseFilter, EnterpriseRow, EnterpriseSort } from '#contract/baseline/enterprise.ts'
import {
  enterpriseKindWords,
  enterpriseScaleWords,
  permitKindWords,
  productionStateWords,
} from '#contract/baseline/enterprise-words.ts'
import { dayOf } from '#ground/clock/shanghai.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { ExportColumn, ExportedList } from '#ground/export/index.ts'
import { readEnterpriseRows } from '../enterprise/enterprise.view.ts'
import type { Registering } from '../registering.ts'
import { findEnterprises, narrowFilter } from './find-enterprises.ts'

/** 三(一)-1 list one as a file: what the registry shows the post, telephones masked as there. */
export function enterprisesToExport(
  { campaign, sealing }: Registering,
  actor: Actor,
  query: EnterpriseFilter & { readonly sort: EnterpriseSort },
): ExportedList<EnterpriseRow> {
  const { sort, ...filter } = query
  return {
    noun: 'enterprise',
    title: { zh: '企业库', en: 'Registry' },
    place: campaignNames(campaign).placeOf(actor.scope, filter),
    narrowed: sayFilter(campaign, filter, {
      state: enterpriseStates.states,
      kind: enterpriseKindWords,
      productionState: productionStateWords,
      permitKind: permitKindWords,
    }),
    numbered: true,
    columns: columnsOf(campaign),
    readPage: async (tx, after, limit) => {
      const narrowed = await narrowFilter(tx, filter)
      const { ids, next } = await findEnterprises(tx, narrowed, { order: sort, after, limit })
      return { rows: await readEnterpriseRows(tx, sealing, ids), next }
    },
  }
}

function columnsOf(campaign: Registering['campaign']): ExportColumn<EnterpriseRow>[] {
  const names = campaignNames(campaign)
  return [
    { title: { zh: '名称', en: 'Name' }, width: 36, valueOf: row => row.name },
    {
      title: { zh: '统一社会信用代码或临时编号', en: 'Credit code or temporary id' },
      width: 24,
      valueOf: row => row.code,
    },
    { title: { zh: '类型', en: 'Kind' }, width: 10, valueOf: (row, say) => say(enterpriseKindWords[row.kind]) },
    {
      title: { zh: '行业', en: 'Industries' },
      width: 20,
      valueOf: row => row.industries.map(names.industry).join('、'),
    },
    { title: { zh: '区块', en: 'Area' }, width: 12, valueOf: row => names.area(row.area) },
    { title: { zh: '法定县（市、区）', en: 'Statutory county' }, width: 16, valueOf: row => names.area(row.county) },
    { title: { zh: '乡镇（街道）', en: 'Township' }, width: 14, valueOf: row => names.township(row.township) },
    { title: { zh: '地址', en: 'Address' }, width: 36, valueOf: row => row.address },
    {
      title: { zh: '规模', en: 'Scale' },
      width: 10,
      valueOf: (row, say) => row.scale && say(enterpriseScaleWords[row.scale]),
    },
    {
      title: { zh: '排污许可', en: 'Discharge permit' },
      width: 12,
      valueOf: (row, say) => row.permitKind && say(permitKindWords[row.permitKind]),
    },
    {
      title: { zh: '生产状态', en: 'Production' },
      width: 10,
      valueOf: (row, say) => row.productionState && say(productionStateWords[row.productionState]),
    },
    {
      title: { zh: '档案状态', en: 'State of the record' },
      width: 12,
      valueOf: (row, say) => say(enterpriseStates.states[row.state]),
    },
    { title: { zh: '未销号问题', en: 'Open problems' }, kind: 'number', width: 12, valueOf: row => row.openProblems },
    { title: { zh: '联系人', en: 'Contact' }, width: 12, valueOf: row => row.contactName },
    { title: { zh: '电话', en: 'Telephone' }, width: 16, valueOf: row => row.phoneMasked },
    {
      title: { zh: '更新日期', en: 'Updated' },
      kind: 'day',
      width: 12,
      valueOf: row => dayOf(new Date(row.updatedAt)),
    },
  ]
}
