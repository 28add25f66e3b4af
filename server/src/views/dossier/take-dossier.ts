import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Ground } from '#ground/context.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { type Documents, kindOf, templateInUse, writeUnsentPaper } from '#ground/document/index.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { mostZipBytes, writeZip, type ZipEntry } from '#ground/export/index.ts'
import type { FileStorage } from '#ground/files/index.ts'
import { subjectsOf } from './dossier.store.ts'
import { findEvidenceOf } from './dossier-evidence.store.ts'
import { type IndexLine, nameInDossier, writeIndex } from './dossier-index.ts'

export interface TakingDossier extends Ground {
  readonly documents: Documents
  readonly storage: FileStorage
  readonly noteRead: (actor: Actor, noun: string, id: string, fields: readonly string[]) => void
}

const mostFiles = 20_000

/**
 * 一企一档 (三(一)-3) as an archive: the file as Word, the evidence as it was received, and 目录 with what each piece is, its SHA-256 as
 * it left here, and whether that is what was received. It goes out as it is read. Throws 404 where the enterprise is out of reach, 413
 * where its evidence is too much for one archive.
 */
export async function takeDossier(
  taking: TakingDossier,
  actor: Actor,
  enterpriseId: string,
  reply: FastifyReply,
): Promise<void> {
  const { database, storage, documents } = taking
  const moment = momentOf(taking)
  const kind = kindOf(documents.settings.kinds, 'dossierPaper')
  const { gathered, template, evidence, subjects, unit } = await reading(database, actor, async tx => {
    const found = await findEvidenceOf(tx, enterpriseId, mostFiles + 1)
    const [named] = await tx.query<{ name: string }>('select name from ground.unit where id = $1', [actor.unitId])
    return {
      gathered: await kind.gather(tx, { enterprise: enterpriseId }, moment),
      template: (await templateInUse(tx, kind.id)).content,
      evidence: found,
      subjects: await subjectsOf(tx, found),
      unit: named?.name ?? actor.unitId,
    }
  })
  const bytes = evidence.reduce((sum, { size }) => sum + size, 0)
  if (evidence.length > mostFiles || bytes > mostZipBytes) throw tooMuch(evidence.length)
  const title = String(gathered.facts.find(({ key }) => key === '企业名称')?.value ?? '')
  const word = await writeUnsentPaper(kind, template, gathered, unit)
  taking.noteRead(actor, 'enterprise', enterpriseId, ['dossier', `files=${evidence.length}`])

  async function* entries(): AsyncGenerator<ZipEntry> {
    const lines: IndexLine[] = []
    const wordName = '一企一档.docx'
    lines.push(lineOf(wordName, { words: title, size: word.length, hash: hashOf(word) }))
    yield { name: wordName, at: moment.at, bytes: () => [word] }
    for (const [at, one] of evidence.entries()) {
      const subject = subjects.get(one.subjectId)?.words ?? title
      const name = nameInDossier(at + 1, one, subject)
      const about = { words: subject, evidence: one, size: one.size }
      if ((await storage.sizeOf(one.hash)) === null) {
        lines.push(lineOf(name, { ...about, hash: null }))
        continue
      }
      const hash = createHash('sha256')
      yield { name, at: one.receivedAt, bytes: () => watched(storage.read(one.hash), piece => hash.update(piece)) }
      lines.push(lineOf(name, { ...about, hash: hash.digest('hex') }))
    }
    const index = await writeIndex(lines)
    yield { name: '目录.csv', at: moment.at, bytes: () => [index] }
  }

  reply
    .type('application/zip')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(`一企一档_${title}_${moment.day}.zip`)}`,
    )
    .send(Readable.from(writeZip(entries()), { objectMode: false }))
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const lineOf = (name: string, more: Omit<IndexLine, 'name'>): IndexLine => ({ name, ...more })

async function* watched(pieces: AsyncIterable<Buffer>, see: (piece: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    see(piece)
    yield piece
  }
}

const tooMuch = (files: number) =>
  refuse(
    413,
    'dossier.tooMuch',
    {
      zh: `这家企业的佐证有 ${files > mostFiles ? `${mostFiles} 个以上` : files} 个文件，超出一个压缩包的容量（4 GB）`,
      en: `The evidence of this enterprise, ${files > mostFiles ? `more than ${mostFiles}` : files} files, is more than one archive holds (4 GB)`,
    },
    {
      zh: '请在各问题页面分别下载佐证',
      en: 'Take the evidence from the pages of its problems',
    },
  )
