import { z } from 'zod'
import { ActionOffer, ChangeRequest, Day, endpoint, Id, Moment } from '../ground/endpoint.ts'
import { said } from '../ground/said.ts'
import { type FactConfirmationState, factConfirmationStates } from './fact-confirmation.states.ts'

/** What an enterprise is asked about itself: fields of the registry that change without anybody's saying so. */
export const ConfirmedField = z.enum([
  'name',
  'legalPerson',
  'contactName',
  'address',
  'products',
  'capacity',
  'productionState',
  'permitKind',
  'permitNumber',
  'permitUntil',
])
export type ConfirmedField = z.infer<typeof ConfirmedField>

/** A fact as it is held; the value of a choice is its key. */
export const HeldFact = z.object({ field: ConfirmedField, value: z.string().nullable() })
export type HeldFact = z.infer<typeof HeldFact>

export const FactChange = z.object({
  field: ConfirmedField,
  becomes: z.string().trim().max(400).min(1, said('请写明现在的情况', 'Say what it is now')),
})
export type FactChange = z.infer<typeof FactChange>

const stateNames = Object.keys(factConfirmationStates.states) as [FactConfirmationState, ...FactConfirmationState[]]

export const FactConfirmationView = z.object({
  id: Id,
  version: z.number().int(),
  state: z.enum(stateNames),
  confirmedOn: Day,
  confirmedBy: z.string(),
  /** The facts that were confirmed, as they stood. */
  facts: z.array(HeldFact),
  changes: z.array(FactChange),
  answer: z.object({ on: Day, unit: z.string(), words: z.string().nullable() }).nullable(),
  actions: z.array(ActionOffer),
})
export type FactConfirmationView = z.infer<typeof FactConfirmationView>

/** What an enterprise has confirmed or proposed, the latest first, at most 20. */
export const listFactConfirmations = endpoint({
  name: 'listFactConfirmations',
  method: 'GET',
  path: '/api/enterprises/:id/fact-confirmations',
  may: 'enterprise.read',
  summary: { zh: '企业信息确认', en: 'What an enterprise has confirmed of itself' },
  params: z.object({ id: Id }),
  reply: z.object({ rows: z.array(FactConfirmationView), asOf: Moment }),
})

/**
 * Confirms the facts of the record in the version seen, or proposes what has changed. Refusals: 404 out of reach; 409 `staleVersion` where
 * the record has been changed since; 409 `facts.pending` while a proposal waits for its answer.
 */
export const confirmFacts = endpoint({
  name: 'confirmFacts',
  method: 'POST',
  path: '/api/enterprises/:id/fact-confirmations',
  may: 'facts.confirm',
  summary: factConfirmationStates.actions.confirm.words,
  params: z.object({ id: Id }),
  body: ChangeRequest.extend({ changes: z.array(FactChange).max(10).default([]) }),
  reply: FactConfirmationView,
})

export const factConfirmationInputs = {
  accept: z.object({ words: z.string().trim().max(400).optional() }),
  decline: z.object({ reason: z.string().trim().max(400).min(2, said('请说明理由', 'Give a reason')) }),
} as const

function act<Action extends keyof typeof factConfirmationInputs>(action: Action) {
  const { may, words: summary } = factConfirmationStates.actions[action]
  return endpoint({
    name: `factConfirmation.${action}`,
    method: 'POST',
    path: `/api/fact-confirmations/:id/${action}`,
    may,
    summary,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: factConfirmationInputs[action] }),
    reply: FactConfirmationView,
  })
}

export const actOnFactConfirmation = { accept: act('accept'), decline: act('decline') } as const
