import { useState } from 'react'
import { omissionStates } from '#contract/baseline/omission.states.ts'
import type { OmissionRow } from '#contract/baseline/omission.ts'
import type { RowAction } from '#web/ground/table/ledger-definition.ts'
import { useSentence } from '#web/ground/words/use-words.ts'
import type { OmissionDecision } from './decide-omission.tsx'

interface Open {
  readonly action: OmissionDecision
  readonly row: OmissionRow
}

/** What the post may do with an omission, and which of it is open in a form. */
export function useOmissionActions() {
  const sentence = useSentence()
  const [open, setOpen] = useState<Open | null>(null)
  const actionsOf = (row: OmissionRow): RowAction[] =>
    row.actions.map(offer => ({
      key: offer.action,
      label: sentence(omissionStates.actions[offer.action as OmissionDecision].words),
      primary: offer.primary === true && offer.allowed,
      disabled: !offer.allowed,
      ...(offer.refusal ? { note: sentence(offer.refusal) } : {}),
      run: () => setOpen({ action: offer.action as OmissionDecision, row }),
    }))
  return { open, close: () => setOpen(null), actionsOf }
}
