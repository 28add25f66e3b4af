import { servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import type { Context } from '#server/context.ts'
import type { MeasuredPost } from './add-posts.ts'

/** What a post's requests are about: spread over its whole reach, so that no page is asked for twice in a row. */
export interface Targets {
  readonly problems: readonly string[]
  readonly enterprises: readonly string[]
  /** Two characters each, out of names in reach. */
  readonly words: readonly string[]
  /** Problems of which this post owes a month's progress; asked for again, each owes the month after. */
  readonly reports: readonly { readonly problem: string; month: string }[]
}

const most = 2000

/** Chooses in an order that is the same on every run over the same data. */
export function findTargets({ database }: Context, { scope, unitId }: MeasuredPost): Promise<Targets> {
  return transaction(database, servicePost('loader'), async tx => {
    const industries = 'industries' in scope ? scope.industries : null
    const within = (enterpriseColumn: string) => {
      if (scope.kind === 'areas') return { rule: 'area = any ($1)', values: scope.areas }
      if (scope.kind === 'townships') return { rule: 'township = any ($1)', values: scope.townships }
      if (scope.kind === 'enterprises')
        return { rule: `${enterpriseColumn} = any ($1::uuid[])`, values: scope.enterprises }
      return industries
        ? { rule: 'industry = any ($1)', values: industries }
        : { rule: '$1::text[] is not null', values: [] }
    }
    const ofProblem = within('enterprise_id')
    const problems = await tx.query<{ id: string }>(
      `select id from remediation.problem where ${ofProblem.rule} order by md5(id::text) limit ${most}`,
      [ofProblem.values],
    )
    const ofEnterprise = within('id')
    const enterprises = await tx.query<{ id: string; name: string }>(
      `select id, name from baseline.enterprise where state = 'confirmed' and ${ofEnterprise.rule} order by md5(id::text) limit ${most}`,
      [ofEnterprise.values],
    )
    const reports = await tx.query<{ id: string; stands_at: string }>(
      `select subject_id as id, stands_at from ground.duty where kind = 'progressReport' and done_at is null
         and (holder_unit = $1 or holder_enterprise = any ($2::uuid[])) order by md5(subject_id::text) limit ${most}`,
      [scope.kind === 'enterprises' ? null : unitId, scope.kind === 'enterprises' ? scope.enterprises : []],
    )
    return {
      problems: problems.map(({ id }) => id),
      enterprises: enterprises.map(({ id }) => id),
      words: enterprises.slice(0, 200).map(({ name }) => name.slice(2, 4)),
      reports: reports.map(({ id, stands_at: day }) => ({ problem: id, month: monthOwed(day) })),
    }
  })
}

/** The month a report that falls due on a day is about: by the 25th, moved at most into the next month's first days. */
function monthOwed(day: string): string {
  return Number(day.slice(8)) >= 25 ? day.slice(0, 7) : monthAfter(day.slice(0, 7), -1)
}

export function monthAfter(month: string, by = 1): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by)).toISOString().slice(0, 7)
}
