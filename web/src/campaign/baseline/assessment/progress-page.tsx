import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type AssessmentProgress, showAssessmentProgress } from '#contract/baseline/assessment.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { assessmentWords } from './words.ts'
import './assessment.css'

type Cell = AssessmentProgress['cells'][number]

/** 评估进度: how many enterprises of each area × industry are assessed; a cell in reach opens those that are not. */
export function ProgressPage() {
  const say = useWords(assessmentWords)
  const campaign = useCampaign()
  const { data, error } = useQuery({
    queryKey: ['assessment', 'progress'],
    queryFn: ({ signal }) => call(showAssessmentProgress, {}, { signal }),
  })
  if (error && !data) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!data) return <PageSkeleton />
  const { cells } = data
  const industries = campaign.industries.filter(({ id }) => cells.some(({ industry }) => industry === id))
  const areas = campaign.areas.filter(({ code }) => cells.some(({ area }) => area === code))
  const all = sumOf(cells)
  return (
    <div className="page">
      <PageHead
        title={say('progress.title')}
        asOf={data.asOf}
        below={say('progress.all', { assessed: all.assessed, listed: all.listed, share: shareOf(all) })}
      />
      <p className="muted prose">{say('progress.why')}</p>
      {cells.length === 0 ? (
        <p className="muted">{say('progress.none')}</p>
      ) : (
        <div className="assessment-progress">
          <PlainTable
            caption={say('progress.title')}
            rows={areas}
            keyOf={({ code }) => code}
            columns={[
              { key: 'area', title: say('progress.area'), render: ({ name }) => name },
              {
                key: 'sum',
                title: say('progress.sum'),
                render: ({ code }) => <Counts counts={sumOf(cells.filter(({ area }) => area === code))} />,
              },
              ...industries.map(({ id, name }) => ({
                key: id,
                title: name,
                render: ({ code, name: areaName }: (typeof areas)[number]) => {
                  const cell = cells.find(({ area, industry }) => area === code && industry === id)
                  return cell ? <CellCounts cell={cell} says={`${areaName} ${name}`} /> : null
                },
              })),
            ]}
          />
        </div>
      )}
    </div>
  )
}

interface Counted {
  readonly assessed: number
  readonly listed: number
}

const sumOf = (cells: readonly Counted[]): Counted => ({
  assessed: cells.reduce((sum, { assessed }) => sum + assessed, 0),
  listed: cells.reduce((sum, { listed }) => sum + listed, 0),
})

/** Whole per cent, rounded down: a hundred is said when nothing is left. */
const shareOf = ({ assessed, listed }: Counted) => (listed === 0 ? 0 : Math.floor((assessed * 100) / listed))

function Counts({ counts }: { counts: Counted }) {
  return (
    <span className="figures progress-counts">
      {counts.assessed}/{counts.listed} <span className="muted small">{shareOf(counts)}%</span>
    </span>
  )
}

function CellCounts({ cell, says }: { cell: Cell; says: string }) {
  const say = useWords(assessmentWords)
  const { area, industry, listed, assessed, average, withinScope } = cell
  return (
    <>
      {withinScope && assessed < listed ? (
        <Link
          to="/enterprises"
          search={{ area: [area], industry: [industry], notAssessed: true }}
          title={say('progress.open', { cell: says, count: listed - assessed })}
        >
          <Counts counts={cell} />
        </Link>
      ) : (
        <Counts counts={cell} />
      )}
      {average !== null && <div className="muted small">{say('progress.average', { average })}</div>}
    </>
  )
}
