import type { RefusalCode } from './refuse.ts'

export type FileKind =
  | { kind: 'zip' }
  | { kind: 'compoundFile' }
  | { kind: 'biff' }
  | { kind: 'spreadsheetml' }
  | { kind: 'text' }
  | { refusal: RefusalCode }

const startsWith = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, index) => bytes[index] === byte)

const signatures: [number[], RefusalCode][] = [
  [[0x89, 0x50, 0x4e, 0x47], 'picture'],
  [[0xff, 0xd8, 0xff], 'picture'],
  [[0x47, 0x49, 0x46, 0x38], 'picture'],
  [[0x42, 0x4d], 'picture'],
  [[0x49, 0x49, 0x2a, 0x00], 'picture'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'picture'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'word_document'],
  [[0x52, 0x61, 0x72, 0x21], 'archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive'],
  [[0x1f, 0x8b], 'archive'],
  [[0x7f, 0x45, 0x4c, 0x46], 'program'],
  [[0x4d, 0x5a], 'program'],
]

/** Kind of a file by its content; its name is never believed. */
export function detectKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { refusal: 'empty' }
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return { kind: 'zip' }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return { kind: 'compoundFile' }
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && bytes[3] === 0x00 && bytes.length > 20)
    return { kind: 'biff' }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  if (/^RIFF....WEBP/s.test(head) || /^....ftyp(heic|heix|mif1|avif)/s.test(head)) return { refusal: 'picture' }
  const found = signatures.find(([signature]) => startsWith(bytes, ...signature) && !isPlainText(bytes))
  if (found) return { refusal: found[1] }
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return { refusal: 'word_document' }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return { refusal: 'pdf' }
  return textKind(bytes)
}

function textKind(bytes: Uint8Array): FileKind {
  const wide = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || looksLikeUtf16(bytes)
  const encoding = startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : wide ? 'utf-16le' : 'latin1'
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, 4096)).replace(/^(\ufeff|\xef\xbb\xbf)/, '')
  if (
    /^\s*<\?xml[^>]*>/.test(head) &&
    /<\?mso-application[^>]*Excel\.Sheet|urn:schemas-microsoft-com:office:spreadsheet/.test(head)
  ) {
    return { kind: 'spreadsheetml' }
  }
  if (/<(html|head|body|table|meta|!doctype\s+html|script|div)[\s>]/i.test(head)) return { refusal: 'html_page' }
  if (/^\s*<[?!a-z]/i.test(head)) return { refusal: 'not_a_workbook' }
  return wide || isPlainText(bytes) ? { kind: 'text' } : { refusal: 'not_a_workbook' }
}

/** Text written by a person has no control characters but tab and line ends. */
function isPlainText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536)
  let controls = 0
  for (const byte of sample)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls++
  return controls === 0
}

export function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 2048)
  let zeros = 0
  for (let index = 1; index < sample.length; index += 2) if (sample[index] === 0) zeros++
  return sample.length >= 8 && zeros > 0 && sample.every((byte, index) => index % 2 === 1 || byte !== 0)
}
