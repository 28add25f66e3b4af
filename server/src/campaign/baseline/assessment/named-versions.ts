import { type Checklist, stateWordsOf } from '#campaign/mandate/index.ts'
import type { AssessmentView } from '#contract/baseline/assessment.ts'

/** Versions of checklists as an assessment names them. */
export function namedVersions(
  versions: readonly Pick<Checklist, 'id' | 'industry' | 'number' | 'state'>[],
): AssessmentView['checklists'] {
  return versions.map(({ id, industry, number, state }) => ({
    id,
    industry,
    number,
    stateWords: stateWordsOf(state),
    provisional: state === 'provisional',
  }))
}
