import { z } from 'zod'
import type { DocumentState } from '#contract/ground/document.states.ts'
import type { RegisterFilter, RegisterRow } from '#contract/ground/document-register.ts'
import type { Actor } from '../database/claims.ts'
import { readPageKey, writePageKey } from '../database/page-key.ts'
import type { Tx } from '../database/transaction.ts'
import { absent } from '../workflow/act.ts'
import { may } from '../workflow/permit.ts'
import type { NamedAddressee } from './document.ts'
import type { DocumentKind } from './document-kind.ts'

const Key = z.tuple([z.number().int()])

interface Numbered extends Record<string, unknown> {
  readonly id: string
  readonly sequence: number
  readonly before: number
  readonly number: string
  readonly title: string
  readonly kind: string
  readonly state: DocumentState
  readonly numberedOn: string
  readonly effectiveOn: string | null
  readonly sentOn: string | null
  readonly main: { readonly all: readonly NamedAddressee[] }
  readonly signedBy: string | null
  readonly voidReason: string | null
}

/**
 * 发文登记簿 of a unit: one series in one year by number. What no paper has between two that do, as with numbers entered by hand, is a
 * line of its own; a voided paper keeps its number.
 */
export async function findRegister(
  tx: Tx,
  { issuer, series, year, gaps }: RegisterFilter,
  { after, limit, kinds }: { after?: string | undefined; limit: number; kinds: readonly DocumentKind[] },
): Promise<{ rows: RegisterRow[]; next: string | null }> {
  const key = readPageKey(after, Key)
  const unit = registerOf(tx.actor, issuer)
  const opens = may(tx.actor, 'document.read')
  const rows = await tx.query<Numbered>(
    `select * from (
       select id, number_sequence as sequence, lag(number_sequence, 1, 0) over (order by number_sequence) as before, number_words as number,
         title, kind, state, numbered_on as "numberedOn", effective_on as "effectiveOn", sent_on as "sentOn", main,
         signed_words as "signedBy", void_reason as "voidReason"
       from ground.document where issuer_unit = $1 and series = $2 and number_year = $3) as register
     where sequence > $4 ${gaps ? `and (state = 'voided' or sequence > before + 1)` : ''} order by sequence limit $5`,
    [unit, series, year, key?.[0] ?? 0, limit + 1],
  )
  const shown = rows.slice(0, limit)
  return {
    rows: shown.flatMap(row => linesOf(row, { kinds, opens, gapsOnly: gaps ?? false })),
    next: rows.length > limit ? writePageKey([shown.at(-1)?.sequence]) : null,
  }
}

function linesOf(
  row: Numbered,
  { kinds, opens, gapsOnly }: { kinds: readonly DocumentKind[]; opens: boolean; gapsOnly: boolean },
): RegisterRow[] {
  const missing: RegisterRow = {
    key: `missing-${row.before + 1}`,
    from: row.before + 1,
    to: row.sequence - 1,
    standing: 'missing',
    number: null,
    document: null,
  }
  const taken: RegisterRow = {
    key: row.id,
    from: row.sequence,
    to: row.sequence,
    standing: row.state === 'voided' ? 'voided' : 'taken',
    number: row.number,
    document: {
      id: row.id,
      opens,
      title: row.title,
      kindWords: kindWords(kinds, row.kind),
      state: row.state,
      numberedOn: row.numberedOn,
      effectiveOn: row.effectiveOn,
      sentOn: row.sentOn,
      main: row.main.all.map(({ name }) => name),
      signedBy: row.signedBy,
      voidReason: row.voidReason,
    },
  }
  return [
    ...(row.sequence > row.before + 1 ? [missing] : []),
    ...(gapsOnly && taken.standing === 'taken' ? [] : [taken]),
  ]
}

/** What a kind is called; one that is registered no longer is called by its id. */
export function kindWords(kinds: readonly DocumentKind[], id: string): { zh: string; en: string } {
  const words = kinds.find(kind => kind.id === id)?.words ?? { zh: id, en: id }
  return { zh: words.zh, en: words.en }
}

/** Whose register is asked for. Throws 404 where it is another unit's and one does not audit. */
export function registerOf(actor: Actor, issuer: string | undefined): string {
  if (issuer === undefined || issuer === actor.unitId) return actor.unitId
  if (!may(actor, 'document.audit')) throw absent()
  return issuer
}

/** Units whose registers one may read: one's own, or every one that has numbered something. */
export function findRegisters(tx: Tx): Promise<{ id: string; name: string }[]> {
  return may(tx.actor, 'document.audit')
    ? tx.query(
        `select id, name from ground.unit
         where exists (select from ground.document d where d.issuer_unit = unit.id and d.number_words is not null)
         order by position, id limit 1000`,
      )
    : tx.query('select id, name from ground.unit where id = $1', [tx.actor.unitId])
}

/** Series that have numbers, with their years, the latest first. */
export function findSeriesInUse(tx: Tx, unit: string): Promise<{ code: string; years: number[] }[]> {
  return tx.query(
    `select series as code, array_agg(distinct number_year order by number_year desc) as years from ground.document
     where issuer_unit = $1 and series is not null group by series order by series limit 200`,
    [unit],
  )
}
