import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import type { FileView } from '#contract/ground/file.ts'
import { refuse } from '../errors/refuse.ts'

export interface FileKind {
  readonly kind: FileView['kind']
  readonly contentType: string
  /** With the dot; the first is the one a name gets that has none of them. */
  readonly extensions: readonly [string, ...string[]]
}

const kinds: Readonly<Record<string, FileKind>> = {
  'image/jpeg': { kind: 'image', contentType: 'image/jpeg', extensions: ['.jpg', '.jpeg'] },
  'image/png': { kind: 'image', contentType: 'image/png', extensions: ['.png'] },
  'image/webp': { kind: 'image', contentType: 'image/webp', extensions: ['.webp'] },
  'application/pdf': { kind: 'pdf', contentType: 'application/pdf', extensions: ['.pdf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    kind: 'word',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['.docx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    kind: 'workbook',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['.xlsx'],
  },
}

const olderWorkbook: FileKind = { kind: 'workbook', contentType: 'application/vnd.ms-excel', extensions: ['.xls'] }
const olderDocument: FileKind = { kind: 'word', contentType: 'application/msword', extensions: ['.doc'] }

const accepted = {
  zh: '可上传 JPEG、PNG、WebP 照片，PDF，Word（.docx、.doc）和 Excel（.xlsx、.xls）文件',
  en: 'Photos as JPEG, PNG or WebP, PDF, Word (.docx, .doc) and Excel (.xlsx, .xls) are accepted',
}

/** What a file is, by its bytes; its name and the browser's word are not asked. Throws 415 for whatever is not on the list. */
export async function fileKind(path: string): Promise<FileKind> {
  const found = await fileTypeFromFile(path)
  const known = found && kinds[found.mime]
  if (known) return known
  if (found?.ext === 'cfb') {
    const older = await olderOfficeKind(path)
    if (older) return older
  }
  if (found?.mime === 'image/heic' || found?.mime === 'image/heif') {
    throw refuse(
      415,
      'wrongKind',
      { zh: '暂不能读取 HEIC 照片', en: 'HEIC photos cannot be read' },
      {
        zh: '请在手机相机设置中选择「兼容性最佳」（JPEG）后重拍，或导出为 JPEG 再上传',
        en: 'Set the phone’s camera to “most compatible” (JPEG), or export the photo as JPEG',
      },
    )
  }
  throw refuse(415, 'wrongKind', { zh: '不接受这种类型的文件', en: 'A file of this kind is not accepted' }, accepted)
}

/** Workbook and document of before 2007 share one container; their streams' names tell them apart. */
async function olderOfficeKind(path: string): Promise<FileKind | null> {
  const named = (name: string) => Buffer.from(`${name}\0`, 'utf16le')
  const signs: [Buffer, FileKind][] = [
    [named('Workbook'), olderWorkbook],
    [named('Book'), olderWorkbook],
    [named('WordDocument'), olderDocument],
  ]
  const handle = await open(path, 'r')
  try {
    const window = Buffer.alloc(1024 * 1024)
    const overlap = 64
    for (let position = 0; ; position += window.length - overlap) {
      const { bytesRead } = await handle.read(window, 0, window.length, position)
      const seen = window.subarray(0, bytesRead)
      for (const [sign, kind] of signs) if (seen.includes(sign)) return kind
      if (bytesRead < window.length) return null
    }
  } finally {
    await handle.close()
  }
}

/** The name a file is shown and saved under: no folders, nothing invisible, and an ending that says what it is. */
export function safeName(name: string, { extensions }: FileKind): string {
  const bare = (name.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    // control characters and those that turn the direction of writing, by which an .exe can look like a .jpg
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    // browsers write a quotation mark or a line break in a form's file name as these
    .replaceAll(/[<>:"|?*]|%22|%0[AD]/gi, '_')
    .replace(/^[.\s]+/, '')
    .trim()
  const ending = extensions.find(extension => bare.toLowerCase().endsWith(extension))
  const stem = [...(ending ? bare.slice(0, -ending.length) : bare)].slice(0, 120).join('').trim()
  return `${stem || '文件'}${ending ?? extensions[0]}`
}
