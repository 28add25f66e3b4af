import { type Campaign, requirementsOf } from '#campaign/mandate/index.ts'
import { type CauseKind, causeKindWords } from '#contract/baseline/cause-kind.ts'
import type { TableBlock } from '#contract/ground/document-content.ts'
import type { CampaignMap } from '#contract/ground/map.ts'
import type { DocumentKind } from '#ground/document/index.ts'
import { drawAreaMap } from './draw-area-map.ts'
import { industriesOf, industrySubject } from './industry-subject.ts'
import {
  countEnterprises,
  type EnterpriseCount,
  type ProblemCounts,
  problemsBy,
  topClauses,
  totalProblems,
} from './papers.store.ts'
import { summarySlots } from './summary-slots.ts'

const mostClauses = 10

/** 行业基本情况、主要污染问题及原因分析 (三(一)-4): counts, distribution, main problems and causes, drawn from the lists and written on by hand. */
export function industrySummary(campaign: Campaign, map: CampaignMap | null): DocumentKind {
  return {
    id: 'industrySummary',
    words: { zh: '行业基本情况', en: 'Industry summary' },
    template: campaign.papers.templates.industrySummary,
    slots: summarySlots,
    subjects: async (tx, { text }) => industriesOf(campaign, tx.actor, text),
    gather: async (tx, subject, moment) => {
      const { counted, asOf, names, fact, common, toEnterprises, toProblems } = industrySubject(
        campaign,
        subject,
        moment,
        tx.actor,
      )
      const enterprises = await countEnterprises(tx, counted)
      const totals = await totalProblems(tx, counted)
      const dimensions = await problemsBy(tx, counted, 'dimension')
      const areas = new Map((await problemsBy(tx, counted, 'area')).map(row => [row.key, row]))
      const causes = await problemsBy(tx, counted, 'cause_kind')
      const clauses = await topClauses(tx, counted, mostClauses)
      const requirements = await requirementsOf(
        tx,
        clauses.map(({ clause }) => clause),
      )
      const sum = sumOf(enterprises)
      const all = sum(() => true)
      const first = dimensions[0]
      const shownAreas = campaign.areas.filter(({ code }) => counted.area === null || code === counted.area)
      const none = '没有问题'
      return {
        facts: [
          ...common,
          fact('企业总数', 'enterprise.listed', all, toEnterprises()),
          fact(
            '企业数',
            'enterprise.kind.company',
            sum(({ kind }) => kind === 'company'),
            toEnterprises('&kind=company'),
          ),
          fact(
            '作坊数',
            'enterprise.kind.workshop',
            sum(({ kind }) => kind === 'workshop'),
            toEnterprises('&kind=workshop'),
          ),
          fact(
            '加工户数',
            'enterprise.kind.household',
            sum(({ kind }) => kind === 'household'),
            toEnterprises('&kind=household'),
          ),
          fact(
            '已确认数',
            'enterprise.state.confirmed',
            sum(({ state }) => state === 'confirmed'),
            toEnterprises('&state=confirmed'),
          ),
          fact(
            '在产数',
            'enterprise.productionState',
            sum(({ productionState }) => productionState === 'producing'),
          ),
          fact(
            '停产关闭数',
            'enterprise.productionState',
            sum(({ productionState }) => productionState === 'suspended' || productionState === 'stopped'),
          ),
          fact(
            '状态未填数',
            'enterprise.productionState',
            sum(({ productionState }) => productionState === null),
          ),
          fact('问题总数', 'problem.all', totals.all, toProblems()),
          fact('问题企业数', 'problem.subjects', totals.enterprises),
          fact('整改完成数', 'problem.rectified', totals.rectified),
          fact('销号数', 'problem.closed', totals.closed, toProblems('&state=closed,closedByExit')),
          fact('逾期数', 'problem.overdue', totals.overdue, toProblems('&overdue=true')),
          fact('反弹数', 'problem.relapse', totals.relapses),
          fact('最多类别', 'problem.dimension', first?.key ? names.dimension(first.key) : '—'),
          fact('最多类别占比', 'problem.dimension', share(first?.all ?? 0, totals.all)),
        ],
        tables: {
          byArea: {
            caption: '区域分布',
            asOf,
            columns: [
              column('区块', 2.4, 'left'),
              ...['在册单位', '企业', '作坊', '加工户', '问题', '整改完成', '销号'].map(title =>
                column(title, 1.4, 'right'),
              ),
            ],
            rows: [
              ...shownAreas.map(({ code, name }) => {
                const of = sumOf(enterprises.filter(({ area }) => area === code))
                return [name, ...kindCells(of), ...problemCells(areas.get(code))]
              }),
              ...(counted.area === null ? [['合计', ...kindCells(sum), ...problemCells(totals)]] : []),
            ],
          },
          byDimension: {
            caption: '问题按五个方面',
            asOf,
            columns: problemColumns('方面'),
            rows: dimensions.map(row => [
              names.dimension(row.key ?? ''),
              ...countCells(row),
              share(row.all, totals.all),
            ]),
            ...noted(dimensions, none),
          },
          byClause: {
            caption: `问题最多的条款（前${mostClauses}条）`,
            asOf,
            columns: [
              column('条款', 1.4, 'center'),
              column('要求', 6, 'left'),
              column('方面', 1.8, 'center'),
              column('问题', 1.1, 'right'),
              column('单位', 1.1, 'right'),
            ],
            rows: clauses.map(row => [
              row.clause,
              requirements.get(row.clause) ?? '',
              names.dimension(row.dimension),
              String(row.all),
              String(row.enterprises),
            ]),
            ...noted(clauses, '没有写明条款的问题'),
          },
          byCause: {
            caption: '问题按原因',
            asOf,
            columns: problemColumns('原因'),
            rows: causes.map(row => [
              row.key === null ? '未分析' : causeKindWords[row.key as CauseKind].zh,
              ...countCells(row),
              share(row.all, totals.all),
            ]),
            ...noted(causes, none),
          },
        },
        pictures: {
          distribution: {
            drawing: 'areaMap',
            caption: '在册单位分布（按县级行政区）',
            asOf,
            facts: Object.fromEntries(
              campaign.areas
                .filter(
                  ({ kind, code }) =>
                    kind === 'county' &&
                    (counted.area === null ||
                      counted.area === code ||
                      enterprises.some(({ county }) => county === code)),
                )
                .map(({ code }) => [code, sumOf(enterprises.filter(({ county }) => county === code))(() => true)]),
            ),
          },
        },
        about: [],
        main: counted.area === null ? [addressee(campaign, 'city-leading-group')] : [],
      }
    },
    draw: ({ facts }) => drawAreaMap(map, facts),
  }
}

