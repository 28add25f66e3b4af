import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Registering } from '../registering.ts'
import { readEnterpriseRows } from './enterprise.view.ts'
import { codeElsewhere, findRepeats, type RepeatQuestion } from './find-repeats.ts'

/** Throws 409 `enterprise.likelyRepeat` with the records that may be the same, 409 `enterprise.codeElsewhere` for a code of another area. */
export async function refuseRepeats(
  tx: Tx,
  registering: Registering,
  body: RepeatQuestion & { readonly usccReason?: string | null | undefined },
  notTheSameAs: readonly string[],
): Promise<void> {
  const repeats = (await findRepeats(tx, registering.campaign, body)).filter(
    ({ id, why }) => !notTheSameAs.includes(id) && why.some(reason => reason !== 'samePlace'),
  )
  if (repeats.length > 0) {
    const rows = await readEnterpriseRows(
      tx,
      registering.sealing,
      repeats.map(({ id }) => id),
    )
    throw refuse(
      409,
      'enterprise.likelyRepeat',
      { zh: '库中已有疑似同一家的记录', en: 'The registry holds records that may be the same' },
      {
        zh: '请核对：是同一家的，在原记录上更正或增加生产场所；确不是的，确认后再报',
        en: 'If it is the same, correct it or add a site there; if not, say so and report it again',
      },
      { current: rows.map(row => ({ ...row, why: repeats.find(({ id }) => id === row.id)?.why ?? [] })) },
    )
  }
  if (!body.uscc || body.usccReason) return
  const elsewhere = (await codeElsewhere(tx, registering.campaign, [body.uscc])).get(body.uscc)
  if (!elsewhere) return
  throw refuse(409, 'enterprise.codeElsewhere', elsewhere.words, {
    zh: '确为同一主体在本地另设场所的，请写明理由',
    en: 'If it has a place of its own here, say so as the reason',
  })
}
