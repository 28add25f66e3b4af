import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Words } from '#contract/ground/endpoint.ts'
import { type ExportFormat, exportTypes } from '#contract/ground/export.ts'
import type { Ground } from '../context.ts'
import type { Actor } from '../database/claims.ts'
import { reading, transaction } from '../database/transaction.ts'
import type { Serving } from '../http/serve.ts'
import { preferencesOf } from '../preference/index.ts'
import type { ExportedList, Say } from './exported-list.ts'
import { type Ending, readPages } from './read-pages.ts'
import { recordExport } from './record-export.ts'
import { unitLineOf, unitNameOf } from './unit-line.ts'
import { writeCsv } from './write-csv.ts'
import { writeWorkbook } from './write-workbook.ts'

/** What exports are sent with. `campaign` is what every workbook's title begins with. */
export type Exporting = Pick<Ground, 'database' | 'clock'> &
  Pick<Serving, 'readSession'> & { readonly campaign: { readonly name: string } }

/** The call of an endpoint, as far as an export needs it. */
interface Asking {
  readonly actor: Actor
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export interface ExportWish {
  readonly format: ExportFormat
  /** Filter and order as the endpoint took them, for the audit. */
  readonly filter: Readonly<Record<string, unknown>>
  /** Rows read at once. */
  readonly pageLength?: number
  /** What a workbook takes at most; beyond it few machines of a township open it. */
  readonly mostInWorkbook?: number
}

/**
 * Answers with a list as a file that goes out while its rows are read: memory does not grow with it, who leaves ends the reading, and
 * what fails midway breaks the connection, so that nobody takes a short file for a whole one. The first page is read before anything is
 * sent, so a filter that the list refuses is refused here with the same words.
 */
export async function sendExport<Row>(
  exporting: Exporting,
  { actor, request, reply }: Asking,
  list: ExportedList<Row>,
  { format, filter, pageLength = 500, mostInWorkbook = 200_000 }: ExportWish,
): Promise<undefined> {
  const { database, clock, campaign } = exporting
  const readPage = (after?: string) => reading(database, actor, tx => list.readPage(tx, after, pageLength))
  const [{ locale }, unitName, first] = await Promise.all([
    preferencesOf(database, actor.personId),
    reading(database, actor, tx => unitNameOf(tx, actor)),
    readPage(),
  ])
  const say: Say = words => words[locale]

  const name = `${[say(list.title), list.place, clock.businessDay()].join('_')}.${format}`
  reply
    .type(exportTypes[format])
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  if (request.method === 'HEAD') {
    // a body that nobody gets would be read to its end
    reply.send()
    return undefined
  }
  let ended: Ending | undefined
  const pages = readPages(
    first,
    async after => {
      await requireSame(exporting, request, actor)
      return readPage(after)
    },
    {
      most: format === 'xlsx' ? mostInWorkbook : Number.POSITIVE_INFINITY,
      onEnd: (ending, rows) => {
        ended = ending
        const note = { noun: list.noun, format, filter, rows, ending }
        return transaction(database, actor, tx => recordExport(tx, note))
      },
    },
  )
  reply.send(
    format === 'xlsx'
      ? writeWorkbook(list, pages, say, {
          title: say({ zh: `${campaign.name}${list.title.zh}`, en: `${list.title.en} · ${campaign.name}` }),
          unitLine: say(unitLineOf(unitName, clock.businessNow(), list.narrowed ?? [])),
          at: clock.businessNow(),
          closing: () => (ended === 'cut' ? cutWords(mostInWorkbook) : null),
        })
      : Readable.from(writeCsv(list.columns, pages, say), { objectMode: false }),
  )
  return undefined
}

/** A session that was ended, or a post that changed, gets no further page. */
async function requireSame({ readSession }: Exporting, request: FastifyRequest, actor: Actor): Promise<void> {
  const now = (await readSession(request))?.actor
  const stands = now?.postId === actor.postId && JSON.stringify(now.scope) === JSON.stringify(actor.scope)
  if (!stands) throw new Error('The session or its post ended during an export')
}

function cutWords(most: number): Words {
  const rows = most.toLocaleString('en-US')
  return {
    zh: `本表只含前 ${rows} 行，清单尚未列完：请缩小筛选范围分次导出，或导出 CSV（不限行数）。`,
    en: `This sheet holds the first ${rows} rows only, and the list goes on: narrow the filter and export in parts, or take CSV, which has no limit.`,
  }
}
