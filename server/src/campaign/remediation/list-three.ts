import type { FrozenList } from '#campaign/baseline/index.ts'
import type { Campaign } from '#campaign/mandate/index.ts'
import { causeKindWords } from '#contract/baseline/cause-kind.ts'
import type { ListColumn } from '#contract/baseline/list-version.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { problemSourceWords } from '#contract/remediation/problem.ts'

/** 一企一档问题清单, the columns of domain.md §6.2 that a problem has. */
function columnsOf(campaign: Campaign): ListColumn[] {
  const named = (items: readonly { readonly id: string; readonly name: string | Words }[]) =>
    Object.fromEntries(items.map(({ id, name }) => [id, typeof name === 'string' ? { zh: name, en: name } : name]))
  return [
    { key: 'number', words: { zh: '编号', en: 'Number' }, as: 'text', width: 16 },
    { key: 'area', words: { zh: '区块', en: 'Area' }, as: 'area', width: 12 },
    { key: 'township', words: { zh: '乡镇（街道）', en: 'Township' }, as: 'township', width: 14 },
    { key: 'industry', words: { zh: '行业', en: 'Industry' }, as: 'industry', width: 14 },
    { key: 'name', words: { zh: '企业（对象）', en: 'About' }, as: 'text', width: 32 },
    {
      key: 'dimension',
      words: { zh: '五大类', en: 'Dimension' },
      as: 'choice',
      choices: named(campaign.dimensions),
      width: 14,
    },
    { key: 'clause', words: { zh: '技术规范条款', en: 'Item of the checklist' }, as: 'text', width: 12 },
    { key: 'words', words: { zh: '问题描述', en: 'Problem' }, as: 'text', width: 48 },
    {
      key: 'causeKind',
      words: { zh: '原因类别', en: 'Kind of cause' },
      as: 'choice',
      choices: causeKindWords,
      width: 14,
    },
    { key: 'cause', words: { zh: '原因分析', en: 'Cause' }, as: 'text', width: 30 },
    { key: 'evidence', words: { zh: '照片/证据', en: 'Photos, evidence' }, as: 'number', width: 10 },
    { key: 'source', words: { zh: '来源', en: 'Source' }, as: 'choice', choices: problemSourceWords, width: 12 },
    { key: 'level', words: { zh: '层级', en: 'Level' }, as: 'choice', choices: named(campaign.levels), width: 14 },
    { key: 'measures', words: { zh: '整改措施', en: 'Measures' }, as: 'text', width: 48 },
    { key: 'cost', words: { zh: '投入（万元）', en: 'Cost (10,000 yuan)' }, as: 'text', width: 12 },
    { key: 'measuresAll', words: { zh: '全部措施', en: 'Measures in all' }, as: 'number', width: 10 },
    { key: 'measuresChecked', words: { zh: '已核查措施', en: 'Measures checked' }, as: 'number', width: 12 },
    { key: 'responsibleUnit', words: { zh: '责任单位', en: 'Responsible' }, as: 'text', width: 24 },
    { key: 'foundOn', words: { zh: '发现日期', en: 'Found on' }, as: 'day', width: 12 },
    { key: 'dueOriginal', words: { zh: '原定时限', en: 'Original term' }, as: 'day', width: 12 },
    { key: 'dueCurrent', words: { zh: '现定时限', en: 'Present term' }, as: 'day', width: 12 },
    { key: 'state', words: { zh: '状态', en: 'State' }, as: 'choice', choices: problemStates.states, width: 12 },
    { key: 'verifiedOn', words: { zh: '整改完成日期', en: 'Verified on' }, as: 'day', width: 12 },
    { key: 'closedOn', words: { zh: '销号日期', en: 'Closed on' }, as: 'day', width: 12 },
  ]
}

/** 三(一)-3 list three: each problem of an industry that is neither voided nor merged, with its cause and measures. */
export function makeListThree(campaign: Campaign): FrozenList {
  return {
    key: 'listThree',
    words: { zh: '问题清单（清单三）', en: 'List three: problems' },
    clause: '三(一)-3',
    frozenBy: ['areaIndustry', 'areaEcology', 'areaOffice', 'cityIndustry', 'cityEcology', 'cityOffice'],
    columns: columnsOf(campaign),
    measure: 'problem.all',
    noun: 'problem',
    actWords: action =>
      (problemStates.actions as Record<string, { words: Words }>)[action]?.words ?? { zh: action, en: action },
    rowsOfCell: `select p.id as key, p.id as subject_id, p.enterprise_id, p.township, p.grid, p.subject_name as name,
        jsonb_strip_nulls(jsonb_build_object('number', p.number, 'area', p.area, 'township', p.township, 'grid', p.grid,
          'industry', p.industry, 'name', p.subject_name, 'dimension', p.dimension, 'clause', p.clause, 'words', p.words,
          'causeKind', p.cause_kind, 'cause', p.cause, 'evidence', cardinality(p.files)::text, 'source', p.source, 'level', p.level,
          'measures', m.words, 'cost', m.cost::text, 'measuresAll', m."all"::text, 'measuresChecked', m.checked::text,
          'responsibleUnit', coalesce(u.name, p.responsible_unit), 'foundOn', p.found_on::text, 'dueOriginal', p.due_original::text,
          'dueCurrent', p.due_current::text, 'state', p.state, 'verifiedOn', p.verified_on::text, 'closedOn', p.closed_on::text)) as facts
      from remediation.problem p
        left join ground.unit u on u.id = p.responsible_unit
        left join lateral (select string_agg(words, '；' order by id) as words, sum(cost) as cost, count(*) as "all",
            count(*) filter (where state = 'checked') as checked
          from remediation.measure where problem_id = p.id and state <> 'voided') as m on true
      where p.area = $1 and p.industry = $2 and p.state not in ('voided', 'merged')`,
  }
}
