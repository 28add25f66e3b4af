import { servicePost } from '../database/claims.ts'
import { transaction } from '../database/transaction.ts'
import { absent } from '../workflow/act.ts'
import { note } from './note.ts'
import { postsOfPerson } from './posts-of-person.ts'
import { hasSecondFactor } from './second-factor/check-code.ts'
import type { IdentityContext } from './sign-in.ts'
import { needsSecondFactor } from './sign-in-rules.ts'

/** Acts from now on, in this session, as another of one's posts. Throws 404 for a post that is not one's own or not valid today. */
export async function choosePost(
  { database, clock, rules }: IdentityContext,
  said: { personId: string; sessionId: string; postId: string },
): Promise<void> {
  await transaction(database, servicePost('identity'), async tx => {
    const held = await postsOfPerson(tx, said.personId, clock.businessDay())
    const post = held.find(({ id }) => id === said.postId)
    if (!post) throw absent()
    // a post that came by delegation since the sign-in may ask for more than those held then
    const mustEnrol = needsSecondFactor(rules, [post.role]) && !(await hasSecondFactor(tx, said.personId))
    await tx.query(
      `update identity.session set post_id = $2, must_enrol = must_enrol or ($4 and $5)
       where id = $1 and person_id = $3 and ended_at is null`,
      [said.sessionId, said.postId, said.personId, mustEnrol, post.delegatedFrom !== undefined],
    )
    await note(tx, { action: 'postChosen', ...said })
  })
}
