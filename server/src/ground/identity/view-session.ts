import type { Preferences, SessionView } from '#contract/ground/identity.ts'
import { Role } from '#contract/ground/role.ts'
import { screensOf } from '#contract/ground/screen.ts'
import { dayNumber } from '../clock/day.ts'
import { dayOf } from '../clock/shanghai.ts'
import { servicePost } from '../database/claims.ts'
import { reading } from '../database/transaction.ts'
import type { Session } from '../http/session.ts'
import type { CampaignWords } from './post-words.ts'
import { placeNames, scopeWords, titleOf } from './post-words.ts'
import { postsOfPerson } from './posts-of-person.ts'
import type { IdentityContext } from './sign-in.ts'

export interface ViewingSessions extends Pick<IdentityContext, 'database' | 'clock'> {
  readonly campaign: CampaignWords
  readonly demo: boolean
  readonly preferencesOf: (personId: string) => Promise<Preferences>
}

/** Everything the frame needs to know about who is here. */
export async function viewSession(viewing: ViewingSessions, session: Session): Promise<SessionView> {
  const { database, clock, campaign, demo } = viewing
  const businessDay = clock.businessDay()
  const [preferences, seen] = await Promise.all([
    viewing.preferencesOf(session.personId),
    reading(database, servicePost('identity'), async tx => {
      const held = await postsOfPerson(tx, session.personId, businessDay)
      const place = await placeNames(tx, held)
      const [person] = await tx.query<{ name: string; username: string }>(
        'select name, username from ground.person where id = $1',
        [session.personId],
      )
      return { held, place, person }
    }),
  ])
  const role = Role.safeParse(session.actor?.role)
  return {
    personName: seen.person?.name ?? '',
    username: seen.person?.username ?? '',
    mustChangePassword: session.mustChangePassword,
    mustEnrol: session.mustEnrol === true,
    posts: seen.held.map(post => ({
      id: post.id,
      role: post.role,
      roleTitle: titleOf(post.role, post.title),
      unitName: post.unitName,
      scopeWords: scopeWords(post, seen.place, campaign),
      ...(post.delegatedFrom ? { delegatedFrom: post.delegatedFrom } : {}),
    })),
    actingPost: session.actor?.postId ?? null,
    screens: role.success ? screensOf(role.data) : [],
    demo,
    businessDay,
    offsetDays: dayNumber(businessDay) - dayNumber(dayOf(clock.realNow())),
    cityName: campaign.cityName,
    preferences,
  }
}
