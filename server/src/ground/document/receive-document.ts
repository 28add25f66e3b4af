import type { DocumentState } from '#contract/ground/document.states.ts'
import { documentInputs } from '#contract/ground/document.ts'
import { refuse } from '../errors/refuse.ts'
import type { DutyChange, Moment } from '../workflow/workflow.ts'
import type { Document, DocumentRule } from './document.ts'
import { whileVoiding } from './document-guards.ts'
import { type DocumentTerms } from './document-terms.ts'

/** 签收: by each addressee for itself; the paper counts as received once every main addressee has it. */
export const receiveDocument = (terms: DocumentTerms): DocumentRule<Record<string, never>> => ({
  takes: documentInputs.receive,
  refuses: (the, actor) =>
    the.sentTo.some(({ unitId, received }) => unitId === actor.unitId && !received)
      ? whileVoiding(the)
      : refuse(403, 'document.notAwaited', {
          zh: '没有等待本单位签收',
          en: 'No receipt of your unit is awaited',
        }),
  decide: (the, _, moment, actor) => {
    const taken = the.sentTo.filter(({ unitId }) => unitId === actor.unitId).map(({ position }) => position)
    return {
      ...afterReceipt(the, taken, moment),
      also: async tx => {
        await tx.query(
          `update ground.document_addressee set received_at = $3, received_words = $4, received_by = $5
           where document_id = $1 and unit_id = $2 and received_at is null`,
          [the.id, actor.unitId, moment.at, actor.words, actor.personId],
        )
      },
      duties: [
        { change: 'done', kind: 'documentReceipt', holderUnit: actor.unitId, outcome: 'receive' },
        ...filing(terms, the, taken, moment),
      ],
    }
  },
})

/** Where a paper stands once these addressees have it. */
export function afterReceipt(
  the: Document,
  taken: readonly number[],
  moment: Moment,
): { to: DocumentState; set: Readonly<Record<string, unknown>> } {
  if (the.state === 'received') return { to: 'received', set: {} }
  return isReceived(the, taken) ? { to: 'received', set: { receivedOn: moment.day } } : { to: 'sent', set: {} }
}

/** Once everybody has it, it waits to be filed. */
export function filing(terms: DocumentTerms, the: Document, taken: readonly number[], moment: Moment): DutyChange[] {
  if (the.state === 'received' || !isReceived(the, taken)) return []
  return [terms.dutyOf('documentFiling', the.issuerUnit, the.title, moment)]
}

const isReceived = (the: Document, taken: readonly number[]): boolean =>
  the.sentTo.every(({ copied, received, position }) => copied || received || taken.includes(position))
