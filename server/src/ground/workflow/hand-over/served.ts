import type { OnBehalf } from '#contract/ground/hand-over.ts'
import { refusesProof } from '../../access/index.ts'
import type { Actor } from '../../database/claims.ts'
import type { Decision } from '../workflow.ts'
import { field } from './send.ts'

/** What 代办 leaves on the trail: for whom, on what ground, with which proof; whoever entered it has a part and may not check. */
export interface Served extends Pick<Decision<string>, 'onBehalfOf' | 'parts'> {
  readonly ground: string | undefined
  readonly files: readonly string[]
}

/** @throws Refusal 422 where an official acts for an enterprise without saying on what ground, or without its proof */
export function served(name: string, actor: Actor, said: OnBehalf | undefined): Served {
  if (!said) {
    throw field(
      'onBehalfOf',
      `请写明代${name}办理的原因和凭据`,
      `Say on what ground and proof you act on behalf of ${name}`,
    )
  }
  const unproved = refusesProof(said)
  if (unproved) throw unproved
  return {
    onBehalfOf: name,
    parts: [{ personId: actor.personId, part: 'doer' }],
    ground: said.ground,
    files: said.files,
  }
}
