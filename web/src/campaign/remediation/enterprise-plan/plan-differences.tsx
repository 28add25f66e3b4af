import { useQuery } from '@tanstack/react-query'
import { pollutantWords } from '#contract/baseline/emission-words.ts'
import { comparePlanPapers, type PlanPart } from '#contract/remediation/compare-plan-papers.ts'
import { type EnterprisePlanView, showEnterprisePlan } from '#contract/remediation/enterprise-plan.ts'
import { type CutPollutant, type MoneySource, moneySourceWords } from '#contract/remediation/enterprise-plan-paper.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { planWords } from './words.ts'

const titleOf = {
  situation: 'paper.situation',
  process: 'form.process',
  points: 'paper.points',
  score: 'paper.score',
  problems: 'paper.problems',
  nodes: 'paper.nodes',
  money: 'paper.money',
  cuts: 'paper.cuts',
  promises: 'paper.promises',
} as const satisfies Record<PlanPart, string>

/** What this edition says otherwise than the one before it. */
export function PlanDifferences({ plan, against }: { plan: EnterprisePlanView; against: string }) {
  const say = useWords(planWords)
  const sentence = useSentence()
  const { data: other, error } = useQuery({
    queryKey: ['enterprisePlan', against],
    queryFn: ({ signal }) => call(showEnterprisePlan, { params: { id: against } }, { signal }),
  })
  if (error && !other) return <RefusalWords refusal={asRefusal(error)} />
  if (!other) return <section className="section" aria-busy="true" />
  const editions = { before: other.paper.edition, after: plan.paper.edition }
  const rows = comparePlanPapers(other.paper, plan.paper, {
    source: id => sentence(moneySourceWords[id as MoneySource]),
    pollutant: id => sentence(pollutantWords[id as CutPollutant]),
  })
  return (
    <section className="section">
      <h2>{say('page.differences', editions)}</h2>
      {rows.length === 0 ? (
        <p className="muted">{say('page.noDifferences')}</p>
      ) : (
        <PlainTable
          caption={say('page.differences', editions)}
          rows={rows}
          keyOf={row => `${row.part} ${row.before} ${row.after}`}
          columns={[
            { key: 'part', title: say('page.part'), render: row => say(titleOf[row.part]) },
            {
              key: 'before',
              title: say('page.edition', { edition: editions.before }),
              render: row => row.before && <del>{row.before}</del>,
            },
            {
              key: 'after',
              title: say('page.edition', { edition: editions.after }),
              render: row => row.after && <ins>{row.after}</ins>,
            },
          ]}
        />
      )}
    </section>
  )
}
