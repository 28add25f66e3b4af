import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Offices, openOffices, scanBytes } from './open-offices.ts'

let offices: Offices
const enterprise = randomUUID()
const place = ['330824', '330824100', 'wood-furniture'] as const

beforeAll(async () => {
  offices = await openOffices()
  await offices.loader(
    `insert into baseline.enterprise (id, state, name, name_folded, kind, industries, industry, area, county, township, production_state,
       reported_unit, reported_by, reported_words, reported_at, updated_at)
     values ($1, 'confirmed', '沅莘己木业', '沅莘己木业', 'workshop', array[$4], $4, $2, $2, $3, 'producing', 'x', $1, 'x', now(), now())`,
    [enterprise, ...place],
  )
})
afterAll(() => offices.close())

/** A file of a problem of the enterprise. Returns its hash. */
async function evidence(words: string, purpose: string): Promise<string> {
  const problem = randomUUID()
  await offices.loader(
    `insert into remediation.problem (id, state, subject_kind, enterprise_id, subject_name, area, county, township, industry, dimension, words,
       source, found_on, found_by, found_by_words)
     values ($1, 'found', 'enterprise', $2, '沅莘己木业', $3, $3, $4, $5, 'pollutionControl', '废气未收集', 'survey', '2024-05-20', $1, 'x')`,
    [problem, enterprise, ...place],
  )
  const bytes = scanBytes(words)
  const file = await offices.upload('copied', bytes)
  await offices.loader(
    `insert into ground.attachment (file_id, noun, subject_id, purpose, post_id, area, township, industry, enterprise_id)
     values ($1, 'problem', $2, $3, $2, $4, $5, $6, $7)`,
    [file, problem, purpose, ...place, enterprise],
  )
  await offices.loader('update ground.file set attached = true where id = $1', [file])
  return hashOf(bytes)
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const take = async (who: 'copied' | 'economy' | 'auditor', id = enterprise) =>
  (await offices.ask(who, 'GET', `/api/enterprises/${id}/dossier.zip`)) as unknown as { status: number; body: Buffer }
const linesOf = (index: Uint8Array) =>
  new TextDecoder()
    .decode(index)
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map(line => line.split(','))

describe('三(一)-3: 一企一档 as an archive', () => {
  it('holds the file as Word, each piece of evidence unchanged, and a list with the SHA-256 of every file in it', async () => {
    const sent = [await evidence('一', 'before'), await evidence('二', 'after')]
    const { status, body } = await take('copied')
    expect(status).toBe(200)
    const files = unzipSync(body)
    const names = Object.keys(files)
    expect(names[0]).toBe('一企一档.docx')
    expect(names.at(-1)).toBe('目录.csv')
    const lines = linesOf(files['目录.csv'] ?? new Uint8Array())
    expect(lines.map(([name]) => name)).toEqual(names.slice(0, -1))
    for (const [name = '', , , , , , size, hash] of lines) {
      const bytes = files[name] ?? new Uint8Array()
      expect([Number(size), hash], name).toEqual([bytes.length, hashOf(bytes)])
    }
    expect(lines.map(line => line[7])).toEqual(expect.arrayContaining(sent))
    expect(lines.slice(1).every(line => line[8] === '一致')).toBe(true)
  })

  it('says of a file whose bytes are gone that it is missing, and still hands over the others', async () => {
    const gone = await evidence('四', 'other')
    await rm(join(offices.context.config.home, 'files', gone.slice(0, 2), gone.slice(2, 4), gone))
    const whole = await evidence('五', 'other')
    const files = unzipSync((await take('copied')).body)
    const lost = linesOf(files['目录.csv'] ?? new Uint8Array()).filter(line => line[8] === '文件缺失')
    expect(lost).toHaveLength(1)
    expect(files[lost[0]?.[0] ?? '']).toBeUndefined()
    expect(Object.values(files).map(hashOf)).toContain(whole)
  })

  it('is out of reach where the enterprise is', async () => {
    expect((await take('copied', randomUUID())).status).toBe(404)
    expect((await take('auditor')).status).toBe(403)
  })
})
