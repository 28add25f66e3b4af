import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file of an archive; its bytes are asked for only when its turn comes. */
export interface ZipEntry {
  /** Path within the archive. */
  readonly name: string
  readonly at: Date
  /** Texts are packed; pictures and papers are packed already and stored as they are. */
  readonly packed?: boolean
  readonly bytes: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** The most an archive without the 64-bit extension holds, with room for its own directory. */
export const mostZipBytes = 4_000_000_000

/**
 * An archive, piece by piece as it is read: no more than a piece of one file is in memory. Whoever asks sees to it that they come to no more than `mostZipBytes`.
 */
export async function* writeZip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let written: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    written.push(piece)
  })
  const taken = () => {
    const pieces = written
    written = []
    return pieces
  }
  for await (const { name, at, packed, bytes } of entries) {
    const file = packed ? new ZipDeflate(name, { level: 4 }) : new ZipPassThrough(name)
    file.mtime = at
    zip.add(file)
    for await (const piece of bytes()) {
      file.push(piece)
      yield* taken()
    }
    file.push(new Uint8Array(), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}
