import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { TextField } from '#web/ground/form/fields.tsx'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import { PostFields } from './post-fields.tsx'
import { emptyPost, postOf } from './post-values.ts'
import { useProposalForm } from './use-proposal-form.ts'

/** Proposes a new account with its first post. */
export function CreatePersonForm({ onDone }: { onDone: () => void }) {
  const say = useWords(administrationWords)
  const today = useBusinessDay()
  const form = useProposalForm({
    form: 'person.create',
    record: 'new',
    start: { ...emptyPost(today), name: '', username: '', phone: '' },
    proposal: values => ({
      kind: 'createPerson',
      name: values.name,
      username: values.username,
      ...(values.phone.trim() === '' ? {} : { phone: values.phone }),
      posts: [postOf(values)],
    }),
    onDone,
  })
  return (
    <DraftFormView form={form} submitLabel={say('grants.propose')}>
      <p className="muted">{say('grants.two')}</p>
      <TextField form={form} name="name" label={say('people.name')} />
      <TextField form={form} name="username" label={say('people.username')} hint={say('people.usernameHint')} />
      <TextField form={form} name="phone" type="tel" label={say('people.phone')} optional />
      <PostFields form={form} />
    </DraftFormView>
  )
}
