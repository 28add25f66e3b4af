import type { GrantProposal } from '#contract/ground/organisation.ts'
import type { Tx } from '../database/transaction.ts'
import type { FieldRefusal } from '../errors/refusal.ts'
import { refuse } from '../errors/refuse.ts'
import { normaliseUsername } from '../identity/index.ts'
import { judgePost } from './judge-post.ts'

/** Whom a proposal concerns: asked when it is made and again when it is approved, since days may lie between. */
export interface Concerned {
  readonly personId: string | null
  readonly personName: string
  readonly username: string
}

/**
 * Finds whom a proposal concerns and refuses what could not be carried out.
 *
 * Throws 404 for a person or post that is not there or has ended, 409 `alreadyExists` for a user name, 422 with `fields`.
 */
export async function judgeProposal(tx: Tx, proposal: GrantProposal): Promise<Concerned> {
  switch (proposal.kind) {
    case 'createPerson': {
      const username = normaliseUsername(proposal.username)
      const [taken] = await tx.query('select from ground.person where username = $1', [username])
      if (taken) {
        throw refuse(
          409,
          'alreadyExists',
          { zh: `用户名 ${username} 已有人使用`, en: `The user name ${username} is taken` },
          { zh: '请换一个用户名；如为同一人，请为其增加岗位', en: 'Take another, or give that person a further post' },
        )
      }
      const posts = await Promise.all(
        proposal.posts.map((post, index) => judgePost(tx, post, `proposal.posts.${index}`)),
      )
      refuseIf(posts.flat())
      return { personId: null, personName: proposal.name, username }
    }
    case 'addPost': {
      const person = await concernedPerson(tx, proposal.personId)
      refuseIf(await judgePost(tx, proposal.post, 'proposal.post'))
      return person
    }
    case 'endPost': {
      const [post] = await tx.query<{ person_id: string; valid_from: string }>(
        'select person_id, valid_from from ground.post where id = $1 and (valid_until is null or valid_until > $2)',
        [proposal.postId, proposal.lastDay],
      )
      if (!post) throw notThere()
      if (post.valid_from > proposal.lastDay) {
        refuseIf([
          {
            path: 'proposal.lastDay',
            zh: `岗位自 ${post.valid_from} 起有效，最后一天不能早于该日`,
            en: `The post is valid from ${post.valid_from}; its last day cannot be before`,
          },
        ])
      }
      return concernedPerson(tx, post.person_id)
    }
    case 'endPerson':
    case 'resetPassword':
    case 'changePhone':
      return concernedPerson(tx, proposal.personId)
  }
}

async function concernedPerson(tx: Tx, personId: string): Promise<Concerned> {
  const [person] = await tx.query<{ name: string; username: string }>(
    'select name, username from ground.person where id = $1 and ended_at is null',
    [personId],
  )
  if (!person) throw notThere()
  return { personId, personName: person.name, username: person.username }
}

function refuseIf(fields: readonly FieldRefusal[]): void {
  if (fields.length === 0) return
  throw refuse(
    422,
    'invalid',
    { zh: '有填写项不符合要求，请逐项更正', en: 'Some fields are not as they must be' },
    undefined,
    { fields },
  )
}

function notThere() {
  return refuse(404, 'notFound', {
    zh: '没有这名人员或岗位，或已停用',
    en: 'There is no such person or post, or it has ended',
  })
}
