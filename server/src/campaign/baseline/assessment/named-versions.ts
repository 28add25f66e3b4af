import type { Checklist } from '#campaign/mandate/index.ts'
import type { AssessmentView } from '#contract/baseline/assessment.ts'
import { checklistStates } from '#contract/mandate/checklist.states.ts'

/** Versions of checklists as an assessment names them. */
export function namedVersions(
  versions: readonly Pick<Checklist, 'id' | 'industry' | 'number' | 'state'>[],
): AssessmentView['checklists'] {
  return versions.map(({ id, industry, number, state }) => ({
    id,
    industry,
    number,
    stateWords: checklistStates.states[state],
    provisional: state === 'provisional',
  }))
}
