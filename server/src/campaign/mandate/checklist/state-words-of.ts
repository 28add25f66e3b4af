import type { Words } from '#contract/ground/endpoint.ts'
import { type ChecklistState, checklistStates } from '#contract/mandate/checklist.states.ts'

/** What a state is called, and nothing else that the table says of it: an answer takes no more than its shape names. */
export function stateWordsOf(state: ChecklistState): Words {
  const { zh, en } = checklistStates.states[state]
  return { zh, en }
}
