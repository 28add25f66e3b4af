import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { read, utils, type WorkSheet } from '@e965/xlsx'
import compress from '@fastify/compress'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#contract/ground/endpoint.ts'
import { ExportFormat } from '#contract/ground/export.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { until } from '../../../test/until.ts'
import { fixedClock } from '../clock/create-clock.ts'
import { type Actor, servicePost } from '../database/claims.ts'
import { reading, transaction } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import { answerErrors } from '../http/answer-errors.ts'
import { serve } from '../http/serve.ts'
import type { ExportedList } from './exported-list.ts'
import { sendExport } from './send-export.ts'

interface Line {
  readonly number: number
  readonly words: string
  readonly day: string | null
}

let database: FreshDatabase
let app: FastifyInstance
let port: number
/** The list that is exported, and what befalls it; set by each test. */
let lines: { readonly length: number; slice(from: number, to: number): Line[] }
let befalls: (page: number) => Promise<void> | void
let pagesRead: number
let mostInWorkbook: number
let ended: boolean

const actor = (): Actor => ({
  postId: randomUUID(),
  personId: randomUUID(),
  unitId: '330881121',
  role: 'townshipOfficer',
  scope: { kind: 'townships', townships: ['330881121'], industries: null },
  words: '贺村镇 王敏',
})
let asking: Actor

const list: ExportedList<Line> = {
  noun: 'problem',
  title: { zh: '问题清单', en: 'Problems' },
  place: '开化县',
  narrowed: [{ zh: '区块江山市', en: 'area 江山市' }],
  numbered: true,
  columns: [
    { title: { zh: '编号', en: 'Number' }, kind: 'number', width: 10, valueOf: line => line.number },
    { title: { zh: '问题', en: 'Problem' }, width: 40, valueOf: line => line.words },
    { title: { zh: '时限', en: 'Term' }, kind: 'day', width: 12, valueOf: line => line.day },
    { title: { zh: '状态', en: 'State' }, width: 10, valueOf: (_, say) => say({ zh: '整改中', en: 'Underway' }) },
  ],
  readPage: async (tx, after, limit) => {
    pagesRead += 1
    await tx.query('select 1')
    await befalls(pagesRead)
    const from = Number(after ?? 0)
    const more = from + limit < lines.length
    return { rows: lines.slice(from, from + limit), next: more ? String(from + limit) : null }
  },
}

const exportLines = endpoint({
  name: 'exportLines',
  method: 'GET',
  path: '/api/lines/export',
  may: 'problem.read',
  summary: { zh: '导出', en: 'Export' },
  query: z.object({ format: ExportFormat, text: z.string().optional(), area: z.array(z.string()).optional() }),
  produces: 'text/csv',
})

