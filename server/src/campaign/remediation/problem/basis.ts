import type { DecisionBasis } from '#contract/ground/hand-over.ts'
import type { Basis, Decision } from '#ground/workflow/workflow.ts'

/** 代录: the paper a decision rests on, for the trail; its scan is among the files. Nothing where the decider acts in person. */
export function basisOf(said: DecisionBasis | undefined): Pick<Decision<string>, 'basis'> {
  return said === undefined || said.kind === 'self' ? {} : { basis: said satisfies Basis }
}
