import type { Prepared, Tx } from '#ground/database/transaction.ts'

/** A file attached to anything of an enterprise, as it was received. */
export interface DossierEvidence extends Record<string, unknown> {
  readonly hash: string
  readonly name: string
  readonly size: number
  readonly contentType: string
  readonly noun: string
  readonly subjectId: string
  readonly purpose: 'before' | 'after' | 'onSite' | 'paper' | 'basis' | 'other'
  readonly takenAt: Date | null
  readonly receivedAt: Date
}

const statement: Prepared = {
  name: 'dossier evidence',
  text: `select file.hash, file.name, file.size, file.content_type as "contentType", attachment.noun, attachment.subject_id as "subjectId",
      attachment.purpose, file.taken_at as "takenAt", file.received_at as "receivedAt"
    from ground.attachment join ground.file on file.id = attachment.file_id
    where attachment.enterprise_id = any (array(
      select $1::uuid union all select id from baseline.fact_duplicate where duplicate_of = $1))
    order by attachment.attached_at, attachment.id limit $2`,
}

/** Evidence of the enterprise and of the records found to be the same, in the order it was attached. */
export function findEvidenceOf(tx: Tx, enterpriseId: string, most: number): Promise<DossierEvidence[]> {
  return tx.run<DossierEvidence>(statement, [enterpriseId, most])
}