beforeAll(async () => {
  database = await freshDatabase()
  app = Fastify() as unknown as FastifyInstance
  await app.register(compress, { threshold: 2048 })
  answerErrors(app)
  const readSession = async () =>
    ended ? null : { id: 's', personId: asking.personId, mustChangePassword: false, actor: asking }
  serve({ app, readSession, endpoints: [] }, exportLines, call => {
    const { format, ...filter } = call.query
    const exporting = {
      database,
      clock: fixedClock('2024-06-20T09:00:00+08:00'),
      readSession,
      campaign: { name: '衢州市重点行业污染整治提升' },
    }
    return sendExport(exporting, call, list, { format, filter, pageLength: 100, mostInWorkbook })
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.server.address() as AddressInfo).port
})
afterAll(async () => {
  await app.close()
  await database.drop()
})
beforeEach(() => {
  asking = actor()
  lines = linesOf(3)
  befalls = () => {}
  pagesRead = 0
  mostInWorkbook = 1_000
  ended = false
})

/** As many as are asked for, made when they are read. */
function linesOf(length: number, words = '喷漆房未密闭'): typeof lines {
  const lineAt = (at: number): Line => ({ number: at + 1, words, day: at % 2 === 0 ? '2024-08-31' : null })
  return {
    length,
    slice: (from, to) => Array.from({ length: Math.min(to, length) - from }, (_, at) => lineAt(from + at)),
  }
}

const ask = (format: 'csv' | 'xlsx', more = '') => app.inject(`/api/lines/export?format=${format}${more}`)
const notes = async () =>
  (
    await reading(database, { ...servicePost('sealer'), role: 'auditor' }, tx =>
      tx.query<{ kind: string; action: string; noun: string; unit: string; said: string[]; hash: string }>(
        `select kind, action, noun, unit_id as unit, field_names as said, encode(values_hash, 'hex') as hash
         from ground.audit_row where person_id = $1`,
        [asking.personId],
      ),
    )
  ).map(note => ({ ...note }))

/** Opens an export as a browser does, over a real connection; the caller reads it, or leaves. */
async function open(format: 'csv' | 'xlsx', headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const request = get({ port, host: '127.0.0.1', path: `/api/lines/export?format=${format}`, headers })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return response
}

describe('CSV', () => {
  test('is UTF-8 with a mark, lines end with CR LF, and what needs quotes has them', async () => {
    lines = [{ number: 1, words: '一"二",三\n四', day: '2024-08-31' }]
    const { body, headers, rawPayload } = await ask('csv')
    expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(body.slice(1)).toBe('编号,问题,时限,状态\r\n1,"一""二"",三\n四",2024-08-31,整改中\r\n')
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('问题清单_开化县_2024-06-20.csv')}`,
    })
  })

  test('a cell that a spreadsheet would take for a formula is made harmless', async () => {
    const words = ['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1+1', '未密闭=1']
    lines = words.map((said, at) => ({ number: at, words: said, day: null }))
    const { body } = await ask('csv')
    const sheet = read(body.slice(1), { type: 'string', raw: true }).Sheets.Sheet1 ?? {}
    const cells = utils.sheet_to_json<string[]>(sheet, { header: 1 }).slice(1)
    expect(cells.map(row => row[1])).toEqual([...words.slice(0, -1).map(said => `'${said}`), '未密闭=1'])
  })

  test('has no most: it goes on where a workbook is cut', async () => {
    lines = linesOf(250)
    mostInWorkbook = 50
    const { body } = await ask('csv')
    expect(body.trimEnd().split('\r\n')).toHaveLength(251)
    expect(pagesRead).toBe(3)
  })
})

