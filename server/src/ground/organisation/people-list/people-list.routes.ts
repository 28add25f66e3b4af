import { judgePeopleList, proposePeople } from '#contract/ground/people-list.ts'
import type { Actor } from '../../database/claims.ts'
import { reading, transaction } from '../../database/transaction.ts'
import { Refusal } from '../../errors/refusal.ts'
import { type FileStorage, readParts } from '../../files/index.ts'
import { type Serving, serve } from '../../http/serve.ts'
import type { ServingOrganisation } from '../organisation.routes.ts'
import { proposeGrant } from '../propose-grant.ts'
import { tellWhoDecides } from '../tell-of-grant.ts'
import { judgePeople, readPeopleList, wrongOf } from './judge-people-list.ts'

/** People and posts from a workbook: judged row by row, then proposed row by row; the security administrator decides each. */
export function servePeopleList(
  serving: Serving,
  deps: ServingOrganisation & {
    readonly storage: FileStorage
    readonly industries: readonly { readonly id: string; readonly name: string }[]
  },
): void {
  const { database, clock, sealing, campaign, industries } = deps

  serve(serving, judgePeopleList, async ({ actor, request }) => {
    const { bytes, name } = await readParts(deps, request)
    try {
      const { message, rows } = await readPeopleList(bytes.path, name)
      if (!rows) return { message, rows: [] }
      const judged = await reading(database, actor, tx =>
        judgePeople(tx, rows, { campaign, industries, day: clock.businessDay() }),
      )
      return { message: null, rows: judged }
    } finally {
      // telephones of people who are not here yet are kept nowhere
      await bytes.drop()
    }
  })

  serve(serving, proposePeople, async ({ actor, body }) => {
    const rows = []
    for (const row of body.rows) rows.push({ key: row.key, ...(await propose(actor, row)) })
    await tellOfAll(
      actor,
      rows.flatMap(({ grantId }) => grantId ?? []),
    )
    return { rows }
  })

  /** Each row by itself: one that is refused meanwhile holds up no other. */
  async function propose(actor: Actor, row: Parameters<typeof proposeGrant>[1]) {
    try {
      const moment = { now: clock.realNow(), day: clock.businessDay() }
      const grantId = await transaction(database, actor, tx =>
        proposeGrant(tx, row, { sealing, campaign, ...moment, oneOfMany: true }),
      )
      const words = { zh: '已提出，待安全管理员审批', en: 'Proposed; the security administrator decides' }
      return { grantId, done: true, words }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const wrong = wrongOf(error)
      const words = { zh: wrong.map(({ zh }) => zh).join('；'), en: wrong.map(({ en }) => en).join('; ') }
      return { grantId: null, done: false, words }
    }
  }

  /** One word to whoever decides, not one for each row. */
  async function tellOfAll(actor: Actor, [first, ...more]: readonly string[]): Promise<void> {
    if (first === undefined) return
    const count = more.length + 1
    const words = { zh: `人员表导入 ${count} 项`, en: `${count} from a list of people` }
    await transaction(database, actor, tx => tellWhoDecides(tx, first, words, clock.businessDay()))
  }
}
