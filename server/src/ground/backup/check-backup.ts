import { type Manifest, readManifest } from './manifest.ts'
import { checkPiece, Piece, readPiece } from './pieces.ts'

/** A backup whose every piece has been held against the manifest. */
export interface CheckedBackup {
  readonly folder: string
  readonly manifest: Manifest
  readonly key: Buffer | null
}

/**
 * Reads a whole backup and holds each file of it against its hash.
 *
 * Throws a `BackupFault` that names the first file which is missing, cut short or changed.
 */
export async function checkBackup(folder: string, passphrase: string | null): Promise<CheckedBackup> {
  const { manifest, key } = await readManifest(folder, passphrase)
  for (const { piece } of manifest.tables) await checkPiece(folder, piece)
  for (const piece of manifest.home) await checkPiece(folder, piece)
  await checkPiece(folder, manifest.fileList)
  for await (const piece of listedFiles(folder, manifest, key)) await checkPiece(folder, piece)
  return { folder, manifest, key }
}

/** The stored files of a backup, one after another. */
export async function* listedFiles(folder: string, { fileList }: Manifest, key: Buffer | null): AsyncIterable<Piece> {
  let rest = ''
  for await (const chunk of readPiece(folder, fileList, { key, compressed: true })) {
    const lines = (rest + chunk.toString('utf8')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [hash = '', size = '', ...path] = line.split(' ')
      yield Piece.parse({ hash, size: Number(size), path: path.join(' ') })
    }
  }
}
