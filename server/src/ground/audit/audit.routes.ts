import type { z } from 'zod'
import {
  listAudit as listAuditEndpoint,
  showSealing,
  verifyAudit as verifyAuditEndpoint,
} from '#contract/ground/audit.ts'
import type { Clock } from '../clock/create-clock.ts'
import type { Database } from '../database/database.ts'
import { reading } from '../database/transaction.ts'
import { type Serving, serve } from '../http/serve.ts'
import { listAudit } from './list-audit.ts'
import { readSeals } from './seal.ts'
import { verifyAudit } from './verify-audit.ts'

export interface ServingAudit {
  readonly database: Database
  readonly clock: Pick<Clock, 'realNow'>
  /** The installation's folder, which holds the heads outside the database. */
  readonly home: string
}

type Verdict = z.input<typeof verifyAuditEndpoint.reply>

/** The audit for the auditor: read, and held against its seals. */
export function serveAudit(serving: Serving, { database, clock, home }: ServingAudit): void {
  serve(serving, listAuditEndpoint, async ({ actor, query: { after, limit, ...filter } }) => ({
    ...(await reading(database, actor, tx => listAudit(tx, filter, { after, limit }))),
    total: null,
    asOf: clock.realNow().toISOString(),
  }))

  serve(serving, showSealing, async ({ actor }) => {
    const [last] = await reading(database, actor, tx => readSeals(tx, { most: 1, last: true }))
    return {
      lastSeal: last?.number ?? null,
      sealedAt: last?.sealedAt.toISOString() ?? null,
      keyName: last?.keyName ?? null,
    }
  })

  // it reads the whole audit: whoever asks meanwhile waits for the same reading
  let underway: Promise<Verdict> | null = null
  serve(serving, verifyAuditEndpoint, () => {
    underway ??= verify().finally(() => {
      underway = null
    })
    return underway
  })

  async function verify(): Promise<Verdict> {
    const began = clock.realNow()
    const verification = await verifyAudit(database, home)
    const ended = clock.realNow()
    const about = { verifiedAt: ended.toISOString(), took: ended.getTime() - began.getTime() }
    if (verification.ok) return { ...about, ok: true, seals: verification.seals, rows: verification.rows, fault: null }
    const { kind, at, sentence } = verification.firstFault
    return {
      ...about,
      ok: false,
      seals: null,
      rows: null,
      fault: { kind, row: 'row' in at ? at.row : null, seal: 'seal' in at ? at.seal : null, sentence },
    }
  }
}