describe('a workbook', () => {
  const rowsOf = (sheet: WorkSheet) => utils.sheet_to_json<(string | number)[]>(sheet, { header: 1 })
  const partsOf = (bytes: Buffer) => {
    const { files } = read(bytes, { bookFiles: true }) as unknown as { files: Record<string, { content: Buffer }> }
    return (name: string) => String(files[name]?.content)
  }
  const openBook = (bytes: Buffer) => read(bytes, { cellDates: true, cellNF: true, UTC: true })

  test('opens, with texts as texts, numbers as numbers, days as dates and a head that stays in sight', async () => {
    lines = [
      { number: 7, words: '=HYPERLINK("http://x")', day: '2024-08-31' },
      { number: 8, words: 'a<b>&\u0001"\r\n ', day: null },
    ]
    const { rawPayload, headers } = await ask('xlsx')
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    const book = openBook(rawPayload)
    expect(book.SheetNames).toEqual(['问题清单'])
    const sheet = book.Sheets.问题清单 ?? {}
    expect(rowsOf(sheet)[2]).toEqual(['序号', '编号', '问题', '时限', '状态'])
    expect(sheet.A4).toMatchObject({ t: 'n', v: 1 })
    expect(sheet.B4).toMatchObject({ t: 'n', v: 7 })
    expect(sheet.C4).toMatchObject({ t: 's', v: '=HYPERLINK("http://x")' })
    expect(sheet.C4.f).toBeUndefined()
    expect(sheet.D4).toMatchObject({ t: 'd', v: new Date('2024-08-31T00:00:00Z'), z: 'yyyy-mm-dd' })
    expect(sheet.D5?.v).toBeUndefined()
    expect(sheet.C5.v).toMatch(/^a<b>&\u0001"\s+$/)
    expect(partsOf(rawPayload)('xl/worksheets/sheet1.xml')).toMatch(/ySplit="3"[^>]*state="frozen"/)
  })

  test('三(一)-1 has the form that offices expect: title, unit line with the filter in words, borders, print area, repeated head, page numbers', async () => {
    lines = linesOf(5)
    const { rawPayload } = await ask('xlsx')
    const sheet = openBook(rawPayload).Sheets.问题清单 ?? {}
    const [title, unitLine] = rowsOf(sheet)
    expect(title).toEqual(['衢州市重点行业污染整治提升问题清单'])
    expect(unitLine).toEqual(['填报单位：330881121\u3000\u3000统计时间：2024-06-20 09:00\u3000\u3000筛选：区块江山市'])
    expect(sheet['!merges']).toMatchObject([
      { s: { r: 0, c: 0 }, e: { r: 0, c: 4 } },
      { s: { r: 1, c: 0 }, e: { r: 1, c: 4 } },
    ])
    const part = partsOf(rawPayload)
    const xml = part('xl/worksheets/sheet1.xml')
    expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/)
    expect(xml).toContain('<oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>')
    const book = part('xl/workbook.xml')
    expect(book).toContain("'问题清单'!$A$1:$E$8</definedName>")
    expect(book).toContain("'问题清单'!$1:$3</definedName>")
    const styles = part('xl/styles.xml')
    const borders = [...styles.matchAll(/<border>.*?<\/border>/g)].map(([one]) => one.includes('style="thin"'))
    const format = [...(/<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles)?.[1] ?? '').matchAll(/borderId="(\d+)"/g)]
    const cells = [...xml.matchAll(/<c r="[A-E][3-8]"[^>]*? s="(\d+)"/g)]
    expect(cells).toHaveLength(30)
    for (const [cell, style] of cells) expect(borders[Number(format[Number(style)]?.[1])], cell).toBe(true)
  })

  test('over its most is cut, and the last row says so and how to get the rest; not so at exactly its most', async () => {
    lines = linesOf(250)
    mostInWorkbook = 130
    const sheet = openBook((await ask('xlsx')).rawPayload).Sheets.问题清单 ?? {}
    const cells = utils.sheet_to_json<(string | number)[]>(sheet, { header: 1 })
    expect(cells).toHaveLength(134)
    expect(cells[132]?.[0]).toBe(130)
    expect(cells[133]).toEqual(['本表只含前 130 行，清单尚未列完：请缩小筛选范围分次导出，或导出 CSV（不限行数）。'])
    expect((await notes())[0]?.said).toEqual(['format=xlsx', 'rows=130', 'ending=cut'])

    for (const most of [250, 200]) {
      lines = linesOf(most)
      mostInWorkbook = most
      const whole = openBook((await ask('xlsx')).rawPayload).Sheets.问题清单 ?? {}
      expect(utils.sheet_to_json(whole, { header: 1 }), String(most)).toHaveLength(most + 3)
    }
  })

  test('is in the language of who asks, name, head and words', async () => {
    await transaction(database, servicePost('loader'), tx =>
      tx.query(`insert into ground.person (id, name, username) values ($1, '王敏', 'wangmin')`, [asking.personId]),
    )
    await transaction(database, servicePost('identity'), tx =>
      tx.query(
        `insert into ground.preference (person_id, locale, appearance, density, columns) values ($1, 'en', 'system', 'compact', '{}')`,
        [asking.personId],
      ),
    )
    const { rawPayload, headers } = await ask('xlsx')
    expect(headers['content-disposition']).toContain(encodeURIComponent('Problems_开化县_2024-06-20.xlsx'))
    const cells = utils.sheet_to_json<string[]>(openBook(rawPayload).Sheets.Problems ?? {}, { header: 1 })
    expect(cells[0]).toEqual(['Problems · 衢州市重点行业污染整治提升'])
    expect(cells[1]?.[0]).toMatch(/^Unit: 330881121 +As of: 2024-06-20 09:00 +Filter: area 江山市$/)
    expect(cells[2]).toEqual(['No.', 'Number', 'Problem', 'Term', 'State'])
    expect(cells[3]?.[4]).toBe('Underway')
  })
})

