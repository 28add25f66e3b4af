import type { FileView } from '#contract/ground/file.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import type { Cell } from '../workflow/workflow.ts'
import { type FileRow, fileColumns, fileView } from './file-view.ts'

/** What a file is to a record: 整改前, 整改后, 现场, 文书, 决定的依据. */
export type Purpose = 'before' | 'after' | 'onSite' | 'paper' | 'basis' | 'other'

/** The record that files belong to, and where it lies: whoever reaches that cell reaches the files. */
export interface Subject {
  readonly noun: string
  readonly id: string
  readonly cell: Cell
}

/**
 * Attaches files to a record in the transaction that changes it. From then on they are seen by whoever reaches the record, and no
 * longer by the uploader as such. Attaching again is harmless.
 *
 * Throws 422 naming each file that does not exist or that the actor does not reach (the same words).
 */
export async function attachFiles(
  tx: Tx,
  subject: Subject,
  purpose: Purpose,
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length === 0) return
  const unique = [...new Set(fileIds)]
  const known = new Set(
    (await tx.query<{ id: string }>('select id from ground.file where id = any ($1)', [unique])).map(row => row.id),
  )
  const unknown = fileIds.flatMap((id, index) => (known.has(id) ? [] : [index]))
  if (unknown.length > 0) {
    throw refuse(
      422,
      'invalid',
      { zh: '所附文件有的不存在，或不是您上传的', en: 'Some of the files do not exist or are not yours' },
      { zh: '请重新上传这些文件', en: 'Upload those files again' },
      {
        fields: unknown.map(index => ({
          path: `files.${index}`,
          zh: '没有这个文件，或不在您的岗位范围内',
          en: 'There is no such file, or your post does not reach it',
        })),
      },
    )
  }
  const { area, township, industry, enterpriseId } = subject.cell
  await tx.query(
    `insert into ground.attachment (file_id, noun, subject_id, purpose, post_id, area, township, industry, enterprise_id)
     select unnest($1::uuid[]), $2, $3, $4, $5, $6, $7, $8, $9 on conflict do nothing`,
    [unique, subject.noun, subject.id, purpose, tx.actor.postId, area, township, industry, enterpriseId],
  )
  await tx.query('update ground.file set attached = true where id = any ($1) and not attached', [unique])
}

export interface Attached extends FileView {
  readonly purpose: Purpose
}

/** The files of a record, in the order they came. */
export async function attachmentsOf(tx: Tx, subjectId: string): Promise<Attached[]> {
  const rows = await tx.query<FileRow & { purpose: Purpose }>(
    `select ${fileColumns}, attachment.purpose from ground.attachment join ground.file on file.id = attachment.file_id
     where attachment.subject_id = $1 order by attachment.attached_at, attachment.id`,
    [subjectId],
  )
  return rows.map(row => ({ ...fileView(row), purpose: row.purpose }))
}

/** What is known about these files, by id; those out of reach are left out. */
export async function filesById(tx: Tx, ids: readonly string[]): Promise<Map<string, FileView>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<FileRow>(`select ${fileColumns} from ground.file where id = any ($1)`, [
    [...new Set(ids)],
  ])
  return new Map(rows.map(row => [row.id, fileView(row)]))
}
