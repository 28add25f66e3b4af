import iconv from 'iconv-lite'
import { looksLikeUtf16 } from './detect-kind.ts'
import { FileRefused } from './refuse.ts'

export interface DecodedText {
  text: string
  encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
}

/**
 * Decodes a text file by what its bytes allow: a byte order mark, then strict UTF-8, then GB 18030, which contains GBK and
 * GB 2312. Bytes that are none of these are damage, not to be guessed at.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' }
  if (looksLikeUtf16(bytes)) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    const text = iconv.decode(Buffer.from(bytes), 'gb18030')
    const broken = text.match(/\ufffd/g)?.length ?? 0
    if (broken > Math.max(3, text.length / 100)) throw new FileRefused('damaged')
    return { text, encoding: 'gb18030' }
  }
}
