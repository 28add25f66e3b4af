import { camelRow } from '../workflow/camel-row.ts'
import { partsTaken } from '../workflow/record.ts'
import type { CaseStore } from '../workflow/workflow.ts'
import type { Document } from './document.ts'

/** A paper lies in no township, industry or enterprise; the rules of all nouns ask for them. */
export const readDocument = (row: Record<string, unknown>): Document =>
  ({ ...camelRow(row), county: null, township: null, industry: null, enterpriseId: null }) as unknown as Document

/** How a paper is kept. */
export const documentStore: CaseStore<Document> = {
  table: 'ground.document',
  lock: `select d.*, ${partsTaken('d.id')},
      (select coalesce(json_agg(json_build_object('unitId', unit_id, 'opinion', opinion, 'contentHash', content_hash) order by id), '[]')
        from ground.document_countersignature where document_id = d.id) as countersigned,
      (select coalesce(json_agg(json_build_object('position', position, 'unitId', unit_id, 'name', name, 'copied', copied,
          'received', received_at is not null) order by position), '[]')
        from ground.document_addressee where document_id = d.id) as sent_to,
      (select json_build_object('id', t.id, 'number', t.number, 'layout', t.content -> 'layout')
        from ground.document_template t where t.id = d.template_id) as template
    from ground.document d where d.id = $1`,
  read: readDocument,
  givenByDatabase: [],
  notColumns: ['county', 'township', 'industry', 'enterpriseId'],
}
