import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { areaInText, RowsPayload } from '#campaign/baseline/index.ts'
import { type CampaignExchangeSystem, campaignNames } from '#campaign/mandate/index.ts'
import type { Actor } from '#ground/database/claims.ts'
import { newId } from '#ground/database/new-id.ts'
import { type Tx, transaction } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { readWorkbook } from '#ground/intake/read-workbook/read-workbook.ts'
import { isRefusal } from '#ground/intake/read-workbook/workbook.ts'
import { defineJob, type JobContext, type JobKind } from '#ground/jobs/index.ts'
import { createWithin } from '#ground/workflow/create.ts'
import { compareRows, type Difference, digestOf, type TheirRow } from './compare-rows.ts'
import type { ExchangeRound } from './exchange-round.workflow.ts'
import { problemsKnown, problemsLike } from './exchanged-problem.store.ts'
import { cellOfRound, type Exchanging, systemOf } from './exchanging.ts'
import { readTheirRows } from './read-their-rows.ts'
import { sayField } from './say-field.ts'

/** What the form says beside the file. */
export const ReceiveSaid = z.object({ system: z.string() })

const mostRows = 20_000
const mostKnown = 50_000

/** 导入对方表 as long work: it is read and compared; nothing else changes before a person has decided. */
export function makeReceiveJob(exchanging: Exchanging): JobKind<RowsPayload> {
  return defineJob<RowsPayload>({
    kind: 'remediation.receiveExchange',
    takes: RowsPayload,
    title: ({ fileName }) => ({ zh: `比对对方表 ${fileName}`, en: `Compare ${fileName}` }),
    handle: async (context, payload) => {
      const system = systemOf(exchanging, ReceiveSaid.parse(payload.said).system)
      const rows = await readRows(exchanging, system, payload, context)
      const round = await receiveRound(exchanging, context.actor, { system, payload, rows })
      return {
        done: round.rows,
        refused: 0,
        link: `/exchange/${round.id}`,
        words: { zh: `已比对 ${round.rows} 行`, en: `${round.rows} lines compared` },
      }
    },
  })
}

async function readRows(
  { storage }: Exchanging,
  system: CampaignExchangeSystem,
  { fileHash, fileName }: RowsPayload,
  { progress, signal }: Pick<JobContext, 'progress' | 'signal'>,
): Promise<TheirRow[]> {
  progress(0.05, { zh: '正在读取工作簿', en: 'Reading the workbook' })
  const bytes = await buffer(storage.read(fileHash))
  const workbook = await readWorkbook(bytes, fileName, undefined, undefined, signal)
  if (isRefusal(workbook)) throw refuse(422, 'invalid', { zh: workbook.zh, en: workbook.en })
  const rows = await readTheirRows(workbook, system.problem, signal)
  if (rows.length === 0) throw noTable(system)
  if (rows.length > mostRows) throw tooMany(rows.length)
  progress(0.4, { zh: `正在比对 ${rows.length} 行`, en: `Comparing ${rows.length} rows` })
  return rows
}

/** Keeps the difference list of a workbook as a round, whole or not at all. */
export async function receiveRound(
  exchanging: Exchanging,
  actor: Actor,
  {
    system,
    payload,
    rows,
  }: { readonly system: CampaignExchangeSystem; readonly payload: RowsPayload; readonly rows: readonly TheirRow[] },
): Promise<ExchangeRound> {
  return transaction(exchanging.database, actor, async tx => {
    const differences = await differencesOf(tx, exchanging, system, rows)
    const { after, repeated } = await createWithin(
      tx,
      exchanging,
      exchanging.rounds,
      { action: 'receive', requestId: payload.requestId },
      async (_, moment) => ({
        to: 'received',
        cell: cellOfRound(exchanging),
        set: {
          system: system.id,
          fileName: payload.fileName,
          fileHash: payload.fileHash,
          rows: differences.length,
          madeAt: moment.at,
          madeWords: actor.words,
        },
        note: `${system.shortName} ${rows.length} 行 SHA-256 ${payload.fileHash}`,
      }),
    )
    if (!repeated) await keepDifferences(tx, exchanging, system, after.id, differences)
    return after
  })
}

async function differencesOf(
  tx: Tx,
  { campaign }: Exchanging,
  { id, problem: map }: CampaignExchangeSystem,
  rows: readonly TheirRow[],
): Promise<Difference[]> {
  const said = (field: 'externalNumber' | 'ourNumber' | 'subjectName' | 'enterpriseCode') => [
    ...new Set(rows.flatMap(({ values }) => values[field] ?? [])),
  ]
  const candidates = await problemsLike(tx, id, {
    external: said('externalNumber'),
    own: said('ourNumber'),
    names: said('subjectName'),
    codes: said('enterpriseCode'),
  })
  const known = await problemsKnown(tx, id, mostKnown)
  return compareRows(rows, { names: campaignNames(campaign), map, candidates, known })
}

async function keepDifferences(
  tx: Tx,
  { campaign, clock }: Exchanging,
  system: CampaignExchangeSystem,
  roundId: string,
  differences: readonly Difference[],
): Promise<void> {
  const names = campaignNames(campaign)
  const sides = { names, map: system.problem }
  for (let from = 0; from < differences.length; from += 1000) {
    const lines = differences.slice(from, from + 1000).map((difference, at) => {
      const { ours, theirs, fault } = difference
      return {
        id: newId(clock.realNow().getTime()),
        round_id: roundId,
        position: from + at + 1,
        kind: difference.kind,
        source: difference.source,
        label: difference.label,
        area: ours?.cell.area ?? areaInText(campaign, theirs.area) ?? campaign.city.code,
        township: ours?.cell.township ?? null,
        industry: ours?.cell.industry ?? null,
        enterprise_id: ours?.cell.enterpriseId ?? null,
        subject_id: ours?.id ?? null,
        subject_number: ours?.values.ourNumber ?? null,
        subject_version: ours?.version ?? null,
        external_number: theirs.externalNumber ?? ours?.values.externalNumber ?? null,
        new_number: difference.newNumber,
        theirs,
        ours: Object.fromEntries(
          difference.differing.map(field => [
            field,
            ours && sayField(names, system.problem, field, ours.values[field]),
          ]),
        ),
        differing: difference.differing,
        fault_zh: fault?.zh ?? null,
        fault_en: fault?.en ?? null,
        digest: digestOf(system.id, difference, sides),
      }
    })
    await tx.query(
      `insert into remediation.exchange_row
       select * from jsonb_populate_recordset(null::remediation.exchange_row, $1::jsonb)`,
      [JSON.stringify(lines)],
    )
  }
}

function noTable({ shortName, problem }: CampaignExchangeSystem) {
  const heads = problem.in.map(({ headers }) => headers[0]).join('、')
  return refuse(
    422,
    'exchange.noTable',
    { zh: `没有找到带编号的${shortName}清单`, en: `No list of ${shortName} with its numbers was found` },
    { zh: `表头应有「外部系统编号」或「本系统编号」；可识别的列：${heads}`, en: `Headers that are read: ${heads}` },
  )
}

function tooMany(rows: number) {
  return refuse(
    422,
    'exchange.tooManyRows',
    { zh: `工作簿有 ${rows} 行，一次最多比对 ${mostRows} 行`, en: `${rows} rows; ${mostRows} are compared at once` },
    { zh: '请按区块或时间分几次导出', en: 'Export it in parts, by area or time' },
  )
}
