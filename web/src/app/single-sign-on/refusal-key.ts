import { SignOnRefusal } from '#contract/ground/single-sign-on.ts'

/** The sentence for what stands in the address after a sign-on that came to nothing; the address may have been typed by anybody. */
export function refusalKey(refused: string): `signOn.refused.${SignOnRefusal}` {
  const known = SignOnRefusal.safeParse(refused)
  return `signOn.refused.${known.success ? known.data : 'failed'}`
}
