import type { AddresseeView, CountersignatureView, DocumentRow, DocumentView } from '#contract/ground/document.ts'
import type { Tx } from '../database/transaction.ts'
import { filesById } from '../files/index.ts'
import { absent } from '../workflow/act.ts'
import { available } from '../workflow/available.ts'
import type { Moment } from '../workflow/workflow.ts'
import { documentStore, readDocument } from './document.store.ts'
import type { Document } from './document.ts'
import type { DocumentWorkflow } from './document.workflow.ts'
import { notOnesStep } from './document-guards.ts'
import type { DocumentSettings } from './document-settings.ts'
import { dateline } from './docx/dateline.ts'
import type { ListedDocument } from './find-documents.ts'
import { kindWords } from './find-register.ts'

/** The paper of an id, read as act() reads it. Throws 404 where it is absent or one’s unit is no party to it. */
export async function findDocument(tx: Tx, id: string): Promise<Document> {
  const [row] = await tx.query(documentStore.lock, [id])
  if (!row) throw absent()
  return readDocument(row)
}

/** A paper as a line of the list. */
export function documentRow({ kinds }: Pick<DocumentSettings, 'kinds'>, the: ListedDocument): DocumentRow {
  return {
    id: the.id,
    version: the.version,
    state: the.state,
    kind: the.kind,
    kindWords: kindWords(kinds, the.kind),
    title: the.title,
    issuer: { id: the.issuerUnit, name: the.issuerName },
    number: the.numberWords,
    precedence: the.precedence,
    draftedOn: the.draftedOn,
    effectiveOn: the.effectiveOn,
    sentOn: the.sentOn,
    receipts: { received: the.received, all: the.addressed },
    voidProposed: the.voidProposedBy !== null,
    waiting: the.waiting,
  }
}

interface AddresseeRow extends Record<string, unknown> {
  readonly unitId: string | null
  readonly name: string
  readonly copied: boolean
  readonly due: string | null
  readonly receivedAt: Date | null
  readonly receivedBy: string | null
  readonly proof: string | null
}

interface SignatureRow extends Record<string, unknown> {
  readonly unitId: string
  readonly opinion: 'assent' | 'dissent'
  readonly words: string | null
  readonly signedBy: string
  readonly at: Date
  readonly contentHash: string
}

/** A paper as its page shows it, with what the acting post may do: steps that are another unit's are no offers. */
export async function documentView(
  tx: Tx,
  { workflow, settings }: { workflow: DocumentWorkflow; settings: DocumentSettings },
  the: Document,
  moment: Moment,
): Promise<DocumentView> {
  const kind = settings.kinds.find(({ id }) => id === the.kind)
  const names = await unitNames(tx, [the.issuerUnit, ...the.countersignUnits])
  const addressees = await addresseesOf(tx, the)
  const [waiting] = await tx.query(
    'select from ground.duty where subject_id = $1 and done_at is null and holder_unit = $2',
    [the.id, tx.actor.unitId],
  )
  const scan = the.scanFile === null ? undefined : (await filesById(tx, [the.scanFile])).get(the.scanFile)
  const issuerName = names.get(the.issuerUnit) ?? the.issuerUnit
  const main = addressees.filter(({ copied }) => !copied)
  return {
    ...documentRow(settings, {
      ...the,
      issuerName,
      received: main.filter(({ receivedAt }) => receivedAt !== null).length,
      addressed: main.length,
      waiting: waiting !== undefined,
    }),
    subject: the.subject,
    content: the.content,
    contentHash: the.contentHash,
    layout: the.template?.layout ?? kind?.template.layout ?? 'official',
    letterhead: settings.letterheadOf(the.issuerUnit)?.letterhead ?? `${issuerName}文件`,
    dateline: dateline(the.effectiveOn ?? the.signedOn),
    addressees,
    countersignatures: await countersignaturesOf(tx, the, names),
    countersignDue: the.countersignDue,
    draftedBy: the.draftedWords,
    template: the.template && { id: the.template.id, number: the.template.number },
    signedOn: the.signedOn,
    signedBy: the.signedWords,
    refreshable: kind !== undefined && the.content.facts.length > 0,
    scan: scan ? { file: scan, matches: scan.hash === the.scanHash } : null,
    returnReason: the.returnReason,
    voidReason: the.voidReason,
    voidProposedBy: the.voidProposedWords,
    voidedOn: the.voidedOn,
    actions: available(workflow, the, tx.actor, moment).filter(
      ({ refusal, action }) =>
        !(refusal && notOnesStep.includes(refusal.code)) &&
        !(action === 'refresh' && (kind === undefined || the.content.facts.length === 0)),
    ),
    asOf: moment.at.toISOString(),
  }
}

export async function unitNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>('select id, name from ground.unit where id = any ($1)', [
    [...new Set(ids)],
  ])
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Before it is sent, whom it is meant for; afterwards, whom it went to and who took it. */
async function addresseesOf(tx: Tx, the: Document): Promise<AddresseeView[]> {
  if (the.sentTo.length === 0) {
    const meant = [
      ...the.main.all.map(one => ({ one, copied: false })),
      ...the.copied.all.map(one => ({ one, copied: true })),
    ]
    return meant.map(({ one, copied }) => ({
      kind: one.kind,
      unitId: one.kind === 'unit' ? one.unitId : null,
      name: one.name,
      copied,
      due: null,
      receivedAt: null,
      receivedBy: null,
      proof: null,
    }))
  }
  const rows = await tx.query<AddresseeRow>(
    `select unit_id as "unitId", name, copied, due, received_at as "receivedAt", received_words as "receivedBy", proof
     from ground.document_addressee where document_id = $1 order by position`,
    [the.id],
  )
  return rows.map(row => ({
    ...row,
    kind: row.unitId === null ? ('outside' as const) : ('unit' as const),
    receivedAt: row.receivedAt?.toISOString() ?? null,
  }))
}

/** One line a unit: its signature on the present text, or else the last one it gave, which has lapsed. */
async function countersignaturesOf(
  tx: Tx,
  the: Document,
  names: ReadonlyMap<string, string>,
): Promise<CountersignatureView[]> {
  if (the.countersignUnits.length === 0) return []
  const rows = await tx.query<SignatureRow>(
    `select distinct on (unit_id) unit_id as "unitId", opinion, words, signed_words as "signedBy", at, content_hash as "contentHash"
     from ground.document_countersignature where document_id = $1 order by unit_id, id desc`,
    [the.id],
  )
  const last = new Map(rows.map(row => [row.unitId, row]))
  return the.countersignUnits.map(unitId => {
    const given = last.get(unitId)
    return {
      unit: { id: unitId, name: names.get(unitId) ?? unitId },
      opinion: given?.opinion ?? null,
      words: given?.words ?? null,
      signedBy: given?.signedBy ?? null,
      at: given?.at.toISOString() ?? null,
      lapsed: given !== undefined && given.contentHash !== the.contentHash,
    }
  })
}
