import { servicePost } from '../database/claims.ts'
import { transaction } from '../database/transaction.ts'
import { absent } from '../workflow/act.ts'
import { note } from './note.ts'
import { postsOfPerson } from './posts-of-person.ts'
import type { IdentityContext } from './sign-in.ts'

/** Acts from now on, in this session, as another of one's posts. Throws 404 for a post that is not one's own or not valid today. */
export async function choosePost(
  { database, clock }: IdentityContext,
  said: { personId: string; sessionId: string; postId: string },
): Promise<void> {
  await transaction(database, servicePost('identity'), async tx => {
    const held = await postsOfPerson(tx, said.personId, clock.businessDay())
    if (!held.some(post => post.id === said.postId)) throw absent()
    await tx.query('update identity.session set post_id = $2 where id = $1 and person_id = $3 and ended_at is null', [
      said.sessionId,
      said.postId,
      said.personId,
    ])
    await note(tx, { action: 'postChosen', ...said })
  })
}
