import { z } from 'zod'
import { ActionOffer, endpoint, Id, Moment, PageQuery, page, RequestId } from '../ground/endpoint.ts'
import { ExportFormat, exportTypes } from '../ground/export.ts'
import { WordsShape } from '../ground/identity.ts'
import { JobView } from '../ground/job.ts'
import { said } from '../ground/said.ts'
import { several } from '../ground/several.ts'
import { SourceTag } from '../mandate/campaign-datum.ts'
import { ExchangeField, ExchangeMatch } from '../mandate/exchange-file.ts'
import { exchangeDecisionStates, exchangeRoundStates } from './exchange.states.ts'
import { ExchangeRowKind } from './exchange-words.ts'

const may = 'exchange.work'
const systemId = z.string().max(60)

export const ExchangeRoundRow = z.object({
  id: Id,
  direction: z.enum(['sent', 'received']),
  system: systemId,
  systemName: z.string(),
  fileName: z.string(),
  /** SHA-256 of the workbook as it went out or came in. */
  fileHash: z.string(),
  rows: z.number().int(),
  madeAt: Moment,
  madeBy: z.string(),
  /** Lines that no person has decided on and no earlier decision covers; equal ones whose number is known are not counted. */
  waiting: z.number().int(),
})
export type ExchangeRoundRow = z.infer<typeof ExchangeRoundRow>

/** 与外部系统的交换: every workbook that went out or came in, the latest first. */
export const listExchangeRounds = endpoint({
  name: 'listExchangeRounds',
  method: 'GET',
  path: '/api/exchange-rounds',
  may,
  summary: { zh: '数据交换', en: 'Exchange by workbook' },
  query: PageQuery,
  reply: page(ExchangeRoundRow),
})

const Column = z.object({ headers: z.array(z.string()), field: ExchangeField })

/** The systems of the campaign's `exchange.yaml`, with the maps by which workbooks are written and read. */
export const showExchangeSystems = endpoint({
  name: 'showExchangeSystems',
  method: 'GET',
  path: '/api/exchange-systems',
  may,
  summary: { zh: '交换的列与取值对照', en: 'Columns and words of the exchange' },
  reply: z.object({
    systems: z.array(
      z.object({
        id: systemId,
        name: z.string(),
        shortName: z.string(),
        out: z.array(Column),
        in: z.array(Column),
        match: z.array(ExchangeMatch),
        values: z.array(z.object({ field: ExchangeField, ours: WordsShape, theirs: z.array(z.string()) })),
        source: z.string(),
        tag: SourceTag,
        draft: z.boolean(),
      }),
    ),
  }),
})

export const showExchangeRound = endpoint({
  name: 'showExchangeRound',
  method: 'GET',
  path: '/api/exchange-rounds/:id',
  may,
  summary: { zh: '一次交换', en: 'One round' },
  params: z.object({ id: Id }),
  reply: ExchangeRoundRow.extend({ counts: z.record(ExchangeRowKind, z.number().int()) }),
})

/** The workbook itself, byte for byte. */
export const takeExchangeFile = endpoint({
  name: 'takeExchangeFile',
  method: 'GET',
  path: '/api/exchange-rounds/:id/file',
  may,
  summary: { zh: '下载交换的工作簿', en: 'Take the workbook of a round' },
  params: z.object({ id: Id }),
  produces: exportTypes.xlsx,
})

/** Starts a job: problems that the system was never sent, or that have changed since, 20,000 at most. 422 `exchange.unknownSystem`. */
export const sendExchange = endpoint({
  name: 'sendExchange',
  method: 'POST',
  path: '/api/exchange-rounds/send',
  may,
  summary: exchangeRoundStates.actions.send.words,
  body: z.object({ requestId: RequestId, system: systemId }),
  reply: JobView,
})

/** A form with `requestId`, `system` and one file. Starts a job that compares it with what we have; nothing else is changed. */
export const receiveExchange = endpoint({
  name: 'receiveExchange',
  method: 'POST',
  path: '/api/exchange-rounds/receive',
  may,
  summary: exchangeRoundStates.actions.receive.words,
  consumes: 'multipart/form-data',
  reply: JobView,
})

/** `waiting`: nobody has decided, and no earlier decision covers it. */
export const ExchangeStanding = z.enum(['waiting', 'decided'])
export type ExchangeStanding = z.infer<typeof ExchangeStanding>

