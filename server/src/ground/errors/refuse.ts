import type { Words } from '#contract/ground/endpoint.ts'
import type { RefusalCode, StatusOf } from './catalogue.ts'
import { Refusal, type RefusalDetails } from './refusal.ts'

/**
 * Makes a refusal; the caller throws it or returns it. A general code compiles only with the status the catalogue gives it.
 *
 * @param sentence what is wrong, in both languages
 * @param accepted what would be accepted instead: who may, what is missing, until when
 * @example throw refuse(409, 'wrongState', { zh: '该问题已销号', en: 'The problem is closed' },
 *   { zh: '如再次出现，请上报新问题', en: 'If it has come back, report a new problem' })
 */
export function refuse<Code extends RefusalCode>(
  status: StatusOf<NoInfer<Code>>,
  code: Code,
  sentence: Words,
  accepted?: Words,
  details: RefusalDetails = {},
): Refusal {
  return new Refusal(status, code, { zh: sentence.zh, en: sentence.en }, accepted, details)
}
