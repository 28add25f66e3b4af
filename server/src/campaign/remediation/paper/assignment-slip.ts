import { z } from 'zod'
import { type Campaign, campaignNames } from '#campaign/mandate/index.ts'
import { said } from '#contract/ground/said.ts'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { type DocumentKind, momentWords, type NamedAddressee, readSubject, slotsOf } from '#ground/document/index.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { absent } from '#ground/workflow/act.ts'
import { findProblemSubjects, findProblemsOnPaper, type ProblemOnPaper } from './paper.store.ts'

const Subject = z.object({
  problems: z.array(z.uuid()).min(1, said('请至少选择一个问题', 'Choose at least one problem')).max(100),
})

/** States in which a problem may be handed to somebody. */
const handedOn: readonly ProblemState[] = ['found', 'assigned', 'rectifying']

/** 交办单 (三(三)3): one problem or several, to the unit that is to see to them. */
export function assignmentSlip(campaign: Campaign): DocumentKind {
  const names = campaignNames(campaign)
  return {
    id: 'assignmentSlip',
    words: { zh: '交办单', en: 'Assignment slip' },
    template: campaign.papers.templates.assignmentSlip,
    slots: slotsOf({
      facts: {
        区块: 'Area',
        行业: 'Industry',
        问题数: 'How many problems',
        涉及企业数: 'How many enterprises',
        否决项数: 'How many of them forbid operation',
        数据时间: 'When the figures were read',
      },
      tables: { problems: { zh: '交办问题清单', en: 'Problems handed over' } },
      required: ['problems'],
    }),
    subjects: (tx, asked) => findProblemSubjects(tx, handedOn, asked),
    gather: async (tx, subject, moment) => {
      const { problems: ids } = readSubject(Subject, subject)
      const problems = await findProblemsOnPaper(tx, ids)
      if (problems.length < new Set(ids).size) throw absent()
      const over = problems.find(({ state }) => !(handedOn as readonly string[]).includes(state))
      if (over) throw notToAssign(over)
      const asOf = moment.at.toISOString()
      const filter = { problems: problems.map(({ number }) => number).join('、') }
      const fact = (key: string, measure: string, value: string | number) => ({ key, value, measure, filter, asOf })
      const industries = [...new Set(problems.flatMap(({ industry }) => industry ?? []))]
      const areas = [...new Set(problems.map(({ area }) => area))]
      return {
        facts: [
          fact('区块', 'problem.area', areas.map(names.area).join('、')),
          fact('行业', 'problem.industry', industries.map(names.industry).join('、') || '重点行业'),
          fact('问题数', 'problem.count', problems.length),
          fact(
            '涉及企业数',
            'problem.subjects',
            new Set(problems.map(one => one.enterpriseId ?? one.subjectName)).size,
          ),
          fact('否决项数', 'problem.veto', problems.filter(({ veto }) => veto).length),
          fact('数据时间', 'moment', momentWords(moment)),
        ],
        tables: {
          problems: {
            caption: '交办问题清单',
            asOf,
            columns: [
              { title: '序号', width: 30, align: 'center' },
              { title: '问题编号', width: 88, align: 'center' },
              { title: '企业（场所）', width: 90, align: 'left' },
              { title: '问题', width: 118, align: 'left' },
              { title: '类别、条款', width: 54, align: 'center' },
              { title: '整改时限', width: 62, align: 'center' },
            ],
            rows: problems.map((one, at) => [
              String(at + 1),
              one.number,
              one.subjectName,
              one.words,
              [names.dimension(one.dimension), one.clause, one.veto ? '否决项' : null].filter(Boolean).join('\n'),
              one.dueCurrent ?? '交办时确定',
            ]),
          },
        },
        about: ids,
        main: receiverOf(campaign, problems),
      }
    },
  }
}

const notToAssign = ({ number }: ProblemOnPaper) =>
  refuse(
    409,
    'document.notNow',
    { zh: `问题 ${number} 已不在交办、整改阶段`, en: `Problem ${number} is past being assigned and rectified` },
    {
      zh: '交办单用于待交办、已交办、整改中的问题',
      en: 'A slip is for problems that are found, assigned or being rectified',
    },
  )

/** The unit that has them already, or else the task force of their one area. */
function receiverOf(campaign: Campaign, problems: readonly ProblemOnPaper[]): NamedAddressee[] {
  const responsible = new Set(problems.map(({ responsibleUnit }) => responsibleUnit))
  const areas = new Set(problems.map(({ area }) => area))
  const [unitId] = responsible
  const unit = campaign.units.find(one =>
    responsible.size === 1 && unitId
      ? one.id === unitId
      : areas.size === 1 && one.kind === 'areaTaskForce' && areas.has(one.area ?? ''),
  )
  return unit ? [{ kind: 'unit', unitId: unit.id, name: unit.name }] : []
}
