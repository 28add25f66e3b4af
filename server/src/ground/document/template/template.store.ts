import type { Prepared, Tx } from '../../database/transaction.ts'
import { usedOf } from '../../versioning/index.ts'
import { absent } from '../../workflow/act.ts'
import { camelRow } from '../../workflow/camel-row.ts'
import { partsTaken } from '../../workflow/record.ts'
import type { CaseStore } from '../../workflow/workflow.ts'
import type { TemplateVersion } from './template-version.ts'

/** A template has no township, industry or enterprise; the rules of all nouns ask for them. */
const read = (row: Record<string, unknown>): TemplateVersion =>
  ({ ...camelRow(row), county: null, township: null, industry: null, enterpriseId: null }) as unknown as TemplateVersion

/** How a version is kept. */
export const templateStore: CaseStore<TemplateVersion> = {
  table: 'ground.document_template',
  lock: `select t.*, ${partsTaken('t.id')} from ground.document_template t where t.id = $1`,
  read,
  givenByDatabase: [],
  notColumns: ['county', 'township', 'industry', 'enterpriseId'],
}

/** One version. Throws 404 where there is none, or the post may not see it. */
export async function findTemplate(tx: Tx, id: string): Promise<TemplateVersion> {
  const [row] = await tx.query(templateStore.lock, [id])
  if (!row) throw absent()
  return read(row)
}

const ofKind: Prepared = {
  name: 'templates of a kind',
  text: 'select * from ground.document_template where kind = $1 order by number desc',
}

/** Every version of a kind of paper, the latest first. */
export async function templatesOf(tx: Tx, kind: string): Promise<TemplateVersion[]> {
  return (await tx.run(ofKind, [kind])).map(read)
}

/** The version by which papers of the kind are made today; every start lays one. */
export async function templateInUse(tx: Tx, kind: string): Promise<TemplateVersion> {
  const version = usedOf(await templatesOf(tx, kind))
  if (!version) throw new Error(`No template of ${kind} is in use`)
  return version
}
