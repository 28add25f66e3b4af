import { z } from 'zod'
import { servicePost } from '#ground/database/claims.ts'
import { reading, type Tx, transaction } from '#ground/database/transaction.ts'
import { defineJob, type JobKind } from '#ground/jobs/index.ts'
import type { Registering } from '../registering.ts'
import type { RosterEntryWorkflow } from '../roster/roster-entry.workflow.ts'
import { lookForOmissions } from './look-for-omissions.ts'
import type { OmissionWorkflow } from './omission.workflow.ts'
import { suspectOmissions } from './suspect-omissions.ts'

const Payload = z.object({ requestId: z.uuid() })
export type LookWish = z.infer<typeof Payload>

/** 立即比对: what each night does, now. It looks at the whole city as the night does, and tells whoever asked only of their own reach. */
export function makeLookingJob(
  registering: Registering,
  { omissions, rosterEntries }: { readonly omissions: OmissionWorkflow; readonly rosterEntries: RosterEntryWorkflow },
): JobKind<LookWish> {
  const { database, campaign } = registering
  const asNight = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(database, servicePost('turnOfDay'), work)
  return defineJob<LookWish>({
    kind: 'baseline.lookForOmissions',
    takes: Payload,
    title: () => ({ zh: '应纳未纳比对', en: 'Look for omissions' }),
    handle: async ({ actor, progress, cancelled }) => {
      progress(0.05, { zh: '正在比对企业库和名册', en: 'Comparing the registry and the rosters' })
      const found = await asNight(tx =>
        lookForOmissions(tx, registering, campaign, rosterEntries, registering.clock.businessDay()),
      )
      for (let made = 0; made < found && !cancelled(); ) {
        const some = await asNight(tx => suspectOmissions(tx, registering, omissions))
        if (some === 0) break
        made += some
        progress(0.5 + made / found / 2, { zh: `已提出 ${made} / ${found}`, en: `${made} of ${found}` })
      }
      const waiting = await reading(database, actor, async tx => {
        const [row] = await tx.query<{ count: number }>(
          `select count(*) as count from (select from baseline.omission where state in ('suspected', 'unregistered') limit 10001) as counted`,
        )
        return row?.count ?? 0
      })
      return {
        done: waiting,
        refused: 0,
        link: '/watch',
        words: { zh: `比对完成，本岗位范围内 ${waiting} 条待处理`, en: `Done: ${waiting} wait in your reach` },
      }
    },
  })
}
