import { enterpriseStates, listedStates } from '#contract/baseline/enterprise.states.ts'
import { enterpriseFieldWords } from '#contract/baseline/enterprise-field-words.ts'
import {
  eiaKindWords,
  enterpriseKindWords,
  enterpriseScaleWords,
  findingSourceWords,
  permitKindWords,
  productionStateWords,
} from '#contract/baseline/enterprise-words.ts'
import type { ListColumn } from '#contract/baseline/list-version.ts'
import type { Sealing } from '#ground/sealing/index.ts'
import { phonePlace } from '../enterprise/fact-changes.ts'
import { maskPhones } from '../enterprise/phones.ts'
import type { FrozenList } from './frozen-list.ts'

const field = enterpriseFieldWords

/** 企业清单(摸排), the columns of domain.md §6.2 that the registry keeps. */
const columns: readonly ListColumn[] = [
  { key: 'area', words: field.area, as: 'area', width: 12 },
  { key: 'township', words: field.township, as: 'township', width: 14 },
  { key: 'industry', words: { zh: '行业', en: 'Industry' }, as: 'industry', width: 14 },
  { key: 'name', words: field.name, as: 'text', width: 36 },
  { key: 'kind', words: field.kind, as: 'choice', choices: enterpriseKindWords, width: 10 },
  {
    key: 'code',
    words: { zh: '统一社会信用代码或临时编号', en: 'Credit code or temporary id' },
    as: 'text',
    width: 24,
  },
  { key: 'legalPerson', words: field.legalPerson, as: 'text', width: 12 },
  { key: 'contactName', words: field.contactName, as: 'text', width: 12 },
  { key: 'phone', words: field.phone, as: 'text', width: 16 },
  { key: 'village', words: field.village, as: 'text', width: 14 },
  { key: 'address', words: field.address, as: 'text', width: 36 },
  { key: 'place', words: field.place, as: 'text', width: 20 },
  { key: 'gbt4754', words: field.gbt4754, as: 'text', width: 12 },
  { key: 'scale', words: field.scale, as: 'choice', choices: enterpriseScaleWords, width: 10 },
  { key: 'products', words: field.products, as: 'text', width: 20 },
  { key: 'capacity', words: field.capacity, as: 'text', width: 14 },
  { key: 'startedOn', words: field.startedOn, as: 'day', width: 12 },
  { key: 'landUse', words: field.landUse, as: 'text', width: 12 },
  { key: 'eiaKind', words: field.eiaKind, as: 'choice', choices: eiaKindWords, width: 12 },
  { key: 'eiaNumber', words: field.eiaNumber, as: 'text', width: 18 },
  { key: 'permitKind', words: field.permitKind, as: 'choice', choices: permitKindWords, width: 12 },
  { key: 'permitNumber', words: field.permitNumber, as: 'text', width: 24 },
  { key: 'permitUntil', words: field.permitUntil, as: 'day', width: 12 },
  { key: 'productionState', words: field.productionState, as: 'choice', choices: productionStateWords, width: 10 },
  { key: 'source', words: field.source, as: 'choice', choices: findingSourceWords, width: 12 },
  { key: 'reportedBy', words: { zh: '上报人', en: 'Reported by' }, as: 'text', width: 24 },
  { key: 'reportedOn', words: { zh: '上报日期', en: 'Reported on' }, as: 'day', width: 12 },
  {
    key: 'state',
    words: { zh: '档案状态', en: 'State of the record' },
    as: 'choice',
    choices: enterpriseStates.states,
    width: 12,
  },
  { key: 'remarks', words: field.remarks, as: 'text', width: 24 },
]

const states = listedStates.map(state => `'${state}'`).join(', ')

/** 三(一)-1 list one: each enterprise once in each of its industries, while its record stands on the list. */
export function makeListOne(sealing: Sealing): FrozenList {
  return {
    key: 'listOne',
    words: { zh: '企业清单（清单一）', en: 'List one: enterprises' },
    clause: '三(一)-1',
    frozenBy: ['areaIndustry', 'areaOffice', 'cityIndustry', 'cityOffice'],
    columns,
    measure: 'enterprise.listed',
    noun: 'enterprise',
    actWords: action =>
      (enterpriseStates.actions as Record<string, { words: { zh: string; en: string } }>)[action]?.words ?? {
        zh: action,
        en: action,
      },
    sealed: { fact: 'phone', open: sealed => maskPhones(sealing.open(Buffer.from(sealed, 'base64'), phonePlace)) },
    rowsOfCell: `select md5(e.id::text || m.industry)::uuid as key, e.id as subject_id, e.id as enterprise_id, m.township, m.grid, e.name,
        jsonb_strip_nulls(jsonb_build_object('area', m.area, 'township', m.township, 'grid', m.grid, 'industry', m.industry, 'name', e.name,
          'kind', e.kind, 'code', coalesce(e.uscc, e.temporary_code), 'legalPerson', e.legal_person, 'contactName', e.contact_name,
          'phone', translate(encode(e.phone_sealed, 'base64'), e'\\n', ''), 'village', e.village, 'address', e.address,
          'place', case when e.lng is not null then to_char(e.lng, 'FM990.00000') || ',' || to_char(e.lat, 'FM990.00000') end,
          'gbt4754', e.gbt4754, 'scale', e.scale, 'products', e.products, 'capacity', e.capacity, 'startedOn', e.started_on::text,
          'landUse', e.land_use, 'eiaKind', e.eia_kind, 'eiaNumber', e.eia_number, 'permitKind', e.permit_kind,
          'permitNumber', e.permit_number, 'permitUntil', e.permit_until::text, 'productionState', e.production_state, 'source', e.source,
          'reportedBy', e.reported_words, 'reportedOn', (e.reported_at at time zone 'Asia/Shanghai')::date::text, 'state', e.state,
          'remarks', e.remarks)) as facts
      from baseline.membership m join baseline.enterprise e on e.id = m.enterprise_id
      where m.until is null and m.area = $1 and m.industry = $2 and m.state in (${states})`,
  }
}
