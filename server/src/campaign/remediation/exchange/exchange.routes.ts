import { z } from 'zod'
import { startRowsJob } from '#campaign/baseline/index.ts'
import {
  decideExchangeRow,
  decideExchangeRows,
  type ExchangeRoundRow,
  exportExchangeRows,
  listExchangeRounds,
  listExchangeRows,
  receiveExchange,
  sendExchange,
  showExchangeRound,
  showExchangeSystems,
  takeExchangeFile,
} from '#contract/remediation/exchange.ts'
import { ExchangeRowKind } from '#contract/remediation/exchange-words.ts'
import type { Actor } from '#ground/database/claims.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import { reading, type Tx, transaction } from '#ground/database/transaction.ts'
import { sendExport } from '#ground/export/index.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { startJob, viewJob } from '#ground/jobs/index.ts'
import { absent } from '#ground/workflow/act.ts'
import { decideRow } from './decide-row.ts'
import { type ExchangeRound, exchangeRoundStore } from './exchange-round.workflow.ts'
import { countKinds, countWaiting, readExchangeRow, readExchangeRows } from './exchange-row.store.ts'
import { exchangeRowView } from './exchange-row.view.ts'
import { type Exchanging, systemOf } from './exchanging.ts'
import { exchangeDifferenceToExport } from './export-difference.ts'
import type { Exchange } from './open-exchange.ts'
import { ReceiveSaid } from './receive-round.ts'
import { sayMaps } from './say-maps.ts'

const RoundKey = z.tuple([z.string(), z.uuid()])
const RowKey = z.tuple([z.number().int()])

/** 与外部系统的交换 over HTTP. `noteRead` hears of every workbook that was taken home. */
export function registerExchange(
  serving: Serving,
  { exchanging, ...jobs }: Exchange,
  noteRead: (actor: Actor, noun: string, id: string, fields: readonly string[]) => void,
): void {
  const { database, clock, campaign, storage } = exchanging
  const asOf = () => clock.businessNow().toISOString()

  serve(serving, listExchangeRounds, ({ actor, query: { after, limit } }) =>
    reading(database, actor, async tx => {
      const found = await findRounds(tx, readPageKey(after, RoundKey), limit + 1)
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      return {
        rows: await viewRounds(tx, exchanging, shown),
        next: found.length > limit && last ? writePageKey([last.madeAt.toISOString(), last.id]) : null,
        total: null,
        asOf: asOf(),
      }
    }),
  )
  serve(serving, showExchangeSystems, async () => ({ systems: sayMaps(campaign) }))
  serve(serving, showExchangeRound, ({ actor, params }) =>
    reading(database, actor, async tx => {
      const [view] = await viewRounds(tx, exchanging, [await findRound(tx, params.id)])
      if (!view) throw absent()
      const counts = await countKinds(tx, params.id)
      return {
        ...view,
        counts: Object.fromEntries(ExchangeRowKind.options.map(kind => [kind, counts[kind] ?? 0])) as never,
      }
    }),
  )
  serve(serving, takeExchangeFile, async ({ actor, params, request, reply }) => {
    const round = await reading(database, actor, tx => findRound(tx, params.id))
    if (request.method !== 'HEAD') noteRead(actor, 'exchangeRound', round.id, ['file'])
    reply
      .type('application/octet-stream')
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(round.fileName)}`)
      .send(storage.read(round.fileHash))
    return undefined
  })
  serve(serving, sendExchange, ({ actor, body }) => {
    systemOf(exchanging, body.system)
    return transaction(database, actor, async tx => viewJob(tx, await startJob(tx, jobs.send, body, body)))
  })
  serve(serving, receiveExchange, ({ actor, request }) =>
    startRowsJob(exchanging, jobs.receive, actor, request, ReceiveSaid),
  )
  serve(serving, listExchangeRows, ({ actor, params, query: { after, limit, ...filter } }) =>
    reading(database, actor, async tx => {
      await findRound(tx, params.id)
      const [position] = readPageKey(after, RowKey) ?? [0]
      const rows = await readExchangeRows(tx, params.id, filter, { after: position, limit: limit + 1 })
      const shown = rows.slice(0, limit)
      return {
        rows: shown.map(row => exchangeRowView(exchanging, row)),
        next: rows.length > limit ? writePageKey([shown.at(-1)?.position]) : null,
        total: null,
        asOf: asOf(),
      }
    }),
  )
  serve(serving, exportExchangeRows, async call => {
    const { format, ...filter } = call.query
    const round = await reading(database, call.actor, tx => findRound(tx, call.params.id))
    const list = exchangeDifferenceToExport(exchanging, round, filter)
    return sendExport({ ...exchanging, readSession: serving.readSession }, call, list, {
      format,
      filter: { round: round.id, ...filter },
    })
  })
  serve(serving, decideExchangeRow, async ({ actor, params, body }) => {
    await decideRow(exchanging, actor, { rowId: params.id, ...body })
    const row = await reading(database, actor, tx => readExchangeRow(tx, params.id))
    if (!row) throw absent()
    return exchangeRowView(exchanging, row)
  })
  serve(serving, decideExchangeRows, ({ actor, body }) => {
    const wish = { ...body, ids: [...new Set(body.ids)] }
    return transaction(database, actor, async tx => viewJob(tx, await startJob(tx, jobs.decide, wish, body)))
  })
}

async function findRound(tx: Tx, id: string): Promise<ExchangeRound> {
  const [row] = await tx.query(exchangeRoundStore.lock, [id])
  if (!row) throw absent()
  return exchangeRoundStore.read(row)
}

async function findRounds(tx: Tx, after: readonly [string, string] | null, limit: number): Promise<ExchangeRound[]> {
  const rows = await tx.query(
    `select * from remediation.exchange_round
     where $1::timestamptz is null or (made_at, id) < ($1, $2::uuid) order by made_at desc, id desc limit $3`,
    [after?.[0] ?? null, after?.[1] ?? null, limit],
  )
  return rows.map(row => exchangeRoundStore.read(row))
}

async function viewRounds(
  tx: Tx,
  exchanging: Exchanging,
  rounds: readonly ExchangeRound[],
): Promise<ExchangeRoundRow[]> {
  const waiting = await countWaiting(
    tx,
    rounds.map(({ id }) => id),
  )
  const systems = new Map(exchanging.campaign.exchangeSystems.map(({ id, shortName }) => [id, shortName]))
  return rounds.map(round => ({
    id: round.id,
    direction: round.state,
    system: round.system,
    // a system that the campaign no longer names has left its rounds behind
    systemName: systems.get(round.system) ?? round.system,
    fileName: round.fileName,
    fileHash: round.fileHash,
    rows: round.rows,
    madeAt: round.madeAt.toISOString(),
    madeBy: round.madeWords,
    waiting: waiting(round.id),
  }))
}
