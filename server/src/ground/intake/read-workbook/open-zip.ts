import { createInflateRaw } from 'node:zlib'
import { FileRefused } from './refuse.ts'
import type { Budget } from './workbook.ts'

interface Entry {
  name: string
  method: number
  compressedSize: number
  headerOffset: number
}

export interface Zip {
  names: string[]
  has(name: string): boolean
  /** The entry's bytes as they inflate; throws `FileRefused` the moment a limit is passed. */
  stream(name: string): AsyncGenerator<Uint8Array>
  /** The whole entry as UTF-8 text, for parts that are small by nature. */
  text(name: string): Promise<string>
}

/** A deflate stream cannot reach 1,032 to 1; sheets of empty styled rows stay under 300 to 1. */
const largestRatio = 400
const ratioCountsFrom = 32 * 1024 * 1024
const largestSmallPart = 16 * 1024 * 1024

/**
 * Opens a zip from its central directory. What is declared about sizes is not believed: bytes are counted as they inflate,
 * over all entries together.
 */
export function openZip(bytes: Uint8Array, budget: Budget): Zip {
  const entries = readDirectory(bytes)
  let inflated = 0

  async function* stream(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name)
    if (!entry) throw new FileRefused('damaged')
    let fromEntry = 0
    for await (const chunk of inflateEntry(bytes, entry)) {
      inflated += chunk.length
      fromEntry += chunk.length
      const bomb = fromEntry > ratioCountsFrom && fromEntry > entry.compressedSize * largestRatio
      if (inflated > budget.uncompressedBytes || bomb) throw new FileRefused('unpacked_too_large')
      yield chunk
    }
  }

  return {
    names: [...entries.keys()],
    has: name => entries.has(name),
    stream,
    async text(name) {
      const decoder = new TextDecoder('utf-8')
      let text = ''
      for await (const chunk of stream(name)) {
        text += decoder.decode(chunk, { stream: true })
        if (text.length > largestSmallPart) throw new FileRefused('hostile')
      }
      return text + decoder.decode()
    },
  }
}

async function* inflateEntry(bytes: Uint8Array, entry: Entry): AsyncGenerator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.headerOffset + 30 > bytes.length || view.getUint32(entry.headerOffset, true) !== 0x04034b50)
    throw new FileRefused('damaged')
  const start =
    entry.headerOffset +
    30 +
    view.getUint16(entry.headerOffset + 26, true) +
    view.getUint16(entry.headerOffset + 28, true)
  const packed = bytes.subarray(start, start + entry.compressedSize)
  if (packed.length < entry.compressedSize) throw new FileRefused('damaged')
  if (entry.method === 0) {
    yield packed
    return
  }
  if (entry.method !== 8) throw new FileRefused('damaged')
  const inflater = createInflateRaw({ chunkSize: 256 * 1024 })
  inflater.end(packed)
  try {
    for await (const chunk of inflater) yield chunk
  } catch (error) {
    if (error instanceof FileRefused) throw error
    throw new FileRefused('damaged')
  }
}

function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let offset = view.getUint32(end + 16, true)
  const entries = new Map<string, Entry>()
  const decoder = new TextDecoder('utf-8')
  for (let index = 0; index < count; index++) {
    if (offset + 46 > bytes.length || view.getUint32(offset, true) !== 0x02014b50) throw new FileRefused('damaged')
    if (view.getUint16(offset + 8, true) & 1) throw new FileRefused('encrypted')
    const nameLength = view.getUint16(offset + 28, true)
    // some writers of .et and .xlsx use the back slash of Windows as separator
    const name = decoder.decode(bytes.subarray(offset + 46, offset + 46 + nameLength)).replaceAll('\\', '/')
    entries.set(name, {
      name,
      method: view.getUint16(offset + 10, true),
      compressedSize: view.getUint32(offset + 20, true),
      headerOffset: view.getUint32(offset + 42, true),
    })
    offset += 46 + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true)
  }
  return entries
}

function findEnd(view: DataView): number {
  for (let offset = view.byteLength - 22; offset >= Math.max(0, view.byteLength - 22 - 65_535); offset--) {
    if (view.getUint32(offset, true) === 0x06054b50) return offset
  }
  throw new FileRefused('damaged')
}
