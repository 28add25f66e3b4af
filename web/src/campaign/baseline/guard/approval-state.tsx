import type { GuardApprovalRow } from '#contract/baseline/guard.ts'
import { guardApprovalStates } from '#contract/baseline/guard-approval.states.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { approvalTone } from './approval-tone.ts'
import { guardWords } from './words.ts'

/** The state of an approval in a word; one whose last day is over says so. */
export function ApprovalState({ row: { state, expired } }: { row: Pick<GuardApprovalRow, 'state' | 'expired'> }) {
  const say = useWords(guardWords)
  const sentence = useSentence()
  if (expired) return <StateWord tone="ended">{say('expired')}</StateWord>
  return <StateWord tone={approvalTone[state]}>{sentence(guardApprovalStates.states[state])}</StateWord>
}
