import { shorten } from '#ground/workflow/shorten.ts'
import type { DutyChange } from '#ground/workflow/workflow.ts'
import type { Held } from '../problem/responsible.ts'

/** The duty to carry out a measure by its day: of the enterprise, or of the unit responsible for its problem. */
export function measureDuty(held: Held, measure: { readonly words: string; readonly due: string }): DutyChange {
  return {
    change: 'open',
    kind: 'measure',
    clause: '三(三)1',
    words: `${held.subjectName} · ${shorten(measure.words, 24)}`,
    due: measure.due,
    holderUnit: held.responsibleUnit ?? undefined,
    holderEnterprise: held.responsibleEnterprise ?? undefined,
  }
}
