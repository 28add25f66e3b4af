import { type Urgency, type UrgencyStep, urgency, urgencySteps } from '#ground/clock/urgency.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import type { Moment } from '#ground/workflow/workflow.ts'

/** The most urgent problem of each part of the city that lies in one area and one county. */
export interface UrgentCell {
  readonly area: string
  readonly county: string
  readonly industry: string
  readonly worst: UrgencyStep
}

const termsStatement: Prepared = {
  name: 'board terms of cells',
  text: 'select area, county, industry, owed_since as "owedSince", next_term as "nextTerm" from views.terms_of_cells($1)',
}

type TermsRow = Record<string, unknown> & {
  area: string
  county: string
  industry: string
  owedSince: string | null
  nextTerm: string | null
}

/** How urgent each cell is today; cells in which no term runs are left out. */
export async function readUrgentCells(tx: Tx, { day, calendar }: Moment): Promise<UrgentCell[]> {
  const rows = await tx.run<TermsRow>(termsStatement, [day])
  const step = (term: string): Urgency['step'] => urgency({ setFor: term, standsAt: term, today: day, calendar }).step
  return rows.flatMap(({ area, county, industry, owedSince, nextTerm }) => {
    const term = owedSince ?? nextTerm
    return term === null ? [] : [{ area, county, industry, worst: step(term) }]
  })
}

/** The more urgent of two. */
export function moreUrgent(one: UrgencyStep | null, other: UrgencyStep | null): UrgencyStep | null {
  if (one === null || other === null) return one ?? other
  return urgencySteps.indexOf(one) >= urgencySteps.indexOf(other) ? one : other
}
