import { z } from 'zod'
import { type Campaign, campaignNames } from '#campaign/mandate/index.ts'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import {
  type EnterpriseKind,
  type EnterpriseScale,
  enterpriseKindWords,
  enterpriseScaleWords,
  type PermitKind,
  type ProductionState,
  permitKindWords,
  productionStateWords,
} from '#contract/baseline/enterprise-words.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { type DocumentKind, momentWords, readSubject, slotsOf } from '#ground/document/index.ts'
import { absent } from '#ground/workflow/act.ts'
import {
  findEnterpriseOnPaper,
  findEnterpriseSubjects,
  findMeasuresOfEnterprise,
  findProblemsOfEnterprise,
} from './dossier-paper.store.ts'

const Subject = z.object({ enterprise: z.uuid() })
const mostRows = 500

/** 一企一档 in Word (三(一)-3): who it is, its problems and what was done about them. */
export function dossierPaper(campaign: Campaign): DocumentKind {
  const names = campaignNames(campaign)
  return {
    id: 'dossierPaper',
    words: { zh: '一企一档', en: 'File of an enterprise' },
    template: campaign.papers.templates.dossierPaper,
    slots: slotsOf({
      facts: {
        企业名称: 'Name of the enterprise',
        代码: 'Its code',
        类型规模: 'Kind and scale',
        行业: 'Industries',
        所在地: 'Where it lies',
        生产状态: 'State of production',
        排污许可: 'Permit',
        记录状态: 'State of the record',
        问题总数: 'Problems in all',
        整改完成数: 'Problems rectified',
        销号数: 'Problems closed',
        逾期数: 'Problems overdue',
        措施数: 'Measures',
        措施核查数: 'Measures checked',
        投入: 'Money spent, 10,000 yuan',
        数据时间: 'When the figures were read',
      },
      tables: {
        problems: { zh: '问题清单', en: 'Problems' },
        measures: { zh: '整改措施清单', en: 'Measures' },
      },
      required: ['企业名称', 'problems'],
    }),
    subjects: findEnterpriseSubjects,
    gather: async (tx, subject, moment) => {
      const { enterprise: id } = readSubject(Subject, subject)
      const the = await findEnterpriseOnPaper(tx, id)
      if (!the) throw absent()
      const problems = await findProblemsOfEnterprise(tx, id, mostRows)
      const measures = await findMeasuresOfEnterprise(tx, id, mostRows)
      const asOf = moment.at.toISOString()
      const fact = (key: string, measure: string, value: string | number, link = `/enterprises/${id}`) => ({
        key,
        value,
        measure,
        filter: { enterprise: id },
        asOf,
        link,
      })
      const said = <Key extends string>(words: Readonly<Record<Key, { zh: string }>>, key: Key | null) =>
        key === null ? '—' : words[key].zh
      const counted = problems.filter(({ state }) => state !== 'voided' && state !== 'merged')
      const of = (...states: string[]) => counted.filter(({ state }) => states.includes(state)).length
      const closed = ['closed', 'closedByExit']
      return {
        facts: [
          fact('企业名称', 'enterprise.name', the.name),
          fact('代码', 'enterprise.code', the.code),
          fact(
            '类型规模',
            'enterprise.kind',
            `${said(enterpriseKindWords, the.kind as EnterpriseKind)}　${said(enterpriseScaleWords, the.scale as EnterpriseScale | null)}`,
          ),
          fact('行业', 'enterprise.industries', the.industries.map(names.industry).join('、')),
          fact(
            '所在地',
            'enterprise.address',
            [names.area(the.area), names.township(the.township), the.address].filter(Boolean).join(' '),
          ),
          fact(
            '生产状态',
            'enterprise.productionState',
            said(productionStateWords, the.productionState as ProductionState | null),
          ),
          fact('排污许可', 'enterprise.permitKind', said(permitKindWords, the.permitKind as PermitKind | null)),
          fact('记录状态', 'enterprise.state', enterpriseStates.states[the.state].zh),
          fact('问题总数', 'problem.all', counted.length, `/problems?enterprise=${id}`),
          fact('整改完成数', 'problem.rectified', of('verified', 'onNotice', ...closed)),
          fact('销号数', 'problem.closed', of(...closed)),
          fact('逾期数', 'problem.overdue', counted.filter(({ overdue }) => overdue).length),
          fact('措施数', 'measure.all', measures.length),
          fact('措施核查数', 'measure.checked', measures.filter(({ checkedOn }) => checkedOn !== null).length),
          fact(
            '投入',
            'measure.cost',
            Math.round(measures.reduce((sum, { cost }) => sum + (cost ?? 0), 0) * 100) / 100,
          ),
          fact('数据时间', 'moment', momentWords(moment)),
        ],
        tables: {
          problems: {
            caption: '问题清单',
            asOf,
            columns: [
              { title: '序号', width: 30, align: 'center' },
              { title: '编号', width: 88, align: 'center' },
              { title: '类别、条款', width: 54, align: 'center' },
              { title: '问题', width: 100, align: 'left' },
              { title: '发现', width: 62, align: 'center' },
              { title: '时限', width: 62, align: 'center' },
              { title: '状态', width: 46, align: 'center' },
            ],
            rows: problems.map((one, at) => [
              String(at + 1),
              one.number,
              [names.dimension(one.dimension), one.clause].filter(Boolean).join('\n'),
              one.words,
              one.foundOn,
              one.dueCurrent ?? '',
              problemStates.states[one.state].zh,
            ]),
            ...(problems.length === 0 ? { note: '没有登记问题。' } : {}),
          },
          measures: {
            caption: '整改措施清单',
            asOf,
            columns: [
              { title: '问题编号', width: 88, align: 'center' },
              { title: '措施', width: 132, align: 'left' },
              { title: '责任人', width: 46, align: 'center' },
              { title: '投入\n（万元）', width: 52, align: 'right' },
              { title: '时限', width: 62, align: 'center' },
              { title: '核查', width: 62, align: 'center' },
            ],
            rows: measures.map(one => [
              one.number,
              one.words,
              one.responsiblePerson ?? '',
              one.cost === null ? '' : String(one.cost),
              one.due ?? '',
              one.checkedOn ?? '',
            ]),
            ...(measures.length === 0 ? { note: '没有登记措施。' } : {}),
          },
        },
        about: [id],
      }
    },
  }
}
