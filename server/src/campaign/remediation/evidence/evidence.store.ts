import type { Prepared, Tx } from '#ground/database/transaction.ts'

/** A picture that is to show work done, with what it is held against. */
export interface WorkPicture {
  readonly fileId: string
  /** Day the measure was approved, or the problem found where no approval is kept. */
  readonly workBegan: string
  readonly lng: number | null
  readonly lat: number | null
}

const picturesStatement: Prepared = {
  name: 'pictures of work',
  text: `select file_id as "fileId", coalesce(m.approved_on, p.found_on) as "workBegan", e.lng, e.lat
    from remediation.problem p join remediation.measure m on m.problem_id = p.id and m.state <> 'voided'
    cross join lateral unnest(m.after) as file_id
    left join baseline.fact_enterprise e on e.id = p.enterprise_id
    where p.id = $1`,
}

/** The pictures after the work of a problem's measures. */
export async function picturesOfWork(tx: Tx, problemId: string): Promise<WorkPicture[]> {
  return tx.run<WorkPicture & Record<string, unknown>>(picturesStatement, [problemId])
}

/** A use of a like picture elsewhere; the problem's columns are null where the asker does not reach it. */
export interface UseOfPicture {
  readonly fileId: string
  /** The same bytes, not only the same look. */
  readonly same: boolean
  readonly area: string
  readonly purpose: string | null
  readonly problemId: string | null
  readonly number: string | null
}

const usesStatement: Prepared = {
  name: 'uses of pictures',
  // "limit 1" keeps the planner from asking the policies of every attachment and leaving out all but these
  text: `select f.id as "fileId", alike.same, alike.area, use.purpose, p.id as "problemId", p.number
    from ground.file f cross join lateral ground.find_alike(f.hash, f.likeness, 20) as alike
    left join lateral (select noun, subject_id, purpose from ground.attachment where id = alike.attachment_id limit 1) as use on true
    left join lateral (
      select coalesce(
        case use.noun when 'problem' then use.subject_id end,
        (select problem_id from remediation.measure where use.noun = 'measure' and id = use.subject_id limit 1),
        (select problem_id from remediation.progress_report where use.noun = 'progressReport' and id = use.subject_id limit 1)) as id
    ) as owner on true
    left join lateral (select id, number from remediation.problem where id = owner.id limit 1) as p on true
    where f.id = any ($1) and f.kind = 'image'`,
}

/** Where these pictures, or ones that look like them, are evidence; 20 uses of each at most, the likest first. */
export async function usesOfPictures(tx: Tx, fileIds: readonly string[]): Promise<UseOfPicture[]> {
  return fileIds.length === 0 ? [] : tx.run<UseOfPicture & Record<string, unknown>>(usesStatement, [fileIds])
}

const reachedStatement: Prepared = {
  name: 'problem reached',
  text: 'select state from remediation.problem where id = $1',
}

/** The state of a problem in reach. */
export async function stateOfProblem(tx: Tx, id: string): Promise<string | undefined> {
  return (await tx.run<{ state: string }>(reachedStatement, [id]))[0]?.state
}
