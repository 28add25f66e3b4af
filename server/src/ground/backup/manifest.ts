import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BackupFault } from './backup-fault.ts'
import { deriveKey, KeyDerivation } from './backup-key.ts'
import { checkPiece, Piece, readPiece, writePiece } from './pieces.ts'

const NamedTable = z.object({ schema: z.string(), name: z.string() })

/** What a backup holds. Counts are those of the one snapshot that everything in it comes from. */
export const Manifest = z.object({
  runId: z.uuid(),
  /** Real time. */
  madeAt: z.iso.datetime(),
  version: z.string(),
  postgres: z.string(),
  campaign: z.string(),
  /** What had been run on the database, in the order of names. */
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  /** The newest seal of the audit in the snapshot; 0 for none. */
  lastSeal: z.number().int(),
  tables: z.array(NamedTable.extend({ columns: z.array(z.string()), rows: z.number().int(), piece: Piece })),
  sequences: z.array(NamedTable.extend({ value: z.string(), called: z.boolean() })),
  /** Keys, heads of the audit, marks: what lies in the home beside database and files. */
  home: z.array(Piece),
  /** Lines `hash size path`, one for each stored file, in a piece of its own: there may be millions. */
  fileList: Piece,
  files: z.object({ count: z.number().int(), bytes: z.number().int() }),
  /** Up to twenty hashes that the database names and the storage does not hold. */
  missingFiles: z.object({ count: z.number().int(), some: z.array(z.string()) }),
})
export type Manifest = z.infer<typeof Manifest>

const Head = z.object({
  clearloopBackup: z.literal(1),
  sealed: KeyDerivation.nullable(),
  manifest: Piece,
})

const headName = 'backup.json'
const manifestName = 'manifest'

/** The head comes last: a folder with a head is whole. */
export async function writeManifest(
  folder: string,
  manifest: Manifest,
  { key, derivation }: { key: Buffer | null; derivation: KeyDerivation | null },
): Promise<void> {
  async function* text() {
    yield Buffer.from(JSON.stringify(manifest))
  }
  const piece = await writePiece(folder, manifestName, text(), { key, compressed: false })
  const head = { clearloopBackup: 1, sealed: derivation, manifest: piece }
  await writeFile(join(folder, headName), `${JSON.stringify(head, null, 1)}\n`, {
    flag: 'wx',
    mode: 0o600,
    flush: true,
  })
}

/**
 * Reads what a backup holds.
 *
 * Throws a `BackupFault`: no backup there, a passphrase is wanted or wrong, made by a later Clearloop, head or manifest changed.
 */
export async function readManifest(
  folder: string,
  passphrase: string | null,
): Promise<{ manifest: Manifest; key: Buffer | null }> {
  const text = await readFile(join(folder, headName), 'utf8').catch(cause => {
    throw new BackupFault(
      `${folder} 不是一份完整的清环备份：没有 ${headName}`,
      `${folder} is no whole backup of Clearloop: there is no ${headName}`,
      { cause },
    )
  })
  const head = Head.safeParse(parsed(text))
  if (!head.success) {
    throw new BackupFault(
      `备份文件 ${headName} 已损坏，或由更新版本的清环写成`,
      `The backup’s file ${headName} is damaged or was written by a later Clearloop`,
    )
  }
  const { sealed, manifest: piece } = head.data
  await checkPiece(folder, piece)
  if (sealed && passphrase === null) {
    throw new BackupFault(
      '这份备份已加密，请用 --passphrase-file 给出口令文件',
      'This backup is encrypted; name the file of its passphrase with --passphrase-file',
    )
  }
  const key = sealed && passphrase !== null ? await deriveKey(passphrase, sealed) : null
  const chunks: Buffer[] = []
  for await (const chunk of readPiece(folder, piece, { key, compressed: false })) chunks.push(chunk)
  const manifest = Manifest.safeParse(parsed(Buffer.concat(chunks).toString('utf8')))
  if (!manifest.success) {
    throw new BackupFault(
      `备份清单 ${manifestName} 的格式不符，可能由其他版本的清环写成`,
      `The backup’s ${manifestName} is not of this form; another version of Clearloop may have written it`,
    )
  }
  return { manifest: manifest.data, key }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
