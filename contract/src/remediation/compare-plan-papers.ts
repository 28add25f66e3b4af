import type { PlanPaper } from './enterprise-plan-paper.ts'

/** The parts of a plan that one edition may say otherwise than another. */
export type PlanPart =
  | 'situation'
  | 'process'
  | 'points'
  | 'score'
  | 'problems'
  | 'nodes'
  | 'money'
  | 'cuts'
  | 'promises'

/** One thing that is otherwise: null on the side that does not have it. */
export interface PlanDifference {
  readonly part: PlanPart
  readonly before: string | null
  readonly after: string | null
}

/** An item of a part, under what makes it the same item in both editions. */
interface Item {
  readonly key: string
  readonly says: string
}

/**
 * What one edition of a plan says otherwise than another (三(三)1: changes after issue keep the original): items that came, went or
 * changed, part by part in the order of the paper. Amounts are in 万元 and t/a.
 *
 * @param names how money sources, pollutants and dimensions are called
 */
export function comparePlanPapers(
  before: PlanPaper,
  after: PlanPaper,
  names: {
    readonly source: (id: string) => string
    readonly pollutant: (id: string) => string
  },
): PlanDifference[] {
  const parts = partsOf(names)
  return (Object.keys(parts) as PlanPart[]).flatMap(part => {
    const was = parts[part](before)
    const is = parts[part](after)
    return [
      ...was.flatMap(({ key, says }) => {
        const other = is.find(item => item.key === key)?.says ?? null
        return other === says ? [] : [{ part, before: says, after: other }]
      }),
      ...is
        .filter(({ key }) => !was.some(item => item.key === key))
        .map(({ says }) => ({ part, before: null, after: says })),
    ]
  })
}

const oneText = (says: string): Item[] => (says === '' ? [] : [{ key: 'text', says }])

function partsOf({
  source,
  pollutant,
}: Parameters<typeof comparePlanPapers>[2]): Readonly<Record<PlanPart, (paper: PlanPaper) => Item[]>> {
  return {
    situation: ({ content }) => oneText(content.situation),
    process: ({ content }) => oneText(content.process),
    points: ({ content }) =>
      content.points.map(({ where, what, treatment }) => ({
        key: where,
        says: [where, what, treatment].filter(Boolean).join(' · '),
      })),
    score: ({ score }) => (score ? oneText(`${score.total ?? '—'} · ${score.visitedOn}`) : []),
    problems: ({ problems }) =>
      problems.map(({ number, words, due, measures, proposed }) => ({
        key: number,
        says: [number, words, due, ...measures.map(measure => measure.words), ...proposed].filter(Boolean).join(' · '),
      })),
    nodes: ({ content }) => content.nodes.map(({ id, words, due }) => ({ key: id, says: `${due} ${words}` })),
    money: ({ content }) =>
      content.money.map((money, at) => ({
        // two lines of one source are told apart by what they are for, else by their place
        key: `${money.source} ${money.words || content.money.slice(0, at).filter(one => one.source === money.source).length}`,
        says: [source(money.source), money.amount, money.words].filter(said => said !== '').join(' · '),
      })),
    cuts: ({ content }) =>
      Object.entries(content.cuts).map(([key, amount]) => ({ key, says: `${pollutant(key)} ${amount}` })),
    promises: ({ content }) => content.promises.map(words => ({ key: words, says: words })),
  }
}
