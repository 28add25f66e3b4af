import { Button } from 'antd'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useSession } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useChoosePost } from './use-choose-post.ts'
import { appWords } from './words.ts'

/** Where a person lands who has no screen yet: to choose a post, or to be told who can give one. */
export function StartPage() {
  const say = useWords(appWords)
  const sentence = useSentence()
  const { posts, actingPost } = useSession()
  const choose = useChoosePost()
  if (actingPost !== null || posts.length === 0) {
    return (
      <div className="page">
        <PageHead title={say('noScreens.title')} />
        <p className="prose">{say('noScreens.why')}</p>
      </div>
    )
  }
  return (
    <div className="page">
      <PageHead title={say('frame.choosePost')} />
      <ul className="plain-list start__posts">
        {posts.map(post => (
          <li key={post.id}>
            <Button onClick={() => void choose(post)}>
              {post.unitName} · {sentence(post.roleTitle)}
            </Button>{' '}
            <span className="muted">{sentence(post.scopeWords)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
