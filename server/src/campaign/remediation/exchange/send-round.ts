import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { type CampaignExchangeSystem, campaignNames } from '#campaign/mandate/index.ts'
import type { ExchangeField } from '#contract/mandate/exchange-file.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { type ExportColumn, unitLineOf, unitNameOf, writeWorkbook } from '#ground/export/index.ts'
import { defineJob, type JobKind } from '#ground/jobs/index.ts'
import { createWithin } from '#ground/workflow/create.ts'
import type { ExchangeRound } from './exchange-round.workflow.ts'
import { type ExchangedProblem, problemsToSend } from './exchanged-problem.store.ts'
import { cellOfRound, type Exchanging, systemOf } from './exchanging.ts'
import { isDay, sayField } from './say-field.ts'

const Payload = z.object({ requestId: z.uuid(), system: z.string() })
export type SendWish = z.infer<typeof Payload>

/** A workbook that people of another system take in by hand holds no more. */
const mostRows = 20_000

/** 导出待报送问题 as long work: the workbook is kept under its hash, and what stood in it is known from then on. */
export function makeSendJob(exchanging: Exchanging): JobKind<SendWish> {
  return defineJob<SendWish>({
    kind: 'remediation.sendExchange',
    takes: Payload,
    title: ({ system }) => {
      const { shortName } = systemOf(exchanging, system)
      return { zh: `导出报送${shortName}的问题`, en: `Problems for ${shortName}` }
    },
    handle: async ({ actor, progress }, wish) => {
      progress(null, { zh: '正在读取待报送的问题', en: 'Reading what is to be sent' })
      const round = await sendRound(exchanging, actor, wish)
      return {
        done: round.rows,
        refused: 0,
        link: `/exchange/${round.id}`,
        words: { zh: `已导出 ${round.rows} 个问题`, en: `${round.rows} problems in the workbook` },
      }
    },
  })
}

/** Makes the round of what was not sent yet or has changed since. Throws 422 `exchange.nothingToSend`. */
export async function sendRound(exchanging: Exchanging, actor: Actor, wish: SendWish): Promise<ExchangeRound> {
  const { database, clock, rounds } = exchanging
  const system = systemOf(exchanging, wish.system)
  const { problems, unitName } = await reading(database, actor, async tx => ({
    problems: await problemsToSend(tx, system.id, mostRows),
    unitName: await unitNameOf(tx, actor),
  }))
  if (problems.length === 0) throw nothingToSend(system)
  const fileHash = await keepWorkbook(exchanging, system, problems, unitName)
  const fileName = `${system.shortName}报送_${exchanging.campaign.city.name}_${clock.businessDay()}.xlsx`
  const { after } = await transaction(database, actor, tx =>
    createWithin(tx, exchanging, rounds, { action: 'send', requestId: wish.requestId }, async (_, moment) => ({
      to: 'sent',
      cell: cellOfRound(exchanging),
      set: {
        system: system.id,
        fileName,
        fileHash,
        rows: problems.length,
        madeAt: moment.at,
        madeWords: actor.words,
      },
      note: `${system.shortName} ${problems.length} 行 SHA-256 ${fileHash}`,
    })).then(async outcome => {
      if (!outcome.repeated) await keepSent(tx, outcome.after.id, system.id, problems)
      return outcome
    }),
  )
  return after
}

async function keepSent(
  tx: Parameters<typeof problemsToSend>[0],
  roundId: string,
  system: string,
  problems: readonly ExchangedProblem[],
): Promise<void> {
  await tx.query(
    `insert into remediation.exchange_sent (round_id, system, subject_id, subject_version, area)
     select $1, $2, * from unnest($3::uuid[], $4::int[], $5::text[])`,
    [
      roundId,
      system,
      problems.map(({ id }) => id),
      problems.map(({ version }) => version),
      problems.map(({ cell }) => cell.area),
    ],
  )
}

const widths: Partial<Record<ExchangeField, number>> = { words: 50, cause: 30, subjectName: 32, enterpriseCode: 24 }

/** Writes the workbook under the headers of the map and keeps it under its hash. */
async function keepWorkbook(
  { campaign, storage, clock }: Exchanging,
  system: CampaignExchangeSystem,
  problems: readonly ExchangedProblem[],
  unitName: string,
): Promise<string> {
  const names = campaignNames(campaign)
  const columns = system.problem.out.map(
    ({ header, field }): ExportColumn<ExchangedProblem> => ({
      title: { zh: header, en: header },
      kind: isDay(field) ? 'day' : 'text',
      width: widths[field] ?? 16,
      valueOf: ({ values }) => sayField(names, system.problem, field, values[field]),
    }),
  )
  async function* pages() {
    for (let at = 0; at < problems.length; at += 500) yield problems.slice(at, at + 500)
  }
  const title = { zh: `${system.shortName}报送`, en: `For ${system.shortName}` }
  // what goes to a system of the province is in Chinese, whoever sends it
  const book = writeWorkbook({ title, columns }, pages(), ({ zh }) => zh, {
    title: `${campaign.name}问题清单（报送${system.shortName}）`,
    unitLine: unitLineOf(unitName, clock.businessNow(), []).zh,
    at: clock.businessNow(),
    closing: () => null,
  })
  const path = await storage.incoming()
  const hash = createHash('sha256')
  try {
    await pipeline(
      book,
      async function* hashed(pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          hash.update(piece)
          yield piece
        }
      },
      createWriteStream(path, { mode: 0o600 }),
    )
    const fileHash = hash.digest('hex')
    await storage.keep(fileHash, path)
    return fileHash
  } finally {
    await rm(path, { force: true })
  }
}

function nothingToSend({ shortName }: CampaignExchangeSystem) {
  return refuse(
    422,
    'exchange.nothingToSend',
    {
      zh: `没有待报送${shortName}的问题：都已报送，且报送后没有变化`,
      en: `Nothing is to be sent to ${shortName}: all of it was sent and has not changed since`,
    },
    { zh: '需要再次提交的，请下载上一批次的工作簿', en: 'To hand it in again, take the workbook of the last round' },
  )
}
