import type { Campaign } from '#campaign/mandate/index.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Database } from '#ground/database/database.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { reading } from '#ground/database/transaction.ts'
import type { Sealing } from '#ground/sealing/index.ts'
import { phonePlace } from '../enterprise/fact-changes.ts'
import { codeElsewhere } from '../enterprise/find-repeats.ts'
import type { KnownEnterprise, KnownWithin, RegistryLookup } from './enterprise-target/registry-lookup.ts'
import type { ImportTarget } from './import-target.ts'

interface Row {
  id: string
  name: string
  nameFolded: string
  formerNames: string[]
  uscc: string | null
  area: string
  township: string
  industries: string[]
  address: string | null
  contact: string | null
  phone: Buffer | null
}

const standing = `e.state not in ('voided', 'duplicate')`
const select = `select e.id, e.name, e.name_folded as "nameFolded", e.uscc, e.area, e.township, e.industries, e.address, e.contact_name as contact,
  e.phone_sealed as phone, array(select f.name from baseline.former_name f where f.enterprise_id = e.id) as "formerNames" from baseline.enterprise e`

export interface Registers {
  readonly database: Database
  readonly campaign: Campaign
  readonly sealing: Sealing
  readonly targets: readonly ImportTarget[]
}

/** The register as an import sees it under its post's claims: full within scope, and beyond it only whose a code is. */
export function databaseRegistry({ database, campaign, sealing, targets }: Registers, actor: Actor): RegistryLookup {
  const known = async (tx: Tx, rows: readonly Row[]): Promise<KnownWithin[]> => {
    const ids = rows.map(({ id }) => id)
    const texts = new Map<string, string[]>()
    if (ids.length > 0) {
      for (const target of targets) {
        for (const [id, said] of await target.recognise(tx, ids)) texts.set(id, [...(texts.get(id) ?? []), ...said])
      }
    }
    return rows.map(row => ({
      scope: 'within',
      id: row.id,
      name: row.name,
      formerNames: row.formerNames,
      uscc: row.uscc,
      area: row.area,
      township: row.township,
      industries: row.industries,
      address: row.address,
      contact: row.contact,
      phones: row.phone ? sealing.open(row.phone, phonePlace).split('、') : [],
      problems: texts.get(row.id) ?? [],
    }))
  }
  const ask = (condition: string, values: readonly unknown[]) =>
    reading(database, actor, async tx => {
      const rows = await tx.query<Row & Record<string, unknown>>(`${select} where ${standing} and ${condition}`, values)
      return { rows, known: await known(tx, rows) }
    })
  return {
    async byUscc(codes) {
      const found = new Map<string, KnownEnterprise>()
      if (codes.length === 0) return found
      for (const enterprise of (await ask('e.uscc = any ($1)', [codes])).known) {
        if (enterprise.uscc && !found.has(enterprise.uscc)) found.set(enterprise.uscc, enterprise)
      }
      const missing = codes.filter(code => !found.has(code))
      const elsewhere = await reading(database, actor, tx => codeElsewhere(tx, campaign, missing))
      for (const [uscc, { words }] of elsewhere) found.set(uscc, { scope: 'outside', uscc, words })
      return found
    },
    async byFoldedName(names) {
      if (names.length === 0) return new Map()
      const { rows, known: enterprises } = await ask('e.name_folded = any ($1)', [names])
      const folded = new Map(rows.map(row => [row.id, row.nameFolded]))
      return Map.groupBy(enterprises, enterprise => folded.get(enterprise.id) ?? '')
    },
    async inCells(cells) {
      if (cells.length === 0) return []
      return (
        await ask(
          `exists (select from unnest($1::text[], $2::text[]) as cell(township, industry)
             where cell.township = e.township and cell.industry = any (e.industries)) and e.township = any ($1)`,
          [cells.map(({ township }) => township), cells.map(({ industry }) => industry)],
        )
      ).known
    },
  }
}
