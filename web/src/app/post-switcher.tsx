import { useNavigate } from '@tanstack/react-router'
import { type PostView, signOut } from '#contract/ground/identity.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { MenuButton, type MenuItem } from '#web/ground/menu/menu-button.tsx'
import { useChangePreferences } from '#web/ground/session/use-change-preferences.ts'
import { useSession } from '#web/ground/session/use-session.ts'
import { useLocale, useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useChoosePost } from './use-choose-post.ts'
import { appWords } from './words.ts'

/** Who one is and the post one acts as, always in sight; the other posts, the account and the way out behind it. */
export function PostSwitcher() {
  const say = useWords(appWords)
  const sentence = useSentence()
  const locale = useLocale()
  const session = useSession()
  const navigate = useNavigate()
  const changePreferences = useChangePreferences()
  const acting = session.posts.find(post => post.id === session.actingPost)
  const titleOf = (post: PostView) => `${post.unitName} · ${sentence(post.roleTitle)}`

  const choose = useChoosePost()

  const leave = async () => {
    try {
      await call(signOut, {}, { whenSignedOut: 'throw' })
    } catch (thrown) {
      const refusal = asRefusal(thrown)
      if (refusal.status !== 401) return announce(sentence(refusal.detail))
    }
    location.assign('/sign-in')
  }

  const posts: MenuItem[] = session.posts.map((post, at) => ({
    key: post.id,
    kind: 'one',
    checked: post.id === session.actingPost,
    label: titleOf(post),
    note: post.delegatedFrom
      ? `${sentence(post.scopeWords)} · ${say('frame.until', { person: post.delegatedFrom.personName, until: post.delegatedFrom.until })}`
      : sentence(post.scopeWords),
    onChoose: () => {
      if (post.id !== session.actingPost) void choose(post)
    },
    ...(at === 0 ? { group: say('frame.posts') } : {}),
  }))
  const others: MenuItem[] = [
    {
      key: 'account',
      label: say('frame.account'),
      group: session.personName,
      onChoose: () => void navigate({ to: '/account' }),
    },
    {
      key: 'language',
      label: <span lang={locale === 'zh' ? 'en' : 'zh-CN'}>{say('frame.otherLanguage')}</span>,
      onChoose: () => void changePreferences({ locale: locale === 'zh' ? 'en' : 'zh' }),
    },
    { key: 'signOut', label: say('frame.signOut'), onChoose: () => void leave() },
  ]
  const forWhom = acting?.delegatedFrom ? say('frame.delegated', { person: acting.delegatedFrom.personName }) : ''
  const standing = acting
    ? `${acting.unitName}${forWhom}`
    : say(session.posts.length === 0 ? 'frame.noPost' : 'frame.choosePost')
  return (
    <MenuButton className="frame__post" items={[...posts, ...others]}>
      <span>
        {session.personName} · {standing}
      </span>
      <span aria-hidden="true">▾</span>
    </MenuButton>
  )
}
