import { useMemo } from 'react'
import { type AssessmentView, assessmentKindWords } from '#contract/baseline/assessment.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Radar } from '#web/ground/radar/radar.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { assessmentWords } from './words.ts'

/** The five scores as a radar and, behind it, as a table that says what each is made of; two assessments with their difference. */
export function DimensionScores({ assessment }: { assessment: AssessmentView }) {
  const say = useWords(assessmentWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const { compared, scores, kind, onCommonItems: common } = assessment
  // made on different versions they are compared over the items that both have
  const own = common ? { ...assessment, scores: common.scores, total: common.total } : assessment
  const other =
    compared && common ? { ...compared, scores: common.comparedScores, total: common.comparedTotal } : compared
  const [before, after] = kind === 'baseline' ? [own, other] : [other, own]
  const drawn = useMemo(() => {
    const both = [before, after].filter(one => one !== null)
    return {
      axes: scores.map(({ dimension }) => campaign.dimensionName(dimension)),
      series: both.map(one => ({
        name: sentence(assessmentKindWords[one.kind]),
        values: one.scores.map(({ score }) => score),
      })),
    }
  }, [before, after, scores, campaign, sentence])
  const scoreIn = (one: typeof before, dimension: string) =>
    one?.scores.find(score => score.dimension === dimension)?.score ?? null
  const rows = [
    ...own.scores.map(({ dimension, weight, applicable, points }) => ({
      key: dimension as string,
      name: campaign.dimensionName(dimension),
      weight: `${weight}%`,
      madeOf: applicable > 0 ? say('page.of', { points, applicable }) : say('page.noItems'),
      before: scoreIn(before, dimension),
      after: scoreIn(after, dimension),
    })),
    {
      key: 'total',
      name: say('page.total'),
      weight: '',
      madeOf: '',
      before: before?.total ?? null,
      after: after?.total ?? null,
    },
  ]
  type Row = (typeof rows)[number]
  const number = (value: number | null) => <span className="figures">{value ?? '—'}</span>
  return (
    <div className="dimension-scores">
      <Radar label={say('page.dimensions')} {...drawn} />
      <PlainTable
        caption={say('page.dimensions')}
        rows={rows}
        keyOf={row => row.key}
        columns={[
          { key: 'name', title: say('page.dimension'), render: row => row.name },
          ...(compared
            ? [
                {
                  key: 'before',
                  title: say('page.before'),
                  align: 'end' as const,
                  render: (row: Row) => number(row.before),
                },
                {
                  key: 'after',
                  title: say('page.after'),
                  align: 'end' as const,
                  render: (row: Row) => number(row.after),
                },
                {
                  key: 'difference',
                  title: say('page.difference'),
                  align: 'end' as const,
                  render: (row: Row) => <span className="figures">{differenceOf(row.before, row.after)}</span>,
                },
              ]
            : [
                {
                  key: 'score',
                  title: say('page.score'),
                  align: 'end' as const,
                  render: (row: Row) => number(row.before ?? row.after),
                },
              ]),
          { key: 'weight', title: say('page.weight'), align: 'end', render: row => row.weight },
          { key: 'madeOf', title: say('page.madeOf'), render: row => row.madeOf },
        ]}
      />
    </div>
  )
}

/** With its sign; nothing where one of the two has no score. */
function differenceOf(before: number | null, after: number | null): string {
  if (before === null || after === null) return '—'
  const difference = Math.round((after - before) * 10) / 10
  return difference > 0 ? `+${difference}` : `${difference}`
}