test('who took which list home is in the audit once, with filter, number of rows and format; typed words by a hash alone', async () => {
  await ask('csv', '&text=王&area=330881&area=330822')
  expect(await notes()).toEqual([
    {
      kind: 'read',
      action: 'exportList',
      noun: 'problem',
      unit: '330881121',
      said: ['format=csv', 'rows=3', 'ending=whole', 'text', 'area=330881+330822'],
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ])
})

test('a filter that the list refuses is refused with its own words, and nothing is sent or noted', async () => {
  befalls = () => {
    throw refuse(422, 'invalid', { zh: '请至少输入两个字', en: 'Give two characters at least' })
  }
  const answer = await ask('csv')
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ code: 'invalid', detail: { zh: '请至少输入两个字' } })
  expect(answer.headers['content-disposition']).toBeUndefined()
  expect((await app.inject('/api/lines/export?format=pdf')).statusCode).toBe(422)
  expect(await notes()).toEqual([])
})

test('who asks for the head alone is told what it would be, and no list is read for it', async () => {
  lines = linesOf(400)
  const answer = await app.inject({ method: 'HEAD', url: '/api/lines/export?format=csv' })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(pagesRead).toBe(1)
  expect(await notes()).toEqual([])
})

describe.each(['csv', 'xlsx'] as const)('%s over a connection', format => {
  const encodings = { plain: {}, compressed: { 'accept-encoding': 'gzip' } }

  test.each(Object.entries(encodings))(
    '%s: the answer begins while later pages are still awaited',
    async (_, headers) => {
      lines = linesOf(400)
      const later = Promise.withResolvers<void>()
      befalls = page => (page > 1 ? later.promise : undefined)
      const response = await open(format, headers)
      expect(response.statusCode).toBe(200)
      await once(response, 'readable')
      expect(response.read().length).toBeGreaterThan(0)
      later.resolve()
      response.resume()
      await once(response, 'end')
      expect(pagesRead).toBe(4)
    },
  )

  test.each(Object.entries(encodings))('%s: who goes away ends the reading', async (_, headers) => {
    lines = linesOf(1_000_000)
    mostInWorkbook = 1_000_000
    const response = await open(format, headers)
    await once(response, 'readable')
    response.destroy()
    await until(async () => (await notes()).length > 0, 'the note of an export broken off')
    const read = pagesRead
    expect(read).toBeLessThan(200)
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(pagesRead).toBe(read)
    expect((await notes())[0]?.said).toContain('ending=brokenOff')
  })

  test.each(Object.entries(encodings))('%s: what fails midway breaks the connection', async (_, headers) => {
    lines = linesOf(400)
    befalls = page => {
      if (page === 3) throw new Error('the database went away')
    }
    const response = await open(format, headers)
    response.resume()
    await expect(once(response, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect((await notes())[0]?.said).toContain('ending=brokenOff')
  })

  test('a session that was ended gets no further page', async () => {
    lines = linesOf(400)
    befalls = page => {
      ended = page > 1
    }
    const response = await open(format)
    response.resume()
    await expect(once(response, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(pagesRead).toBe(2)
  })
})

test('memory does not grow with the list: pages are read as they are taken, and wait for a reader who waits', async () => {
  lines = linesOf(200_000, '喷漆房未密闭'.repeat(100))
  const response = await open('csv')
  await once(response, 'readable')
  // nobody reads on: what is read ahead is what the connection holds
  const waits = async () => {
    const before = pagesRead
    await new Promise(resolve => setTimeout(resolve, 100))
    return pagesRead === before
  }
  await until(waits, 'a stop')
  expect(pagesRead).toBeLessThan(200)
  response.destroy()
  await until(async () => (await notes()).length > 0, 'the note')
})
