import { randomUUID } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { CFB, read as readBook, utils, write } from '@e965/xlsx'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportBatchView } from '#contract/baseline/import.ts'
import { dayOf } from '#ground/clock/shanghai.ts'
import { servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { actorOfPost } from '#ground/identity/actor-of-post.ts'
import { Browser } from '#ground/identity/testing/open-house.ts'
import { zipOf } from '#ground/intake/read-workbook/zip.test-support.ts'
import { startWorker, type Worker } from '#ground/jobs/index.ts'
import { jobKinds } from '#server/wiring.ts'
import { openTestApp, type TestApp } from '../open-test-app.ts'
import { sendForm } from '../send-form.ts'
import { until } from '../until.ts'

let city: TestApp
let worker: Worker
let officer: Browser

beforeAll(async () => {
  city = await openTestApp()
  const { context } = city
  worker = await startWorker({
    database: context.database,
    kinds: jobKinds(context),
    actorOf: actorOfPost(context.database, context.clock),
    onTrouble: () => {},
    lookEvery: 100,
  })
  await city.addPeople([
    {
      username: 'jiangshan',
      name: '王敏',
      posts: [
        {
          role: 'areaEcology',
          unitId: '330881-ecology',
          scope: { kind: 'areas', areas: ['330881'], industries: null },
        },
      ],
    },
  ])
  officer = new Browser(city.app, '10.0.0.1')
  await officer.signIn('jiangshan')
})
afterAll(async () => {
  await worker.stop()
  await city.close()
})

const upload = (bytes: Uint8Array, name: string) =>
  sendForm(city.app, officer, '/api/files', bytes, { name, fields: { requestId: randomUUID() } })

/** Uploads a list and waits for what it is judged to be; nothing of it may be in the registry then. */
async function judge(bytes: Uint8Array, name: string): Promise<ImportBatchView> {
  const sent = await sendForm(city.app, officer, '/api/imports', bytes, { name, fields: { requestId: randomUUID() } })
  expect(sent.statusCode).toBe(200)
  let batch: ImportBatchView = sent.json()
  await until(async () => {
    batch = (await officer.send('GET', `/api/imports/${batch.id}`)).json()
    return batch.job?.state !== 'waiting' && batch.job?.state !== 'running'
  }, 'the judgement')
  expect((await officer.send('GET', '/api/enterprises')).json().rows).toEqual([])
  return batch
}

const xlsx = (rows: readonly (readonly unknown[])[]): Buffer => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as unknown[][]), '清单')
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}
const picture = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#345' } })

function workbookOf(sheet: string | Uint8Array): Uint8Array {
  const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${namespace} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="清单" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
  })
}

function encrypted(): Uint8Array {
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.alloc(64))
  CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(256))
  return Buffer.from(CFB.write(file, { type: 'buffer' }))
}

const emptyRows = () =>
  Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" s="1"/></row>`).join('')

describe('a list that is none is answered with one sentence, by whoever judges it apart from those served', () => {
  test.each<[string, string, () => Uint8Array | Promise<Uint8Array>, string]>([
    [
      'a zip bomb',
      '清单.xlsx',
      () => workbookOf(deflateRawSync(Buffer.alloc(300 * 1024 * 1024, `<row note="${'x'.repeat(4000)}"/>`))),
      '解压后超过',
    ],
    ['a workbook with a password', '清单.xlsx', encrypted, '取消密码保护'],
    [
      'a hundred thousand empty rows',
      '清单.xlsx',
      () => workbookOf(`<worksheet><sheetData>${emptyRows()}</sheetData></worksheet>`),
      '没有内容',
    ],
    ['a page named .xls', '清单.xls', () => Buffer.from('<html><body><p>404</p></body></html>'), '网页'],
    ['a renamed picture', '清单.xlsx', () => picture().png().toBuffer(), '图片'],
    ['a renamed program', '清单.xlsx', () => Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(600)]), '程序'],
    [
      'a sheet with entities',
      '清单.xlsx',
      () => workbookOf('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData/></worksheet>'),
      '结构异常',
    ],
  ])('%s', async (_, name, bytes, words) => {
    const batch = await judge(await bytes(), name)
    expect(batch.state).toBe('refused')
    expect(batch.message?.zh).toContain(words)
    expect(batch.message?.en).toMatch(/[a-z]/)
  })

  test('text that would be a formula comes back as text, and links to other files are not carried over', async () => {
    const hostile = ['=cmd|"/C calc"!A0', '+1+1', '-2+3', '@SUM(A1)', '＝1+1', '\t=1+1', '=HYPERLINK("http://x","y")']
    const rows = hostile.map(text => [text, '91330881XXXXXXXXXX', '江山市', '贺村镇', '木质家具', text])
    const header = ['企业名称', '统一社会信用代码', '区块', '乡镇', '行业', '存在问题']
    const batch = await judge(xlsx([header, ...rows]), '=cmd|清单.xlsx')
    const sent = await officer.send('GET', `/api/imports/${batch.id}/corrections.xlsx`)
    expect(sent.statusCode).toBe(200)
    expect(sent.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+$/)
    const book = readBook(sent.rawPayload, { cellFormula: true })
    const cells = book.SheetNames.flatMap(sheet =>
      Object.entries(book.Sheets[sheet] ?? {}).filter(([at]) => !at.startsWith('!')),
    )
    expect(cells.length).toBeGreaterThan(hostile.length)
    expect(cells.filter(([, cell]) => cell.f !== undefined || cell.l !== undefined || cell.t !== 's')).toEqual([])
  })
})

