import { describe, expect, it } from 'vitest'
import { type PaperOnPrint, writeDocx } from '#ground/document/docx/write-docx.ts'
import { openZip } from '#ground/intake/read-workbook/open-zip.ts'
import { defaultBudget } from '#ground/intake/read-workbook/workbook.ts'

const rows = Array.from({ length: 40 }, (_, at) => [String(at + 1), '开化某木业', '喷漆房未密闭', '2024-09-20'])
const paper: PaperOnPrint = {
  content: {
    title: '关于交办木质家具环境问题的通知',
    facts: [{ key: '问题数', value: 40, measure: 'problem.count', filter: {}, asOf: '2024-06-20T01:00:00.000Z' }],
    blocks: [
      { kind: 'paragraph', key: 'b1', text: '现将{{问题数}}个问题交办你单位。' },
      { kind: 'heading', key: 'b2', level: 1, text: '一、整改要求' },
      { kind: 'heading', key: 'b3', level: 2, text: '（一）限期' },
      {
        kind: 'table',
        key: 'problems',
        caption: '问题清单',
        asOf: '2024-06-20T01:00:00.000Z',
        columns: ['序号', '企业', '问题', '时限'].map(title => ({ title, width: 1, align: 'left' as const })),
        rows,
      },
      { kind: 'form', key: 'f', rows: [{ title: '签字', text: '' }] },
    ],
    attachments: ['问题清单', '技术规范'],
  },
  layout: 'official',
  letterhead: '衢州市整治办文件',
  issuer: '衢州市整治办',
  number: '衢整治办〔2024〕12号',
  precedence: 'urgent',
  main: ['开化县工作专班'],
  copied: ['衢州市生态环境局'],
  dateline: '2024年6月20日',
  pictures: new Map(),
}

/** The parts of a Word file, by their path. */
async function partsOf(said: PaperOnPrint): Promise<(path: string) => string> {
  const zip = openZip(await writeDocx(said), defaultBudget)
  const parts = new Map<string, string>()
  for (const name of zip.names.filter(one => one.endsWith('.xml'))) parts.set(name, await zip.text(name))
  return path => parts.get(path) ?? ''
}

describe('a paper as Word, in the layout of GB/T 9704', () => {
  it('is on A4 with the margins 37, 35, 28 and 26 mm, and numbers its pages on both sides', async () => {
    const part = await partsOf(paper)
    const document = part('word/document.xml')
    const attributesOf = (element: string) => new RegExp(`<w:${element} [^>]*>`).exec(document)?.[0] ?? ''
    for (const said of ['w:w="11906"', 'w:h="16838"']) expect(attributesOf('pgSz')).toContain(said)
    const margins = ['w:top="2098"', 'w:right="1474"', 'w:bottom="1984"', 'w:left="1587"']
    for (const said of margins) expect(attributesOf('pgMar')).toContain(said)
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders')
    const footers = [part('word/footer1.xml'), part('word/footer2.xml')].join('')
    expect(footers).toMatch(/w:jc w:val="right"/)
    expect(footers).toMatch(/w:jc w:val="left"/)
    expect(footers).toContain('— ')
    expect(footers).toMatch(/<w:sz w:val="28"\/>/)
  })

  it('names its fonts with what stands in for them, and says that its text is Chinese', async () => {
    const part = await partsOf(paper)
    expect(part('word/styles.xml')).toMatch(/<w:lang [^>]*w:eastAsia="zh-CN"/)
    const table = part('word/fontTable.xml')
    expect(table).toMatch(/w:name="方正小标宋简体"><w:altName w:val="[^"]*宋体/)
    expect(table).toMatch(/w:name="仿宋_GB2312"><w:altName w:val="仿宋/)
    const document = part('word/document.xml')
    const runOf = (text: string) =>
      [...document.matchAll(/<w:r>.*?<\/w:r>/gs)].map(([run]) => run).find(run => run.includes(`>${text}<`))
    expect(runOf(paper.content.title)).toMatch(/方正小标宋简体.*<w:sz w:val="44"\/>/)
    expect(runOf('一、整改要求')).toContain('黑体')
    expect(runOf('（一）限期')).toContain('楷体_GB2312')
    expect(runOf('现将40个问题交办你单位。')).toMatch(/仿宋_GB2312.*<w:sz w:val="32"\/>/)
  })

  it('sets its text in fixed lines of 28.9 points, two characters in', async () => {
    const document = (await partsOf(paper))('word/document.xml')
    const paragraph = [...document.matchAll(/<w:p>.*?<\/w:p>/gs)]
      .map(([one]) => one)
      .find(one => one.includes('现将40个'))
    expect(paragraph).toMatch(/w:line="578"/)
    expect(paragraph).toMatch(/w:lineRule="exact"/)
    expect(paragraph).toMatch(/w:firstLineChars="200"/)
  })

  it('repeats the head of a table on each page and tears no row across two', async () => {
    const document = (await partsOf(paper))('word/document.xml')
    const [table] = document.match(/<w:tbl>(?:(?!<\/w:tbl>).)*问题(?:(?!<\/w:tbl>).)*<\/w:tbl>/s) ?? ['']
    const tableRows = [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row)
    expect(tableRows).toHaveLength(rows.length + 1)
    expect(tableRows.every(row => row.includes('<w:cantSplit'))).toBe(true)
    expect(tableRows.map(row => row.includes('<w:tblHeader'))).toEqual([true, ...rows.map(() => false)])
  })

  it('keeps two tables apart, so that the head of one is not repeated over the other, and no signature alone on a page', async () => {
    const document = (await partsOf(paper))('word/document.xml')
    expect(document).not.toContain('</w:tbl><w:tbl>')
    const rowsKept = (table: string) =>
      [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row.includes('<w:keepNext/>'))
    const [long = ''] = document.match(/<w:tbl>(?:(?!<\/w:tbl>).)*喷漆房(?:(?!<\/w:tbl>).)*<\/w:tbl>/s) ?? []
    // the head with its first row, and the last four with one another
    expect(rowsKept(long)).toEqual([true, ...rows.map((_, at) => at >= rows.length - 4 && at < rows.length - 1)])
    const form = ['姓名', '日期', '签字'].map(title => ({ title, text: '' }))
    const short = await partsOf({
      ...paper,
      layout: 'form',
      content: { ...paper.content, blocks: [{ kind: 'form', key: 'f', rows: form }] },
    })
    expect(rowsKept(short('word/document.xml'))).toEqual([true, true, false])
  })

  it('has its parts in order: head, title, addressees, text, enclosures, signature, copies', async () => {
    const document = (await partsOf(paper))('word/document.xml')
    const parts = [
      '加急',
      '衢州市整治办文件',
      '衢整治办〔2024〕12号',
      paper.content.title,
      '开化县工作专班：',
      '现将40个问题',
      '附件：1．问题清单',
      '2．技术规范',
      '2024年6月20日',
      '抄送：衢州市生态环境局。',
      '2024年6月20日印发',
    ]
    const places = parts.map(part => document.indexOf(part))
    expect(
      places.every(place => place >= 0),
      parts[places.indexOf(-1)],
    ).toBe(true)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  })

  it('a form has a title and its table alone', async () => {
    const document = (await partsOf({ ...paper, layout: 'form' }))('word/document.xml')
    expect(document).not.toContain('衢州市整治办文件')
    expect(document).not.toContain('抄送')
    expect(document).toContain('签字')
  })
})
