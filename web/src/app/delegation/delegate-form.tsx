import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { delegatePost, findDelegates, type listDelegations } from '#contract/ground/delegation.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, DayField, LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { appWords } from '../words.ts'

type OwnPost = z.output<(typeof listDelegations)['reply']>['posts'][number]

/** Lets somebody of the same unit, or of one below it, act in a post of one's own for some days. */
export function DelegateForm({ posts, onDone }: { posts: readonly OwnPost[]; onDone: () => void }) {
  const say = useWords(appWords)
  const sentence = useSentence()
  const today = useBusinessDay()
  const form = useDraftForm({
    form: 'delegation',
    record: 'new',
    start: {
      postId: posts.length === 1 ? (posts[0]?.id ?? '') : '',
      delegateId: '',
      from: today,
      until: today,
      ground: '',
    },
    schema: delegatePost.body.omit({ requestId: true }),
    send: async (values, { requestId }) => {
      const made = await call(delegatePost, { body: { ...values, requestId } })
      announce(say('delegation.made', { delegate: made.delegateName }))
      onDone()
    },
  })
  const { postId } = form.values
  const people = useQuery({
    queryKey: ['delegates', postId],
    enabled: postId !== '',
    queryFn: ({ signal }) => call(findDelegates, { params: { id: postId }, query: {} }, { signal }),
  }).data?.rows
  return (
    <DraftFormView form={form} submitLabel={say('delegation.add')}>
      <p className="muted">{say('delegation.why')}</p>
      <ChoiceField
        form={form}
        name="postId"
        label={say('delegation.post')}
        choices={posts.map(post => ({
          value: post.id,
          label: `${post.unitName} ${sentence(post.roleTitle)}（${sentence(post.scopeWords)}）`,
        }))}
      />
      <ChoiceField
        form={form}
        name="delegateId"
        label={say('delegation.delegate')}
        hint={people?.length === 0 ? say('delegation.nobody') : say('delegation.delegateHint')}
        choices={(people ?? []).map(person => ({
          value: person.personId,
          label: `${person.personName}（${person.unitName} ${sentence(person.title)}）`,
        }))}
      />
      <DayField form={form} name="from" label={say('delegation.from')} />
      <DayField form={form} name="until" label={say('delegation.until')} />
      <LongTextField form={form} name="ground" label={say('delegation.ground')} />
    </DraftFormView>
  )
}
