import type { z } from 'zod'
import type { DelegateRow, DelegationView, delegatePost as delegatePostEndpoint } from '#contract/ground/delegation.ts'
import { officialRoles, Role } from '#contract/ground/role.ts'
import { addDays } from '../../clock/add-days.ts'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/transaction.ts'
import type { FieldRefusal } from '../../errors/refusal.ts'
import { refuse } from '../../errors/refuse.ts'
import { absent } from '../../workflow/act.ts'
import { titleOf } from '../post-words.ts'
import { delegationOfRequest, delegationView } from './delegation.store.ts'
import { postInWords, tellOfDelegation } from './tell-of-delegation.ts'

const mostDays = 92

interface OwnPost extends Record<string, unknown> {
  readonly role: string
  readonly unitId: string
  readonly validFrom: string
  readonly validUntil: string | null
}

/**
 * 委托: whoever holds a post lets somebody else act in it for some days: of the same unit or of one below it, holding an official post there.
 * Never an administrator's post (三员分立), never a post that one only acts in, and one delegate at a time. Both are told.
 *
 * Throws 404 for a post that is not one's own, 403 for one that is not delegated, 422 `invalid` with `fields`, 409 `alreadyExists`.
 */
export async function delegatePost(
  tx: Tx,
  personId: string,
  wish: z.output<typeof delegatePostEndpoint.body>,
  { now, day }: { now: Date; day: string },
): Promise<DelegationView> {
  const earlier = await delegationOfRequest(tx, wish.requestId)
  if (earlier) {
    if (earlier.delegatorId !== personId) throw absent()
    return delegationView(earlier, personId, day)
  }
  const post = await ownPost(tx, wish.postId, personId, day)
  const wrong = [...wrongDays(wish, post, day), ...(await wrongDelegate(tx, wish, personId, post))]
  if (wrong.length > 0) {
    throw refuse(422, 'invalid', { zh: '委托不符合要求', en: 'This cannot be delegated so' }, undefined, {
      fields: wrong,
    })
  }
  await tx
    .query(
      `insert into ground.delegation (id, request_id, post_id, delegator_id, delegate_id, from_day, until_day, ground, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        newId(now.getTime()),
        wish.requestId,
        wish.postId,
        personId,
        wish.delegateId,
        wish.from,
        wish.until,
        wish.ground,
        now,
      ],
    )
    .catch(takenAlready)
  const made = await delegationOfRequest(tx, wish.requestId)
  if (!made) throw new Error('A delegation that was just made cannot be read')
  await tellOfDelegation(tx, made, {
    event: 'delegated',
    by: personId,
    words: {
      zh: `${postInWords(made)} 委托 ${made.delegateName} 代行岗位：${made.from} 至 ${made.until}，${made.ground}`,
      en: `${postInWords(made)} lets ${made.delegateName} act in the post from ${made.from} to ${made.until}: ${made.ground}`,
    },
  })
  return delegationView(made, personId, day)
}

/** People of the post's unit and of those below, with an official post there today. */
export async function findDelegates(
  tx: Tx,
  personId: string,
  { postId, q }: { postId: string; q: string | undefined },
  day: string,
): Promise<DelegateRow[]> {
  const post = await ownPost(tx, postId, personId, day)
  const rows = await tx.query<{ personId: string; personName: string; unitName: string; role: string; title: string }>(
    `select * from (select distinct on (p.id) p.id as "personId", p.name as "personName", coalesce(u.short_name, u.name) as "unitName",
         o.role, o.title, c.depth, u.position
       from ground.unit_closure c join ground.post o on o.unit_id = c.descendant join ground.person p on p.id = o.person_id
         join ground.unit u on u.id = o.unit_id
       where c.ancestor = $1 and p.ended_at is null and p.id <> $2 and o.role = any ($3)
         and o.valid_from <= $4 and (o.valid_until is null or o.valid_until >= $4)
         and ($5::text is null or position(lower($5) in lower(p.name)) > 0)
       order by p.id, c.depth, o.valid_from) as candidate
     order by depth, position, "personName", "personId" limit 50`,
    [post.unitId, personId, officialRoles, day, q || null],
  )
  return rows.map(row => ({
    personId: row.personId,
    personName: row.personName,
    unitName: row.unitName,
    title: titleOf(Role.parse(row.role), row.title),
  }))
}

async function ownPost(tx: Tx, postId: string, personId: string, day: string): Promise<OwnPost> {
  const [post] = await tx.query<OwnPost>(
    `select role, unit_id as "unitId", valid_from as "validFrom", valid_until as "validUntil" from ground.post
     where id = $1 and person_id = $2 and (valid_until is null or valid_until >= $3)`,
    [postId, personId, day],
  )
  if (!post) throw absent()
  if ((officialRoles as readonly string[]).includes(post.role)) return post
  throw refuse(
    403,
    'notPermitted',
    { zh: '这类岗位不能委托', en: 'A post of this kind is not delegated' },
    {
      zh: '三员、企业、专家和服务机构的岗位由系统管理员另行安排人员',
      en: 'For administrators, enterprises, experts and providers the system administrator proposes another person',
    },
  )
}

function wrongDays({ from, until }: { from: string; until: string }, post: OwnPost, day: string): FieldRefusal[] {
  const wrong: FieldRefusal[] = []
  if (from < day) wrong.push({ path: 'from', zh: '不能早于今天', en: 'It cannot begin before today' })
  if (until < from)
    wrong.push({ path: 'until', zh: '截止日不能早于起始日', en: 'The last day cannot be before the first' })
  if (until > addDays(from, mostDays - 1))
    wrong.push({
      path: 'until',
      zh: `最长 ${mostDays} 天，到期可再委托`,
      en: `At most ${mostDays} days; delegate anew then`,
    })
  if (from < post.validFrom || (post.validUntil !== null && until > post.validUntil)) {
    wrong.push({
      path: 'until',
      zh: `您任此岗位至 ${post.validUntil ?? '—'}，委托不能超出任期`,
      en: `You hold this post until ${post.validUntil ?? '—'}; it cannot be delegated beyond`,
    })
  }
  return wrong
}

async function wrongDelegate(
  tx: Tx,
  { delegateId, from, until }: { delegateId: string; from: string; until: string },
  personId: string,
  { unitId }: OwnPost,
): Promise<FieldRefusal[]> {
  if (delegateId === personId)
    return [{ path: 'delegateId', zh: '不能委托给自己', en: 'Nobody delegates to themselves' }]
  const held = await tx.query(
    `select from ground.unit_closure c join ground.post o on o.unit_id = c.descendant
       join ground.person p on p.id = o.person_id and p.ended_at is null
     where c.ancestor = $1 and o.person_id = $2 and o.role = any ($3) and o.valid_from <= $4 and (o.valid_until is null or o.valid_until >= $5) limit 1`,
    [unitId, delegateId, officialRoles, from, until],
  )
  if (held.length > 0) return []
  return [
    {
      path: 'delegateId',
      zh: '只能委托给本单位或下级单位的人员，且其在这段时间都在任',
      en: 'Only to people of the same unit or of one below it, who hold a post there all that time',
    },
  ]
}

function takenAlready(error: { constraint?: string }): never {
  if (error.constraint !== 'one_delegate_at_a_time') throw error
  throw refuse(
    409,
    'alreadyExists',
    { zh: '这个岗位在这段时间已委托他人', en: 'The post has a delegate in these days already' },
    { zh: '请先提前结束原委托，或改选日期', en: 'End that one first, or choose other days' },
  )
}
