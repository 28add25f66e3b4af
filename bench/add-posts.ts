import { randomBytes } from 'node:crypto'
import type { Campaign } from '#campaign/mandate/index.ts'
import type { Role, Scope } from '#contract/ground/role.ts'
import { servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { hashPassword } from '#ground/identity/index.ts'
import { addAccounts } from '#ground/organisation/index.ts'
import type { Context } from '#server/context.ts'

export const password = 'Measured-2024'

/** One of the five posts that everything is measured as. */
export interface MeasuredPost {
  readonly name: 'leader' | 'department' | 'area' | 'township' | 'enterprise'
  readonly username: string
  readonly role: Role
  readonly unitId: string
  readonly scope: Scope
}

/**
 * Gives the installation five accounts, so that both sizes are measured through the same eyes: a city leader, a city department of two
 * industries, an area's ecology branch, the township with most problems in that area, and the enterprise with most problems in that township.
 */
export async function addPosts({ database, campaign, sealing, clock }: Context): Promise<MeasuredPost[]> {
  const passwordHash = await hashPassword(password)
  return transaction(database, servicePost('loader'), async tx => {
    const area = '330881'
    const [town] = await tx.query<{ township: string }>(
      'select township from remediation.problem where area = $1 and township is not null group by township order by count(*) desc limit 1',
      [area],
    )
    const [largest] = await tx.query<{ id: string }>(
      `select enterprise_id as id from remediation.problem where township = $1 and enterprise_id is not null
       group by enterprise_id order by count(*) desc limit 1`,
      [town?.township],
    )
    if (!town || !largest) throw new Error(`There are no problems in the area ${area}: this is no filled installation`)
    const { lead, industries } = twoIndustries(campaign)
    const posts: MeasuredPost[] = [
      post('leader', 'cityLeader', 'city-office', { kind: 'city', industries: null }),
      post('department', 'cityIndustry', lead, { kind: 'city', industries }),
      post('area', 'areaEcology', `${area}-ecology`, { kind: 'areas', areas: [area], industries: null }),
      post('township', 'townshipOfficer', town.township, {
        kind: 'townships',
        townships: [town.township],
        industries: null,
      }),
      post('enterprise', 'enterpriseContact', town.township, { kind: 'enterprises', enterprises: [largest.id] }),
    ]
    const accounts = posts.map(({ username, role, unitId, scope }) => ({
      username,
      name: username,
      passwordHash,
      mustChangePassword: false,
      posts: [{ role, unitId, scope }],
    }))
    await addAccounts(tx, accounts, { sealing, now: clock.realNow() })
    return posts
  })
}

function post(name: MeasuredPost['name'], role: Role, unitId: string, scope: Scope): MeasuredPost {
  // an installation may be measured again when another enterprise has come to be the largest
  return { name, username: `measured.${name}.${randomBytes(4).toString('hex')}`, role, unitId, scope }
}

/** Two industries that one city department leads. */
function twoIndustries(campaign: Campaign): { lead: string; industries: string[] } {
  for (const [lead, led] of Map.groupBy(campaign.industries, industry => industry.lead)) {
    if (led.length >= 2) return { lead, industries: led.slice(0, 2).map(({ id }) => id) }
  }
  throw new Error('No city department leads two industries')
}
