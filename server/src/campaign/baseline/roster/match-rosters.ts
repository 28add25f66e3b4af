import { randomUUID } from 'node:crypto'
import type { Campaign } from '#campaign/mandate/index.ts'
import type { RosterMatchedBy } from '#contract/baseline/omission-words.ts'
import type { Ground } from '#ground/context.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { likeNamed } from '../enterprise/find-repeats.ts'
import { nearName } from '../enterprise/near-name.ts'
import { nearKeys } from '../import/enterprise-target/fold-core-name.ts'
import type { RosterEntryWorkflow } from './roster-entry.workflow.ts'

interface Named extends Record<string, unknown> {
  readonly id: string
  readonly name: string
}
type Matches = Map<string, { readonly enterpriseId: string; readonly by: RosterMatchedBy }>

const standing = `e.state not in ('voided', 'duplicate')`

/**
 * Matches rows of rosters that fitted no enterprise when they came: by code, by name or former name, and by nearly the same name within
 * the township, or in the city where none is named; each where it can be one alone. As the night's service post, which reaches the whole registry.
 *
 * @returns how many were matched
 */
export async function matchRosters(
  tx: Tx,
  ground: Pick<Ground, 'clock' | 'calendar'>,
  campaign: Campaign,
  workflow: RosterEntryWorkflow,
): Promise<number> {
  const matches: Matches = new Map()
  const exact = await tx.query<{ id: string; enterpriseId: string; by: 'code' | 'name' }>(
    `with waiting as materialized (select id, code, name_folded, township from baseline.roster_entry where state = 'unmatched'),
      by_code as (select w.id, min(e.id::text) as enterprise from waiting w join baseline.enterprise e on e.uscc = w.code
        where w.code is not null and ${standing} group by w.id having count(*) = 1),
      called as (select w.id, e.id as enterprise from waiting w join baseline.enterprise e on e.name_folded = w.name_folded
          where ${standing} and (w.township is null or w.township = e.township)
        union select w.id, e.id from waiting w join baseline.former_name f on f.name_folded = w.name_folded
          join baseline.enterprise e on e.id = f.enterprise_id where ${standing} and (w.township is null or w.township = e.township)),
      by_name as (select id, min(enterprise::text) as enterprise from called group by id having count(*) = 1)
     select id, enterprise::uuid as "enterpriseId", 'code' as by from by_code
     union all select id, enterprise::uuid, 'name' from by_name where id not in (select id from by_code)`,
  )
  for (const { id, enterpriseId, by } of exact) matches.set(id, { enterpriseId, by })
  const townships = await tx.query<{ township: string }>(
    `select distinct township from baseline.roster_entry where state = 'unmatched' and township is not null`,
  )
  for (const { township } of townships) await matchNear(tx, campaign, township, matches)
  await matchPlaceless(tx, campaign, matches)
  for (const [id, input] of matches)
    await actWithin(tx, ground, workflow, { id, action: 'match', requestId: randomUUID(), input })
  return matches.size
}

/** Words of trade and form that one office writes and another leaves out. */
const loose = /(公司|加工|制造|生产|制品|厂|店|部|坊)/gu
/** What a name comes down to without them; null where too little is left to tell one from another. */
function bareName(campaign: Campaign, name: string): string | null {
  const bare = nearName(campaign, name).core.replaceAll(loose, '')
  return bare.length >= 4 ? bare : null
}

/** Rows that name no township and point to an industry: looked for by their names in the whole city. */
async function matchPlaceless(tx: Tx, campaign: Campaign, matches: Matches): Promise<void> {
  const rows = await tx.query<Named>(
    `select id, named_as as name from baseline.roster_entry where state = 'unmatched' and township is null and industry is not null`,
  )
  for (const { id, name } of rows) {
    if (matches.has(id)) continue
    const [only, ...others] = await likeNamed(tx, campaign, name, undefined)
    if (only !== undefined && others.length === 0) matches.set(id, { enterpriseId: only, by: 'nearName' })
  }
}

/**
 * One township's rows against its enterprises: two are near where they share a key, which is then looked at closely, or where they are
 * one but for words of trade and form.
 */
async function matchNear(tx: Tx, campaign: Campaign, township: string, matches: Matches): Promise<void> {
  const rows = await tx.query<Named>(
    `select id, named_as as name from baseline.roster_entry where state = 'unmatched' and township = $1`,
    [township],
  )
  const waiting = rows.filter(({ id }) => !matches.has(id))
  if (waiting.length === 0) return
  const registered = await tx.query<Named>(
    `select e.id, e.name from baseline.enterprise e where e.township = $1 and ${standing}`,
    [township],
  )
  const byKey = new Map<string, Named[]>()
  const byBareName = new Map<string, Named[]>()
  for (const one of registered) {
    for (const key of new Set(nearKeys(nearName(campaign, one.name).core)))
      byKey.set(key, [...(byKey.get(key) ?? []), one])
    const bare = bareName(campaign, one.name)
    if (bare) byBareName.set(bare, [...(byBareName.get(bare) ?? []), one])
  }
  for (const { id, name } of waiting) {
    const { core, isNear } = nearName(campaign, name)
    const near = new Map(nearKeys(core).flatMap(key => (byKey.get(key) ?? []).map(one => [one.id, one] as const)))
    const bare = bareName(campaign, name)
    const close = [...near.values()].filter(one => isNear(one.name))
    const alike = close.length > 0 || bare === null ? close : (byBareName.get(bare) ?? [])
    const [only] = alike
    if (only && alike.length === 1) matches.set(id, { enterpriseId: only.id, by: 'nearName' })
  }
}
