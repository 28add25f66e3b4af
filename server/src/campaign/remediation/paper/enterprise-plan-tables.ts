import type { campaignNames } from '#campaign/mandate/index.ts'
import { pollutantWords } from '#contract/baseline/emission-words.ts'
import type { TableBlock } from '#contract/ground/document-content.ts'
import {
  CutPollutant,
  moneySourceWords,
  opinionVerdictWords,
  type PlanBy,
  type PlanPaper,
  type PlanProblem,
} from '#contract/remediation/enterprise-plan-paper.ts'

type Names = ReturnType<typeof campaignNames>
type Gathered = Omit<TableBlock, 'kind' | 'key'>
type Column = readonly [title: string, width: number, align?: 'left' | 'center' | 'right']

/** 「江山市经信局 张强」 */
export const sayBy = ({ unit, person }: PlanBy): string => [unit, person].filter(Boolean).join(' ')

/** The tables of 一企一策, in the order of its form. */
export function planTables(
  { content, score, problems, opinions }: PlanPaper,
  names: Names,
  asOf: string,
): Readonly<Record<string, Gathered>> {
  const table = (caption: string, columns: readonly Column[], rows: string[][], none: string): Gathered => ({
    caption,
    columns: columns.map(([title, width, align = 'left']) => ({ title, width, align })),
    rows,
    ...(rows.length === 0 ? { note: none } : {}),
    asOf,
  })
  return {
    points: table(
      '产污环节',
      [
        ['产污环节', 110],
        ['污染物', 110],
        ['治理现状', 222],
      ],
      content.points.map(({ where, what, treatment }) => [where, what, treatment]),
      '没有填写产污环节。',
    ),
    scores: table(
      '五个方面评分',
      [
        ['方面', 182],
        ['权重', 60, 'center'],
        ['适用项', 80, 'center'],
        ['得分', 120, 'center'],
      ],
      (score?.dimensions ?? []).map(({ dimension, weight, applicable, score: got }) => [
        names.dimension(dimension),
        String(weight),
        String(applicable),
        got === null ? '不适用' : String(got),
      ]),
      '还没有基线评估。',
    ),
    problems: table(
      '问题与整改措施对照表',
      [
        ['序号', 30, 'center'],
        ['问题', 110],
        ['原因', 50],
        ['整改措施', 98],
        ['责任人', 42, 'center'],
        ['投入\n（万元）', 50, 'right'],
        ['时限', 62, 'center'],
      ],
      problems.flatMap((problem, at) => rowsOf(problem, at + 1, names)),
      '没有待整改的问题。',
    ),
    nodes: table(
      '进度节点',
      [
        ['序号', 36, 'center'],
        ['节点', 320],
        ['完成时限', 86, 'center'],
      ],
      content.nodes.map(({ words, due }, at) => [String(at + 1), words, due]),
      '没有进度节点。',
    ),
    money: table(
      '资金来源',
      [
        ['来源', 110],
        ['金额（万元）', 90, 'right'],
        ['用途', 242],
      ],
      content.money.map(({ source, amount, words }) => [moneySourceWords[source].zh, String(amount), words]),
      '没有填写资金。',
    ),
    cuts: table(
      '预期减排',
      [
        ['污染物', 221],
        ['减排量（吨/年）', 221, 'right'],
      ],
      CutPollutant.options.flatMap(pollutant => {
        const cut = content.cuts[pollutant]
        return cut === undefined ? [] : [[pollutantWords[pollutant].zh, String(cut)]]
      }),
      '没有填写预期减排。',
    ),
    promises: table(
      '承诺事项',
      [
        ['序号', 36, 'center'],
        ['承诺内容', 406],
      ],
      content.promises.map((words, at) => [String(at + 1), words]),
      '没有填写承诺事项。',
    ),
    opinions: table(
      '专家评审',
      [
        ['日期', 66, 'center'],
        ['专家', 110],
        ['结论', 62, 'center'],
        ['意见', 204],
      ],
      opinions.map(({ by, on, verdict, words, expert }) => [
        on,
        expert === null ? sayBy(by) : `${expert}\n（${sayBy(by)}代录）`,
        opinionVerdictWords[verdict].zh,
        words,
      ]),
      '没有专家意见。',
    ),
  }
}

/** A row for each measure; what its assessment proposed stands for those of a problem that nobody has answered yet. */
function rowsOf(
  { number, dimension, clause, words, cause, due, measures, proposed }: PlanProblem,
  at: number,
  names: Names,
): string[][] {
  const problem = [[names.dimension(dimension), clause].filter(Boolean).join(' '), words, number].join('\n')
  const answers =
    measures.length > 0
      ? measures.map(one => [
          one.words,
          one.responsiblePerson ?? '',
          one.cost === null ? '' : String(one.cost),
          one.due ?? due ?? '',
        ])
      : [[proposed.map(one => `建议：${one}`).join('\n') || '待定', '', '', due ?? '']]
  return answers.map((answer, which) =>
    which === 0 ? [String(at), problem, cause ?? '', ...answer] : [String(at), '同上', '', ...answer],
  )
}
