import { z } from 'zod'
import { type OmissionAction, type OmissionState, omissionStates } from '#contract/baseline/omission.states.ts'
import { omissionInputs } from '#contract/baseline/omission.ts'
import { OmissionFacts } from '#contract/baseline/omission-words.ts'
import type { Actor } from '#ground/database/claims.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { defineWorkflow, type Moment, rule, type Workflow } from '#ground/workflow/workflow.ts'
import type { EnterpriseWorkflow } from '../enterprise/enterprise.workflow.ts'
import type { InclusionWorkflow } from '../inclusion/inclusion.workflow.ts'
import { proposeInclusion } from '../inclusion/propose-inclusion.ts'
import type { Registering } from '../registering.ts'
import type { RosterEntryWorkflow } from '../roster/roster-entry.workflow.ts'
import { type Omission, omissionStore } from './omission.store.ts'
import { registerFound } from './register-found.ts'

export type OmissionWorkflow = Workflow<Omission, OmissionState, OmissionAction>

/** What a decision reaches beside its own record. */
export interface DecidingOmissions extends Registering {
  readonly enterprises: EnterpriseWorkflow
  readonly inclusions: InclusionWorkflow
  readonly rosterEntries: RosterEntryWorkflow
}

const FoundAgain = z.object({ facts: OmissionFacts, score: z.number() })
type Input<Action extends keyof typeof omissionInputs> = z.output<(typeof omissionInputs)[Action]>

/** 三(一)-2 应纳未纳: found by the rules, decided by a person; what was decided stays until there are more grounds. */
export function makeOmissionWorkflow(deciding: DecidingOmissions): OmissionWorkflow {
  return defineWorkflow<Omission, OmissionState, OmissionAction>({
    table: omissionStates,
    store: omissionStore,
    countsOf: () => [],
    rules: {
      // what is suspected becomes a row where it is made: see suspect-omissions.ts
      suspect: rule<Omission, OmissionState, unknown>({
        takes: z.unknown(),
        decide: the => ({ to: waiting(the), set: {} }),
      }),
      propose: rule<Omission, OmissionState, Input<'propose'>>({
        takes: omissionInputs.propose,
        decide: (the, input, moment, actor) => {
          const words = [input.clause ? `条款 ${input.clause}` : '', input.reason ?? ''].filter(Boolean).join('；')
          return {
            ...decided('proposed', words, moment, actor),
            also: async (tx, requestId) => {
              await proposeInclusion(tx, deciding, deciding.inclusions, {
                enterpriseId: the.suspectId ?? '',
                industry: the.industry,
                requestId: deriveRequestId(requestId, the.id),
                input: { proposal: 'in', ...input },
              })
            },
          }
        },
      }),
      decline: rule<Omission, OmissionState, Input<'decline'>>({
        takes: omissionInputs.decline,
        decide: (_, { reason }, moment, actor) => decided('notNeeded', reason, moment, actor),
      }),
      register: rule<Omission, OmissionState, Input<'register'>>({
        takes: omissionInputs.register,
        decide: (the, input, moment, actor) => ({
          ...decided('registered', `建档为 ${input.name}`, moment, actor),
          also: (tx, requestId) => registerFound(tx, deciding, the, input, requestId),
        }),
      }),
      setAside: rule<Omission, OmissionState, Input<'setAside'>>({
        takes: omissionInputs.setAside,
        decide: (_, { reason }, moment, actor) => decided('otherIndustry', reason, moment, actor),
      }),
      suspectAgain: rule<Omission, OmissionState, z.output<typeof FoundAgain>>({
        takes: FoundAgain,
        decide: (the, { facts, score }, moment) => ({
          to: waiting(the),
          set: { facts, score, foundAt: moment.at, decidedBy: null, decidedOn: null, decidedReason: null },
          // what was decided before stays on the trail
          note: [the.decidedBy, the.decidedReason].filter(Boolean).join('：') || undefined,
        }),
      }),
      lapse: rule<Omission, OmissionState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'lapsed', set: {} }),
      }),
    },
  })
}

const waiting = (the: Pick<Omission, 'suspectId'>) => (the.suspectId ? 'suspected' : 'unregistered')

function decided<State extends OmissionState>(to: State, words: string, moment: Moment, actor: Actor) {
  return {
    to,
    set: { decidedBy: actor.words, decidedOn: moment.day, decidedReason: words },
    note: words,
  }
}
