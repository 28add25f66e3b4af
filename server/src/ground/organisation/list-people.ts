import type { PersonRow } from '#contract/ground/organisation.ts'
import { Role } from '#contract/ground/role.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import type { CampaignWords, PostScopeColumns } from '../identity/index.ts'
import { placeNames, scopeWords, titleOf } from '../identity/index.ts'
import type { Sealing } from '../sealing/index.ts'
import { maskedPhone } from './seal-phone.ts'

export interface PeopleFilter {
  readonly q?: string | undefined
  readonly unit?: string | undefined
  readonly role?: Role | undefined
  readonly after?: string | undefined
  readonly limit: number
}

interface PersonColumns {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly phone_sealed: Buffer | null
  readonly ended_at: Date | null
}

interface PostColumns extends PostScopeColumns {
  readonly id: string
  readonly person_id: string
  readonly role: string
  readonly title: string
  readonly unit_id: string
  readonly unit_name: string
  readonly valid_from: string
  readonly valid_until: string | null
}

/** A person as the directory itself knows them; locks are kept by the sign-in. */
export type ListedPerson = Omit<PersonRow, 'locked' | 'secondFactor' | 'actions'>

/** A page of people by user name, with all their posts, past ones included: for the three administrators. */
export async function listPeople(
  tx: Tx,
  filter: PeopleFilter,
  { sealing, campaign }: { sealing: Sealing; campaign: CampaignWords },
): Promise<{ people: ListedPerson[]; next: string | null }> {
  const found = await tx.query<PersonColumns>(
    `select p.id, p.name, p.username, p.phone_sealed, p.ended_at from ground.person p
     where ($1::text is null or p.username > $1)
       and ($2::text is null or position(lower($2) in lower(p.name || ' ' || p.username)) > 0)
       and ($3::text is null and $4::text is null or exists (select from ground.post o where o.person_id = p.id
         and ($3::text is null or o.unit_id = $3) and ($4::text is null or o.role = $4)))
     order by p.username limit $5`,
    [afterOf(filter.after), filter.q || null, filter.unit ?? null, filter.role ?? null, filter.limit + 1],
  )
  const shown = found.slice(0, filter.limit)
  const posts = await tx.query<PostColumns>(
    `select o.id, o.person_id, o.role, o.title, o.unit_id, coalesce(u.short_name, u.name) as unit_name, o.valid_from, o.valid_until,
       o.scope_kind, o.areas, o.townships, o.grids, o.industries, o.enterprises
     from ground.post o join ground.unit u on u.id = o.unit_id where o.person_id = any($1) order by o.valid_from, o.id`,
    [shown.map(({ id }) => id)],
  )
  const place = await placeNames(tx, posts)
  const held = Map.groupBy(posts, post => post.person_id)
  const last = shown.at(-1)
  return {
    people: shown.map(person => ({
      id: person.id,
      name: person.name,
      username: person.username,
      phoneMasked: maskedPhone(sealing, person.phone_sealed),
      ended: person.ended_at !== null,
      posts: (held.get(person.id) ?? []).map(post => ({
        id: post.id,
        role: Role.parse(post.role),
        title: titleOf(Role.parse(post.role), post.title),
        unitId: post.unit_id,
        unitName: post.unit_name,
        scopeWords: scopeWords(post, place, campaign),
        validFrom: post.valid_from,
        validUntil: post.valid_until,
      })),
    })),
    next: found.length > filter.limit && last ? Buffer.from(last.username).toString('base64url') : null,
  }
}

function afterOf(after: string | undefined): string | null {
  if (after === undefined) return null
  const name = Buffer.from(after, 'base64url').toString('utf8')
  if (!name || name.includes('\0')) {
    throw refuse(422, 'invalid', {
      zh: '翻页标记不对，请从第一页重新打开',
      en: 'The mark of the page is wrong; start from the first',
    })
  }
  return name
}
