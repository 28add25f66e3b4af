import type { Tx } from '#ground/database/transaction.ts'
import type { Sealing } from '#ground/sealing/index.ts'
import { absent } from '#ground/workflow/act.ts'
import { phonePlace } from './fact-changes.ts'
import { auditReveal, readSealedPhone } from './reveal-phone.store.ts'

/** The whole telephone, once, to one post; who asked for it stands in the audit before it is told. Throws 404 where there is none. */
export async function revealPhone(tx: Tx, sealing: Sealing, enterpriseId: string): Promise<string> {
  const sealed = await readSealedPhone(tx, enterpriseId)
  if (!sealed) throw absent()
  await auditReveal(tx, enterpriseId)
  return sealing.open(sealed, phonePlace)
}
