import type { AccountAction, PersonRow } from '#contract/ground/organisation.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, DayField, TextField } from '#web/ground/form/fields.tsx'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import { LockForm, ResetSecondFactorForm, UnlockForm } from './lock-forms.tsx'
import { PersonSessions } from './person-sessions.tsx'
import { PostFields } from './post-fields.tsx'
import { emptyPost, postOf } from './post-values.ts'
import { useProposalForm } from './use-proposal-form.ts'

interface Acting {
  readonly person: PersonRow
  readonly onDone: () => void
}

/** What an action on an account asks. Those of the system administrator are proposals. */
export function AccountForm({ action, ...acting }: Acting & { action: AccountAction }) {
  switch (action) {
    case 'addPost':
      return <AddPostForm {...acting} />
    case 'endPost':
      return <EndPostForm {...acting} />
    case 'changePhone':
      return <ChangePhoneForm {...acting} />
    case 'resetPassword':
    case 'endPerson':
      return <PlainProposal {...acting} kind={action} />
    case 'lock':
      return <LockForm {...acting} />
    case 'unlock':
      return <UnlockForm {...acting} />
    case 'resetSecondFactor':
      return <ResetSecondFactorForm {...acting} />
    case 'showSessions':
      return <PersonSessions person={acting.person} />
  }
}

function AddPostForm({ person, onDone }: Acting) {
  const say = useWords(administrationWords)
  const form = useProposalForm({
    form: 'person.addPost',
    record: person.id,
    start: emptyPost(useBusinessDay()),
    proposal: values => ({ kind: 'addPost', personId: person.id, post: postOf(values) }),
    onDone,
  })
  return (
    <DraftFormView form={form} submitLabel={say('grants.propose')}>
      <p className="muted">{say('grants.two')}</p>
      <PostFields form={form} />
    </DraftFormView>
  )
}

function EndPostForm({ person, onDone }: Acting) {
  const say = useWords(administrationWords)
  const sentence = useSentence()
  const today = useBusinessDay()
  const open = person.posts.filter(post => post.validUntil === null || post.validUntil > today)
  const form = useProposalForm({
    form: 'person.endPost',
    record: person.id,
    start: { postId: open.length === 1 ? (open[0]?.id ?? '') : '', lastDay: today },
    proposal: ({ postId, lastDay }) => ({ kind: 'endPost', postId, lastDay }),
    onDone,
  })
  return (
    <DraftFormView form={form} submitLabel={say('grants.propose')}>
      <p className="muted">{say('grants.two')}</p>
      <ChoiceField
        form={form}
        name="postId"
        label={say('people.post')}
        choices={open.map(post => ({
          value: post.id,
          label: `${post.unitName} ${sentence(post.title)}（${sentence(post.scopeWords)}）`,
        }))}
      />
      <DayField form={form} name="lastDay" label={say('people.lastDay')} />
    </DraftFormView>
  )
}

function ChangePhoneForm({ person, onDone }: Acting) {
  const say = useWords(administrationWords)
  const form = useProposalForm({
    form: 'person.changePhone',
    record: person.id,
    start: { phone: '' },
    proposal: ({ phone }) => ({ kind: 'changePhone', personId: person.id, phone }),
    onDone,
  })
  return (
    <DraftFormView form={form} submitLabel={say('grants.propose')}>
      <p className="muted">{say('grants.two')}</p>
      <TextField form={form} name="phone" type="tel" label={say('people.newPhone')} />
    </DraftFormView>
  )
}

function PlainProposal({ person, kind, onDone }: Acting & { kind: 'resetPassword' | 'endPerson' }) {
  const say = useWords(administrationWords)
  const form = useProposalForm({
    form: `person.${kind}`,
    record: person.id,
    start: {},
    proposal: () => ({ kind, personId: person.id }),
    onDone,
  })
  return (
    <DraftFormView form={form} submitLabel={say('grants.propose')}>
      <p>{say(`account.${kind}Why`, { person: person.name })}</p>
      <p className="muted">{say('grants.two')}</p>
    </DraftFormView>
  )
}
