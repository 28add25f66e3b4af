import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { chooseActingPost, type PostView } from '#contract/ground/identity.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { sessionQuery } from '#web/ground/session/session-query.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { appWords } from './words.ts'

/** Changes the post one acts as. Nothing that was read as one post may be shown to another, so everything is read again. */
export function useChoosePost(): (post: PostView) => Promise<void> {
  const say = useWords(appWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const router = useRouter()
  const navigate = useNavigate()
  return async post => {
    try {
      const session = await call(chooseActingPost, { body: { postId: post.id } })
      queryClient.setQueryData(sessionQuery.queryKey, session)
      const { delegatedFrom } = post
      const forWhom = delegatedFrom ? say('frame.delegated', { person: delegatedFrom.personName }) : ''
      announce(say('frame.postChanged', { post: `${post.unitName} · ${sentence(post.roleTitle)}${forWhom}` }))
      await navigate({ to: '/' })
      await queryClient.resetQueries({ predicate: query => query.queryKey[0] !== 'session' })
      await router.invalidate()
    } catch (thrown) {
      announce(sentence(asRefusal(thrown).detail))
    }
  }
}
