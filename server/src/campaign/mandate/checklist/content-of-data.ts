import type { ChecklistContent } from '#contract/mandate/checklist.ts'
import type { Checklist } from '../campaign-file/campaign.ts'

/** A list of the campaign's data as a version says it; what the data do not have is empty, and every item weighs the same. */
export function contentOfData({ title, basis, items }: Checklist): ChecklistContent {
  return {
    title,
    basis,
    items: items.map(({ code, requirement, howJudged, source, veto, measures, tag }) => ({
      code,
      requirement,
      howJudged,
      source,
      weight: 1,
      veto,
      evidence: '',
      causes: [],
      measures: [...measures],
      tag,
    })),
  }
}
