import type { Campaign } from '#campaign/mandate/index.ts'
import type { MatchedBy } from '#contract/baseline/signal-words.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { longestValue } from '#ground/intake/normalise/longest-value.ts'
import { parseUscc } from '#ground/intake/normalise/parse-uscc.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import { townshipInText } from './place-of-text.ts'

/** An enterprise as a list from elsewhere writes it. */
export interface NamedEnterprise {
  readonly code?: string | undefined
  readonly namedAs?: string | undefined
  readonly place?: string | undefined
}

export interface Match {
  readonly enterpriseId: string
  readonly by: MatchedBy
}

interface Candidate extends Record<string, unknown> {
  readonly id: string
  readonly township: string
  readonly address: string | null
}

const standing = `state not in ('voided', 'duplicate')`

/**
 * The one enterprise in the post's reach that a list from elsewhere means: by its code; by its name or a former one; where several are called so,
 * by the township or address named. Null where there is none, or more than one: then a person decides.
 */
export async function matchEnterprise(
  tx: Tx,
  campaign: Campaign,
  { code, namedAs, place }: NamedEnterprise,
): Promise<Match | null> {
  if (code) {
    const read = parseUscc(code)
    const wanted = read.kind === 'ok' ? read.code : code.trim().toUpperCase()
    const found = await tx.query<Candidate>(
      `select id, township, address from baseline.enterprise where ${standing} and (uscc = $1 or temporary_code = $1) limit 2`,
      [wanted],
    )
    const [only] = found
    if (only && found.length === 1) return { enterpriseId: only.id, by: 'code' }
  }
  if (!namedAs || namedAs.length > longestValue) return null
  const named = await tx.query<Candidate>(
    `select id, township, address from baseline.enterprise where ${standing} and name_folded = $1
     union select e.id, e.township, e.address from baseline.former_name f join baseline.enterprise e on e.id = f.enterprise_id
       where f.name_folded = $1 and e.${standing} limit 20`,
    [foldName(namedAs)],
  )
  const [only] = named
  if (only && named.length === 1) return { enterpriseId: only.id, by: 'name' }
  if (!place || named.length === 0) return null
  const township = townshipInText(campaign, place)?.code
  const there = named.filter(one => one.township === township || (one.address !== null && place.includes(one.address)))
  const [here] = there
  return here && there.length === 1 ? { enterpriseId: here.id, by: 'place' } : null
}
