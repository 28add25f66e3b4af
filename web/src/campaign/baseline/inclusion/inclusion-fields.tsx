import { Verdict, verdictWords } from '#contract/baseline/inclusion-words.ts'
import { ChoiceField, LongTextField, TextField } from '#web/ground/form/fields.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { listTwoWords } from '../list-two/words.ts'

interface Proposing {
  proposal: string
  clause: string
  reason: string
}
interface Signing {
  verdict: string
  words: string
}

/** In with a clause or a reason, or out with a reason. */
export function ProposalFields<Values extends Proposing>({ form }: { form: DraftForm<Values> }) {
  const say = useWords(listTwoWords)
  // the form holds more than this
  const own = form as unknown as DraftForm<Proposing>
  const goesIn = own.values.proposal !== 'out'
  return (
    <>
      <ChoiceField
        form={own}
        name="proposal"
        label={say('field.proposal')}
        choices={[
          { value: 'in', label: say('field.proposalIn') },
          { value: 'out', label: say('field.proposalOut') },
        ]}
      />
      {goesIn && (
        <TextField form={own} name="clause" label={say('field.clause')} hint={say('field.clauseHint')} optional />
      )}
      <LongTextField form={own} name="reason" label={say('field.reason')} optional={goesIn} />
    </>
  )
}

/** The department agrees or dissents; a dissent says why. */
export function VerdictFields<Values extends Signing>({ form }: { form: DraftForm<Values> }) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const own = form as unknown as DraftForm<Signing>
  return (
    <>
      <ChoiceField
        form={own}
        name="verdict"
        label={say('field.verdict')}
        choices={Verdict.options.map(value => ({ value, label: sentence(verdictWords[value]) }))}
      />
      <LongTextField form={own} name="words" label={say('field.words')} optional={own.values.verdict !== 'dissent'} />
    </>
  )
}
