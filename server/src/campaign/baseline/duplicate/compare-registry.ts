import type { Campaign } from '#campaign/mandate/index.ts'
import type { DuplicateReason } from '#contract/baseline/duplicate-pair.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { nearName } from '../enterprise/near-name.ts'
import { nearKeys } from '../import/enterprise-target/fold-core-name.ts'

const standing = `state in ('reported', 'verified', 'confirmed', 'returned')`
/** Degrees; some ten metres, which is closer than two gates of a street. */
const near = 0.0001
/** More than these under one telephone are an agent's, at one place a market's: they say nothing. */
const mostOfOnePhone = 6
const mostAtOnePlace = 8

const keep = `insert into baseline.duplicate_candidate as known (one_id, other_id, reasons)`
const joined = `on conflict (one_id, other_id) do update set reasons =
  (select array_agg(distinct reason) from unnest(known.reasons || excluded.reasons) as reason)`

/**
 * Compares the registry with itself by keys that two records of one enterprise share: the code, the telephone, a cell of the map with
 * its neighbours, and the near keys of their names within a township, as they are compared when one is entered. What has been decided
 * is left out, but for two that were kept apart and have come to bear one code.
 *
 * @returns how many pairs wait to be made
 */
export async function compareRegistry(tx: Tx, campaign: Campaign): Promise<number> {
  await tx.query('delete from baseline.duplicate_candidate')
  await tx.query(
    `${keep} select least(a.id, b.id), greatest(a.id, b.id), '{sameCode}' from baseline.enterprise a
       join baseline.enterprise b on b.uscc = a.uscc and b.id > a.id
     where a.uscc is not null and a.${standing} and b.${standing} ${joined}`,
  )
  await tx.query(
    `with shared as (select phone_index from baseline.enterprise where phone_index is not null and ${standing}
        group by phone_index having count(*) between 2 and ${mostOfOnePhone})
     ${keep} select a.id, b.id, '{sameContact}' from shared join baseline.enterprise a using (phone_index)
       join baseline.enterprise b on b.phone_index = a.phone_index and b.id > a.id
     where a.${standing} and b.${standing} ${joined}`,
  )
  await tx.query(
    `with placed as materialized (select id, industry, lng, lat, floor(lng / ${near})::int as x, floor(lat / ${near})::int as y
        from baseline.enterprise where lng is not null and ${standing}),
      crowded as (select x, y from placed group by x, y having count(*) > ${mostAtOnePlace}),
      spread as (select id, industry, lng, lat, x + dx as x, y + dy as y from placed, generate_series(-1, 1) as dx, generate_series(-1, 1) as dy
        where (x, y) not in (select x, y from crowded))
     ${keep} select distinct a.id, b.id, '{samePlace}'::text[] from placed a join spread b on b.x = a.x and b.y = a.y and b.id > a.id
       and b.industry = a.industry and abs(b.lng - a.lng) <= ${near} and abs(b.lat - a.lat) <= ${near}
     where (a.x, a.y) not in (select x, y from crowded) ${joined}`,
  )
  for (const { code } of campaign.townships) await compareNames(tx, campaign, code)
  await tx.query(
    `delete from baseline.duplicate_candidate c using baseline.duplicate_pair p where p.one_id = c.one_id and p.other_id = c.other_id
       and not (p.state = 'different' and 'sameCode' = any (c.reasons) and not 'sameCode' = any (p.reasons))`,
  )
  // who split them said that they are two
  await tx.query(
    `delete from baseline.duplicate_candidate c using baseline.enterprise e where e.split_from is not null
       and c.one_id = least(e.id, e.split_from) and c.other_id = greatest(e.id, e.split_from) and not 'sameCode' = any (c.reasons)`,
  )
  const [row] = await tx.query<{ count: number }>('select count(*) as count from baseline.duplicate_candidate')
  return row?.count ?? 0
}

/** One township's names against each other: two are near where they share a key, which is then looked at closely. */
async function compareNames(tx: Tx, campaign: Campaign, township: string): Promise<void> {
  const rows = await tx.query<{ id: string; name: string }>(
    `select id, name from baseline.enterprise where township = $1 and ${standing}`,
    [township],
  )
  const byKey = new Map<string, { id: string; name: string }[]>()
  const pairs = new Map<string, readonly [string, string]>()
  for (const row of rows) {
    const { core, isNear } = nearName(campaign, row.name)
    if (core.length < 4) continue
    for (const key of new Set(nearKeys(core))) {
      const known = byKey.get(key)
      if (!known) {
        byKey.set(key, [row])
        continue
      }
      for (const other of known) {
        if (!isNear(other.name)) continue
        const [one, two] = row.id < other.id ? [row.id, other.id] : [other.id, row.id]
        pairs.set(`${one}${two}`, [one, two])
      }
      known.push(row)
    }
  }
  if (pairs.size === 0) return
  const reason: DuplicateReason = 'nearName'
  await tx.query(
    `${keep} select one, two, array[$3] from unnest($1::uuid[], $2::uuid[]) as pair (one, two) ${joined}`,
    [[...pairs.values()].map(([one]) => one), [...pairs.values()].map(([, two]) => two), reason],
  )
}
