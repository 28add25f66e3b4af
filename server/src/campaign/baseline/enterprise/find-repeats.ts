import type { Campaign } from '#campaign/mandate/index.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { Scope } from '#contract/ground/role.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import { nearName } from './near-name.ts'
import { placeOfTownship } from './place-of-township.ts'
import { confirmingUnit, verifyingUnit } from './review-holders.ts'
import { searchEnterprises } from './search-index.store.ts'

export interface RepeatQuestion {
  readonly name?: string | undefined
  readonly uscc?: string | null | undefined
  readonly township?: string | undefined
  readonly place?: { readonly lng: number; readonly lat: number } | null | undefined
  readonly except?: string | undefined
}
export type RepeatReason = 'sameCode' | 'nearName' | 'formerName' | 'samePlace'
export interface Repeat {
  readonly id: string
  readonly why: RepeatReason[]
}

const standing = `state not in ('voided', 'duplicate')`
/** Some 30 metres: two at one gate may be one. */
const near = 0.0003

/**
 * Records in the post's reach that may be the one asked for: the same code, nearly the same name in the same township, a former name,
 * or the same place. At most 20, the surest first.
 */
export async function findRepeats(tx: Tx, campaign: Campaign, question: RepeatQuestion): Promise<Repeat[]> {
  const found = new Map<string, RepeatReason[]>()
  const add = (id: string, why: RepeatReason) => {
    if (id === question.except) return
    const known = found.get(id)
    if (!known) found.set(id, [why])
    else if (!known.includes(why)) known.push(why)
  }
  if (question.uscc) {
    for (const { id } of await tx.query<{ id: string }>(
      `select id from baseline.enterprise where uscc = $1 and ${standing} limit 20`,
      [question.uscc],
    ))
      add(id, 'sameCode')
  }
  if (question.name && question.name.trim().length >= 2) {
    const folded = foldName(question.name)
    for (const { id } of await tx.query<{ id: string }>(
      `select enterprise_id as id from baseline.former_name join baseline.enterprise on id = enterprise_id
       where baseline.former_name.name_folded = $1 and ${standing} limit 20`,
      [folded],
    ))
      add(id, 'formerName')
    for (const id of await likeNamed(tx, campaign, question.name, question.township)) add(id, 'nearName')
  }
  if (question.place && question.township) {
    const { lng, lat } = question.place
    for (const { id } of await tx.query<{ id: string }>(
      `select id from baseline.enterprise where township = $1 and ${standing} and lng between $2 and $3 and lat between $4 and $5 limit 20`,
      [question.township, lng - near, lng + near, lat - near, lat + near],
    ))
      add(id, 'samePlace')
  }
  return [...found].map(([id, why]) => ({ id, why })).slice(0, 20)
}

/** Records called alike: the same name anywhere, nearly the same in the township given, or anywhere where none is. */
export async function likeNamed(
  tx: Tx,
  campaign: Campaign,
  name: string,
  township: string | undefined,
): Promise<string[]> {
  const { core, isNear } = nearName(campaign, name)
  // one wrong character spoils at most two pieces, so one half of the name is whole
  const half = Math.max(2, Math.floor(core.length / 2))
  const ids = new Set<string>()
  for (const part of [core, core.slice(0, half), core.slice(-half)]) {
    for (const id of await searchEnterprises(tx, part)) ids.add(id)
  }
  const rows = await tx.query<{ id: string; name: string; township: string }>(
    `select id, name, township from baseline.enterprise where id = any ($1) and ${standing}`,
    [[...ids]],
  )
  return rows
    .filter(
      row => foldName(row.name) === foldName(name) || ((!township || row.township === township) && isNear(row.name)),
    )
    .map(({ id }) => id)
}

/**
 * Whose a code is that the post does not reach: no more than the unit to ask. Null where nobody has it, or it is in reach.
 */
export async function codeElsewhere(
  tx: Tx,
  campaign: Campaign,
  codes: readonly string[],
): Promise<Map<string, { unitName: string; words: Words }>> {
  if (codes.length === 0) return new Map()
  const owners = await tx.query<{ uscc: string; area: string; industry: string }>(
    `select owner.uscc, owner.area, owner.industry from baseline.whose_code($1) as owner
     where not exists (select from baseline.enterprise as e where e.uscc = owner.uscc and ${standing})`,
    [codes],
  )
  return new Map(
    owners.map(owner => {
      const unitId = verifyingUnit(campaign, owner) || confirmingUnit(campaign, owner.industry)
      const unitName = campaign.units.find(({ id }) => id === unitId)?.name ?? ''
      return [
        owner.uscc,
        {
          unitName,
          words: inAnotherArea(campaign, tx.actor.scope, owner.area)
            ? {
                zh: `已有同码主体，属他区块，请联系${unitName}`,
                en: `An enterprise of another area bears this code; ask ${unitName}`,
              }
            : {
                zh: `已有同码主体，不在您的管辖范围内，请联系${unitName}`,
                en: `An enterprise outside your reach bears this code; ask ${unitName}`,
              },
        },
      ]
    }),
  )
}

/** Whether an area is another than the asker's own; a post of the whole city, or of an industry, has none of its own. */
function inAnotherArea(campaign: Campaign, scope: Scope, area: string): boolean {
  if (scope.kind === 'areas') return !scope.areas.includes(area)
  if (scope.kind !== 'townships') return false
  return !scope.townships.some(code => placeOfTownship(campaign, code).area === area)
}
