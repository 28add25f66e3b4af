import { z } from 'zod'
import { type Campaign, campaignNames } from '#campaign/mandate/index.ts'
import { type ProblemSource, problemSourceWords } from '#contract/remediation/problem.ts'
import { type DocumentKind, momentWords, readSubject, slotsOf } from '#ground/document/index.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { absent } from '#ground/workflow/act.ts'
import {
  findChecksOnPaper,
  findMeasuresOnPaper,
  findProblemSubjects,
  findProblemsOnPaper,
  type ProblemOnPaper,
} from './paper.store.ts'

const Subject = z.object({ problems: z.array(z.uuid()).length(1) })

/** 整改销号表 (三(三)3): one closed problem from finding to closure, with room for the signatures. */
export function closureForm(campaign: Campaign): DocumentKind {
  const names = campaignNames(campaign)
  const checkpoints = new Map(
    campaign.levels.flatMap(({ checkpoints: all }) => all.map(({ id, name }) => [id, name.zh] as const)),
  )
  return {
    id: 'closureForm',
    words: { zh: '整改销号表', en: 'Closure form' },
    template: campaign.papers.templates.closureForm,
    slots: slotsOf({
      facts: {
        问题编号: 'Number of the problem',
        企业名称: 'Enterprise or place',
        所在地: 'Area and township',
        行业: 'Industry',
        问题来源: 'Source and day',
        问题类别: 'Dimension and clause',
        问题描述: 'What is wrong',
        原因分析: 'Cause',
        责任单位: 'Unit responsible',
        整改时限: 'Deadline',
        整改情况: 'What was done',
        销号结论: 'Conclusion',
        销号日期: 'Days of completion and closure',
        数据时间: 'When the figures were read',
      },
      tables: {
        measures: { zh: '整改措施', en: 'Measures' },
        checks: { zh: '核查记录', en: 'Checks' },
      },
      required: ['问题编号', '销号结论', 'measures', 'checks'],
    }),
    subjects: (tx, asked) => findProblemSubjects(tx, ['closed', 'closedByExit'], asked),
    gather: async (tx, subject, moment) => {
      const { problems: ids } = readSubject(Subject, subject)
      const [the] = await findProblemsOnPaper(tx, ids)
      if (!the) throw absent()
      if (the.closedOn === null) throw notClosed(the)
      const [measures, checks] = [await findMeasuresOnPaper(tx, the.id), await findChecksOnPaper(tx, the.id)]
      const asOf = moment.at.toISOString()
      const fact = (key: string, measure: string, value: string) => ({
        key,
        value,
        measure,
        filter: { problem: the.number },
        asOf,
        link: `/problems/${the.id}`,
      })
      const place = [names.area(the.area), the.township ? names.township(the.township) : null]
      const moved = the.dueOriginal !== the.dueCurrent ? `（延期至 ${the.dueCurrent}）` : ''
      return {
        facts: [
          fact('问题编号', 'problem.number', the.number),
          fact('企业名称', 'problem.subjectName', the.subjectName),
          fact('所在地', 'problem.area', place.filter(Boolean).join(' ')),
          fact('行业', 'problem.industry', the.industry ? names.industry(the.industry) : '—'),
          fact(
            '问题来源',
            'problem.source',
            `${problemSourceWords[the.source as ProblemSource].zh}，${the.foundOn} 发现`,
          ),
          fact(
            '问题类别',
            'problem.dimension',
            [names.dimension(the.dimension), the.clause, the.veto ? '否决项' : null].filter(Boolean).join('　'),
          ),
          fact('问题描述', 'problem.words', the.words),
          fact('原因分析', 'problem.cause', the.cause ?? ''),
          fact(
            '责任单位',
            'problem.responsibleUnit',
            the.responsibleUnit ? names.unit(the.responsibleUnit) : the.subjectName,
          ),
          fact('整改时限', 'problem.dueOriginal', the.dueOriginal ? `${the.dueOriginal}${moved}` : '—'),
          fact('整改情况', 'problem.closureForm', the.closureForm?.rectification ?? ''),
          fact('销号结论', 'problem.closureForm', the.closureForm?.conclusion ?? ''),
          fact('销号日期', 'problem.closedOn', `整改完成 ${the.rectifiedOn ?? '—'}　销号 ${the.closedOn}`),
          fact('数据时间', 'moment', momentWords(moment)),
        ],
        tables: {
          measures: {
            caption: '整改措施',
            asOf,
            columns: [
              { title: '序号', width: 30, align: 'center' },
              { title: '措施', width: 186, align: 'left' },
              { title: '责任人', width: 50, align: 'center' },
              { title: '投入\n（万元）', width: 52, align: 'right' },
              { title: '时限', width: 62, align: 'center' },
              { title: '完成', width: 62, align: 'center' },
            ],
            rows: measures.map((one, at) => [
              String(at + 1),
              one.words,
              one.responsiblePerson ?? '',
              one.cost === null ? '' : String(one.cost),
              one.due ?? '',
              one.checkedOn ?? one.declaredOn ?? '',
            ]),
            ...(measures.length === 0 ? { note: '没有登记整改措施。' } : {}),
          },
          checks: {
            caption: '核查记录',
            asOf,
            columns: [
              { title: '节点', width: 80, align: 'center' },
              { title: '结果', width: 40, align: 'center' },
              { title: '核查人', width: 110, align: 'left' },
              { title: '日期', width: 62, align: 'center' },
              { title: '意见', width: 150, align: 'left' },
            ],
            rows: checks.map(one => [
              checkpoints.get(one.checkpointId) ?? one.checkpointId,
              one.outcome === 'pass' ? '通过' : '退回',
              one.personWords,
              one.onDay,
              one.opinion,
            ]),
            ...(checks.length === 0 ? { note: '没有核查记录。' } : {}),
          },
        },
        about: [the.id],
      }
    },
  }
}

const notClosed = ({ number }: ProblemOnPaper) =>
  refuse(
    409,
    'document.notNow',
    { zh: `问题 ${number} 尚未销号`, en: `Problem ${number} has not been closed` },
    { zh: '销号之后才能生成整改销号表', en: 'The form is made once it is closed' },
  )
