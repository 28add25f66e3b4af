import { relative } from 'node:path'
import { type CheckedBackup, listedFiles } from './check-backup.ts'
import { readPiece, writePiece } from './pieces.ts'

/** Brings stored files, keys and the heads of the audit into a home that has none of them. */
export async function restoreHome(home: string, { folder, manifest, key }: CheckedBackup): Promise<void> {
  const bring = (path: string, target: string) =>
    writePiece(home, target, readPiece(folder, { path }, { key, compressed: false }), { key: null, compressed: false })
  for (const { path } of manifest.home) await bring(path, relative('home', path))
  for await (const { path } of listedFiles(folder, manifest, key)) await bring(path, path)
}