test('lists count into the post’s day like any file, and one too many is refused before it is kept', async () => {
  const [post] = await city.loader<{ id: string }>('select id from ground.post')
  const actor = { ...servicePost('loader'), postId: post?.id ?? '' }
  const set = (files: number) =>
    transaction(city.context.database, actor, tx =>
      tx.query(
        `insert into ground.upload_day (post_id, day, files, bytes) values ($1, $2, $3, 0)
         on conflict (post_id, day) do update set files = excluded.files`,
        [actor.postId, dayOf(city.context.clock.realNow()), files],
      ),
    )
  await set(2_000)
  const sent = await sendForm(city.app, officer, '/api/imports', xlsx([['企业名称']]), {
    name: '清单.xlsx',
    fields: { requestId: randomUUID() },
  })
  expect([sent.statusCode, sent.json().detail.zh]).toEqual([429, '本岗位今日上传已达上限'])
  await set(0)
})

describe('a file that is not what it says', () => {
  test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['a page named as a picture', '现场.jpg', () => Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing that may hold a script', '现场.svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a program', '现场.jpg.exe', () => Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(600)])],
    ['an archive', '现场.zip', () => zipOf({ 'a.txt': 'x' })],
  ])('%s is refused with what would be accepted', async (_, name, bytes) => {
    const response = await upload(await bytes(), name)
    expect([response.statusCode, response.json().code]).toEqual([415, 'wrongKind'])
    expect(response.json().accepted.zh).toContain('JPEG')
  })

  test('a picture with a page behind it is sent as a picture, in a sandbox, under the ending of its kind', async () => {
    const bytes = Buffer.concat([await picture().png().toBuffer(), Buffer.from('<script>alert(1)</script>')])
    const response = await upload(bytes, '现场.html')
    expect(response.json()).toMatchObject({ kind: 'image', contentType: 'image/png', name: '现场.html.png' })
    const { headers } = await officer.send('GET', `/api/files/${response.json().id}`)
    expect(headers['content-type']).toBe('image/png')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
  })

  test.each([
    ['../../../etc/passwd.png', 'passwd.png'],
    ['..\\..\\windows\\win.ini', 'win.ini.png'],
    ['/etc/cron.d/x.png', 'x.png'],
    ['现场\u202Egnp.exe', '现场gnp.exe.png'],
    ['..', '文件.png'],
    ['现场\u0000.png', '现场.png'],
    [`${'长'.repeat(400)}.png`, `${'长'.repeat(120)}.png`],
  ])('the name %j is shown as %j and is no path', async (name, shown) => {
    const response = await upload(await picture().png().toBuffer(), name)
    expect(response.statusCode).toBe(200)
    expect(response.json().name).toBe(shown)
    const { headers } = await officer.send('GET', `/api/files/${response.json().id}`)
    expect(headers['content-disposition']).not.toMatch(/[\r\n\u0000]/)
  })

  test('nothing at all, two files, and a form that breaks off are each refused in Chinese', async () => {
    const empty = await upload(new Uint8Array(), '现场.png')
    expect([empty.statusCode, empty.json().detail.zh]).toEqual([422, '文件是空的'])
    const broken = await city.app.inject({
      method: 'POST',
      url: '/api/files',
      cookies: Object.fromEntries(officer.cookies),
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'x-clearloop-csrf': officer.cookies.get('clearloop_csrf') ?? '',
      },
      payload: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf',
    })
    expect(broken.statusCode).toBe(400)
    expect(broken.json().detail.zh).toMatch(/[\u4e00-\u9fff]/)
  })
})
