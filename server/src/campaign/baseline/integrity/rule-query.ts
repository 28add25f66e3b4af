import type { CampaignIntegrityRule } from '#campaign/mandate/index.ts'

/** The columns of every rule's query, in the order in which findings are written. */
export const findingColumns = 'subject_id, label, area, township, grid, industry, enterprise_id, detail'

/**
 * A rule's query as a table `found`, one row for each record; `today` is the business day, `YYYY-MM-DD`. Within a subquery it can do nothing
 * but read.
 */
export function foundBy({ query }: CampaignIntegrityRule, today: string): string {
  return `(select distinct on (subject_id) ${findingColumns} from (${query.replaceAll(':today', `date '${today}'`)}) as said order by subject_id, detail) as found`
}
