import type { NoticeCode, Part } from './read-sheets.ts'
import type { Notice, Sheet, Workbook } from './workbook.ts'

export interface ReadProgress {
  sheets: number
  rows: number
}

const notices: Record<NoticeCode, Notice> = {
  macros_left_out: {
    code: 'macros_left_out',
    zh: '文件中的宏没有读取，也不会执行。',
    en: 'Macros in the file were left out and will not run.',
  },
  external_links_left_out: {
    code: 'external_links_left_out',
    zh: '文件中指向其他文件的链接已丢弃，只取单元格里已有的结果。',
    en: 'Links to other files were dropped; only results already in the cells are taken.',
  },
}

/** Puts the parts a reader emits together again, in the order they come. */
export function collectParts(name: string, onProgress: (progress: ReadProgress) => void) {
  const workbook: Workbook = { name, kind: 'xlsx', sheets: [], notices: [] }
  let sheet: Sheet | undefined
  let rows = 0
  return {
    workbook,
    isEmpty: () => rows === 0,
    add(part: Part) {
      switch (part.part) {
        case 'kind':
          workbook.kind = part.kind
          if (part.encoding !== undefined) workbook.encoding = part.encoding
          return
        case 'sheet':
          sheet = { name: part.name, visibility: part.visibility, rows: [], merges: [], hiddenColumns: [] }
          workbook.sheets.push(sheet)
          return
        case 'rows':
          for (const row of part.rows) sheet?.rows.push(row)
          rows += part.rows.length
          return onProgress({ sheets: workbook.sheets.length, rows })
        case 'extent':
          if (sheet) Object.assign(sheet, part.extent)
          return
        case 'notice':
          workbook.notices.push(notices[part.code])
      }
    },
  }
}
