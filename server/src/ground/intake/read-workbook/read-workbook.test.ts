import { setTimeout as pause } from 'node:timers/promises'
import { deflateRawSync } from 'node:zlib'
import { CFB, utils, write } from '@e965/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from './read-workbook.ts'
import { type Budget, defaultBudget, isRefusal, type Refusal, type Workbook } from './workbook.ts'
import { zipOf } from './zip.test-support.ts'

const budget: Budget = { ...defaultBudget, milliseconds: 20_000 }
const small = (
  rows: unknown[][],
  bookType: 'xlsx' | 'biff8' | 'biff5' | 'xlsb' | 'ods' | 'xlml' = 'xlsx',
): Uint8Array => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { UTC: true }), '表1')
  return write(book, { type: 'buffer', bookType })
}

async function refusalOf(bytes: Uint8Array, limits: Budget = budget): Promise<Refusal> {
  const result = await readWorkbook(bytes, '清单.xls', limits)
  if (!isRefusal(result)) throw new Error('the file was read')
  return result
}

async function read(bytes: Uint8Array, limits: Budget = budget): Promise<Workbook> {
  const result = await readWorkbook(bytes, '清单', limits)
  if (isRefusal(result)) throw new Error(result.code)
  return result
}

const parts = {
  types: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  rels: '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  workbook: '<workbook xmlns:r="x"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
}
const handMade = (sheet: string | Uint8Array, more: Record<string, string | Uint8Array> = {}) =>
  zipOf({
    '[Content_Types].xml': parts.types,
    'xl/workbook.xml': parts.workbook,
    'xl/_rels/workbook.xml.rels': parts.rels,
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  })