function addressee(campaign: Campaign, id: string) {
  const unit = campaign.units.find(one => one.id === id)
  return { kind: 'unit' as const, unitId: id, name: unit?.name ?? id }
}

type Sum = (which: (row: EnterpriseCount) => boolean) => number
const sumOf =
  (rows: readonly EnterpriseCount[]): Sum =>
  which =>
    rows.filter(which).reduce((total, { count }) => total + count, 0)

const kindCells = (sum: Sum) =>
  [sum(() => true), ...(['company', 'workshop', 'household'] as const).map(of => sum(({ kind }) => kind === of))].map(
    String,
  )

const problemCells = (row: ProblemCounts | undefined) =>
  [row?.all ?? 0, row?.rectified ?? 0, row?.closed ?? 0].map(String)

const countCells = ({ all, rectified, closed, overdue }: ProblemCounts) => [all, rectified, closed, overdue].map(String)

const column = (title: string, width: number, align: 'left' | 'center' | 'right'): TableBlock['columns'][number] => ({
  title,
  width,
  align,
})

const problemColumns = (title: string) => [
  column(title, 2.4, 'left'),
  ...['问题', '整改完成', '销号', '逾期', '占比'].map(of => column(of, 1.4, 'right')),
]

const noted = (rows: readonly unknown[], note: string) => (rows.length === 0 ? { note: `${note}。` } : {})

/** 12.5%; a dash of nothing. */
const share = (part: number, whole: number) => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`)