export const ExchangeRowView = z.object({
  id: Id,
  kind: ExchangeRowKind,
  /** Sheet and row of their workbook; null for what only we have. */
  source: z.string().nullable(),
  label: z.string(),
  area: z.string(),
  problem: z.object({ id: Id, number: z.string() }).nullable(),
  externalNumber: z.string().nullable(),
  /** Their number is not kept here yet. */
  newNumber: z.boolean(),
  /** Where both have it and it differs: both sides in words. */
  fields: z.array(z.object({ field: ExchangeField, theirs: z.string().nullable(), ours: z.string().nullable() })),
  fault: WordsShape.nullable(),
  decision: z
    .object({ words: WordsShape, reason: z.string().nullable(), by: z.string(), at: Moment, earlier: z.boolean() })
    .nullable(),
  actions: z.array(ActionOffer),
})
export type ExchangeRowView = z.infer<typeof ExchangeRowView>

export const ExchangeRowFilter = z.object({
  kind: several(ExchangeRowKind),
  standing: ExchangeStanding.optional(),
  area: several(z.string().max(20)),
  /** Lines that differ in this field. */
  field: several(ExchangeField),
})
export type ExchangeRowFilter = z.infer<typeof ExchangeRowFilter>

/** The difference list, in the order of their workbook, then what only we have. */
export const listExchangeRows = endpoint({
  name: 'listExchangeRows',
  method: 'GET',
  path: '/api/exchange-rounds/:id/rows',
  may,
  summary: { zh: '差异清单', en: 'The difference list' },
  params: z.object({ id: Id }),
  query: ExchangeRowFilter.extend(PageQuery.shape),
  reply: page(ExchangeRowView),
})

export const exportExchangeRows = endpoint({
  name: 'exportExchangeRows',
  method: 'GET',
  path: '/api/exchange-rounds/:id/rows/export',
  may,
  summary: { zh: '导出差异清单', en: 'Export the difference list' },
  params: z.object({ id: Id }),
  query: ExchangeRowFilter.extend({ format: ExportFormat }),
  produces: exportTypes.xlsx,
})

const reason = z.string().trim().min(2, said('请说明理由', 'Give a reason')).max(1000)

/** What a person says: only letting a difference be needs a reason. */
export const exchangeInputs = {
  takeNumber: z.object({}),
  takeValues: z.object({}),
  report: z.object({}),
  ignore: z.object({ reason }),
} as const

export const ExchangeWish = z.discriminatedUnion('decision', [
  exchangeInputs.takeNumber.extend({ decision: z.literal('takeNumber') }),
  exchangeInputs.takeValues.extend({ decision: z.literal('takeValues') }),
  exchangeInputs.report.extend({ decision: z.literal('report') }),
  exchangeInputs.ignore.extend({ decision: z.literal('ignore') }),
])
export type ExchangeWish = z.infer<typeof ExchangeWish>

/**
 * Decides on one line. 409 `exchange.decided` with who was first, 409 `exchange.numberKept` where number or record has another already,
 * 409 `staleVersion` where the problem has changed since the comparison, 422 where the decision does not fit the line.
 */
export const decideExchangeRow = endpoint({
  name: 'decideExchangeRow',
  method: 'POST',
  path: '/api/exchange-rows/:id/decide',
  may: exchangeDecisionStates.actions.takeNumber.may,
  summary: exchangeDecisionStates.words,
  params: z.object({ id: Id }),
  body: z.object({ requestId: RequestId, input: ExchangeWish }),
  reply: ExchangeRowView,
})

export const exchangeRowsAtMost = 2000

/** Starts a job; each line is answered by itself. */
export const decideExchangeRows = endpoint({
  name: 'decideExchangeRows',
  method: 'POST',
  path: '/api/exchange-rows/bulk',
  may,
  summary: { zh: '批量处理差异', en: 'Decide on many lines' },
  body: z.object({
    requestId: RequestId,
    ids: z
      .array(Id)
      .min(1, said('请至少选择一行', 'Choose at least one line'))
      .max(
        exchangeRowsAtMost,
        said(`一次最多 ${exchangeRowsAtMost} 行`, `At most ${exchangeRowsAtMost} lines at once`),
      ),
    input: ExchangeWish,
  }),
  reply: JobView,
})