describe('kinds are told by content, never by name', () => {
  it.each([
    [
      'a picture named .xlsx',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
      'picture',
      '图片',
    ],
    [
      'an HTML page named .xls',
      Buffer.from('<html><head><meta charset="gbk"></head><body><table><tr><td>企业</td></tr></table></body></html>'),
      'html_page',
      '另存为 .xlsx',
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\x00', 'latin1'), 'pdf', 'PDF'],
    ['a RAR archive', Buffer.from('Rar!\x1a\x07\x01\x00'), 'archive', '压缩包'],
    ['a zip of other files', zipOf({ '清单.xlsx': 'x' }), 'archive', '解压'],
    [
      'a Word document',
      zipOf({ '[Content_Types].xml': parts.types, 'word/document.xml': '<w/>' }),
      'word_document',
      'Word',
    ],
    ['bytes without sense', new Uint8Array(600).map((_, at) => (at * 7919) % 251), 'not_a_workbook', '不是表格'],
  ])('%s is refused in Chinese', async (_, bytes, code, words) => {
    const refusal = await refusalOf(bytes)
    expect(refusal).toMatchObject({ refused: true, code })
    expect(refusal.zh).toContain(words)
    expect(refusal.en).not.toBe('')
  })

  it.each(['xlsx', 'biff8', 'xlsb', 'ods', 'xlml'] as const)('%s is read with its dates', async bookType => {
    const workbook = await read(
      small(
        [
          ['企业名称', '时限'],
          ['甲厂', new Date(Date.UTC(2024, 7, 31))],
        ],
        bookType,
      ),
    )
    expect(workbook.sheets[0]?.rows[1]?.cells).toMatchObject([
      { kind: 'text', text: '甲厂' },
      { kind: 'date', date: '2024-08-31' },
    ])
  })

  it('text is read as UTF-8, GBK and UTF-16, with any delimiter', async () => {
    const text = '企业名称;代码\n"甲;厂";91330824MAYT0BMD1D\t\n'
    for (const [bytes, encoding] of [
      [Buffer.from(text), 'utf-8'],
      [Buffer.from(`\ufeff${text}`), 'utf-8'],
      [iconv.encode(text, 'gbk'), 'gb18030'],
      [Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ] as const) {
      const workbook = await read(bytes)
      expect(workbook).toMatchObject({ kind: 'csv', encoding })
      expect(workbook.sheets[0]?.rows[1]?.cells).toMatchObject([{ text: '甲;厂' }, { text: '91330824MAYT0BMD1D\t' }])
    }
  })
})

describe('a hostile or broken file costs one sentence', () => {
  it('an encrypted workbook is told from a damaged one', async () => {
    const file = CFB.utils.cfb_new()
    CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.alloc(64))
    CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(256))
    expect((await refusalOf(Buffer.from(CFB.write(file, { type: 'buffer' })))).code).toBe('encrypted')
  })

  it('a zip bomb is stopped while it inflates', async () => {
    const bomb = deflateRawSync(Buffer.alloc(80 * 1024 * 1024, `<row note="${'x'.repeat(4000)}"/>`))
    const refusal = await refusalOf(handMade(bomb, {}), { ...budget, uncompressedBytes: 40 * 1024 * 1024 })
    expect(refusal).toMatchObject({ code: 'unpacked_too_large', status: 413 })
  })

  it('a bomb in the shared strings is stopped by its ratio', async () => {
    const strings = deflateRawSync(Buffer.concat([Buffer.from('<sst><si><t>'), Buffer.alloc(120 * 1024 * 1024, 0x41)]))
    const bytes = zipOf({
      '[Content_Types].xml': parts.types,
      'xl/workbook.xml': parts.workbook,
      'xl/_rels/workbook.xml.rels': parts.rels.replace(
        '</Rel',
        '<Relationship Id="r2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Rel',
      ),
      'xl/worksheets/sheet1.xml': '<worksheet/>',
      'xl/sharedStrings.xml': strings,
    })
    expect(['unpacked_too_large', 'hostile']).toContain((await refusalOf(bytes)).code)
  })

  it('a document type with entities is refused', async () => {
    expect(
      (await refusalOf(handMade('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>'))).code,
    ).toBe('hostile')
  })

  it('100,000 empty rows are an empty file', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" s="1"/><c r="B${at + 1}" s="1"/></row>`,
    ).join('')
    expect(await refusalOf(handMade(`<worksheet><sheetData>${rows}</sheetData></worksheet>`))).toMatchObject({
      code: 'empty',
    })
  })

  it('a row at the end of a sheet of empty styled rows is found without a rectangle in memory', async () => {
    const workbook = await read(
      handMade(
        '<worksheet><sheetData><row r="1048576"><c r="XFD1048576" s="1"/><c r="A1048576" t="inlineStr"><is><t>甲厂</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells></worksheet>',
      ),
    )
    expect(workbook.sheets[0]?.rows).toMatchObject([{ number: 1_048_576, cells: [{ text: '甲厂' }] }])
  })

  it('a truncated download is called damaged', async () => {
    const whole = small([['企业名称'], ['甲厂']])
    expect((await refusalOf(whole.subarray(0, whole.length - 400))).code).toBe('damaged')
    expect((await refusalOf(handMade('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'))).code).toBe('damaged')
  })

  it('too many rows, columns, cells and sheets are each named with their limit', async () => {
    const wide = small([Array.from({ length: 40 }, (_, at) => at)])
    expect((await refusalOf(wide, { ...budget, columns: 30 })).zh).toContain('30')
    const long = small(Array.from({ length: 60 }, () => ['甲', '乙']))
    expect((await refusalOf(long, { ...budget, rows: 50 })).code).toBe('too_many_rows')
    expect((await refusalOf(long, { ...budget, cells: 100 })).code).toBe('too_many_cells')
    expect((await refusalOf(long, { ...budget, sheets: 0 })).code).toBe('too_many_sheets')
    expect((await refusalOf(long, { ...budget, fileBytes: 100 })).code).toBe('file_too_large')
  })

  it('an empty file is refused without starting anything', async () => {
    expect((await refusalOf(new Uint8Array())).code).toBe('empty')
  })

  it('a reader that takes too long is ended', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`,
    ).join('')
    expect(
      (
        await refusalOf(handMade(`<worksheet><sheetData>${rows}</sheetData></worksheet>`), {
          ...budget,
          milliseconds: 30,
        })
      ).code,
    ).toBe('time_limit')
  })

  it('a reader that runs out of memory ends alone, with a sentence', async () => {
    const strings = Array.from(
      { length: 400_000 },
      (_, at) => `<si><t>企业名称很长很长很长很长很长很长${at}</t></si>`,
    ).join('')
    const bytes = zipOf({
      '[Content_Types].xml': parts.types,
      'xl/workbook.xml': parts.workbook,
      'xl/_rels/workbook.xml.rels': parts.rels.replace(
        '</Rel',
        '<Relationship Id="r2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Rel',
      ),
      'xl/worksheets/sheet1.xml': '<worksheet/>',
      'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    })
    expect((await refusalOf(bytes, { ...budget, memoryMegabytes: 24 })).code).toBe('memory_limit')
  })

  it('others are served while a large file is read', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, at) =>
        `<row r="${at + 1}">${'ABCDEFGH'.replace(/./g, letter => `<c r="${letter}${at + 1}"><v>${at}</v></c>`)}</row>`,
    ).join('')
    const reading = readWorkbook(handMade(`<worksheet><sheetData>${rows}</sheetData></worksheet>`), '大表.xlsx', budget)
    let turns = 0
    const ended = reading.then(() => true)
    while (!(await Promise.race([ended, pause(5).then(() => false)]))) turns++
    expect(turns).toBeGreaterThan(5)
  })

  it('a cancelled reading ends at once', async () => {
    const result = await readWorkbook(small([['甲']]), '表', budget, () => {}, AbortSignal.abort())
    expect(result).toMatchObject({ code: 'cancelled' })
  })
})

describe('cells are taken as the sheet shows them', () => {
  const styled = (format: string, value: string, system = '') =>
    zipOf({
      '[Content_Types].xml': parts.types,
      'xl/workbook.xml': parts.workbook.replace('<sheets>', `<workbookPr${system}/><sheets>`),
      'xl/_rels/workbook.xml.rels': parts.rels.replace(
        '</Rel',
        '<Relationship Id="r3" Type="http://x/styles" Target="styles.xml"/></Rel',
      ),
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="180" formatCode="${format}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="180"/></cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>${value}</v></c></row></sheetData></worksheet>`,
    })
  const firstCell = async (bytes: Uint8Array) => (await read(bytes)).sheets[0]?.rows[0]?.cells[0]

  it.each([
    [
      'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;',
      { kind: 'date', date: '2024-08-31', shows: 'day', yearShown: true },
    ],
    ['yyyy&quot;年&quot;m&quot;月&quot;;@', { kind: 'date', shows: 'month', yearShown: true }],
    ['m&quot;月&quot;d&quot;日&quot;;@', { kind: 'date', shows: 'day', yearShown: false }],
    ['[$-804]yyyy/m/d', { kind: 'date', shows: 'day' }],
    ['0.00E+00', { kind: 'number', number: 45535 }],
    ['#,##0.00', { kind: 'number', number: 45535 }],
    ['h:mm:ss', { kind: 'number', number: 45535 }],
  ])('format %s', async (format, expected) => {
    expect(await firstCell(styled(format, '45535'))).toMatchObject(expected)
  })

  it('days are counted from 1904 where the workbook says so', async () => {
    expect(await firstCell(styled('yyyy-mm-dd', '44073', ' date1904="1"'))).toMatchObject({ date: '2024-08-31' })
  })

  it('a formula gives its saved result, and without one an error, never the formula', async () => {
    const workbook = await read(
      handMade(
        '<worksheet><sheetData><row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x","甲")</f><v>甲</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="e"><v>#REF!</v></c></row></sheetData></worksheet>',
      ),
    )
    expect(workbook.sheets[0]?.rows[0]?.cells).toEqual([
      { kind: 'text', text: '甲' },
      { kind: 'error', text: '#NO_VALUE' },
      { kind: 'error', text: '#REF!' },
    ])
  })

  it('macros and links to other files are left out, and it is said', async () => {
    const workbook = await read(
      handMade('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>', {
        'xl/vbaProject.bin': 'x',
        'xl/externalLinks/externalLink1.xml': '<x/>',
      }),
    )
    expect(workbook.notices.map(notice => notice.code)).toEqual(['macros_left_out', 'external_links_left_out'])
  })

  it('phonetic readings are no part of a text, and runs of rich text are joined', async () => {
    const workbook = await read(
      handMade(
        '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><t>衢州</t></r><r><t>甲厂</t></r><rPh sb="0" eb="2"><t>quzhou</t></rPh></is></c></row></sheetData></worksheet>',
      ),
    )
    expect(workbook.sheets[0]?.rows[0]?.cells[0]).toEqual({ kind: 'text', text: '衢州甲厂' })
  })
})
