import type { Budget, Refusal } from './workbook.ts'

const accepted = '请另存为 .xlsx、.xls、.et 或 .csv 后再上传'
const acceptedEnglish = 'Save it as .xlsx, .xls, .et or .csv and upload it again'

type Words = { status: Refusal['status']; zh: (limit: string) => string; en: (limit: string) => string }

const sentences = {
  picture: {
    status: 415,
    zh: () => `这是一张图片，不是表格。${accepted}。`,
    en: () => `This is a picture, not a workbook. ${acceptedEnglish}.`,
  },
  pdf: {
    status: 415,
    zh: () => `这是 PDF 文件，不是表格。${accepted}。`,
    en: () => `This is a PDF, not a workbook. ${acceptedEnglish}.`,
  },
  html_page: {
    status: 415,
    zh: () => '这是网页（HTML）文件，只是改了扩展名。请用 WPS 或 Excel 打开，另存为 .xlsx 后再上传。',
    en: () => 'This is an HTML page under another name. Open it in WPS or Excel, save it as .xlsx and upload it again.',
  },
  word_document: {
    status: 415,
    zh: () => `这是 Word 文档，不是表格。请把其中的表格复制到工作簿中，${accepted}。`,
    en: () => `This is a Word document. Copy its table into a workbook. ${acceptedEnglish}.`,
  },
  presentation: {
    status: 415,
    zh: () => `这是演示文稿，不是表格。${accepted}。`,
    en: () => `This is a presentation, not a workbook. ${acceptedEnglish}.`,
  },
  archive: {
    status: 415,
    zh: () => '这是压缩包，不是表格。请先解压，再逐个上传其中的工作簿。',
    en: () => 'This is an archive. Unpack it and upload the workbooks one by one.',
  },
  program: {
    status: 415,
    zh: () => `这是程序文件，不能上传。${accepted}。`,
    en: () => `This is a program file. ${acceptedEnglish}.`,
  },
  not_a_workbook: {
    status: 415,
    zh: () => `认不出这个文件，它不是表格。${accepted}。`,
    en: () => `This file is not a workbook. ${acceptedEnglish}.`,
  },
  encrypted: {
    status: 422,
    zh: () => '这个工作簿设了打开密码。请取消密码保护后再上传。',
    en: () => 'This workbook is protected by a password. Remove the password and upload it again.',
  },
  empty: {
    status: 422,
    zh: () => '文件里没有内容。请确认保存的是填好的那一份。',
    en: () => 'There is nothing in this file. Make sure you saved the filled one.',
  },
  damaged: {
    status: 422,
    zh: () => '文件已损坏或没有传完整，读不出来。请用 WPS 或 Excel 打开检查，另存一份后再上传。',
    en: () => 'The file is damaged or incomplete. Open it in WPS or Excel, save a copy and upload that.',
  },
  hostile: {
    status: 422,
    zh: () => '文件的内部结构异常，为安全起见没有读取。请用 WPS 或 Excel 打开，另存为 .xlsx 后再上传。',
    en: () =>
      'The file is built in a way that could do harm and was not read. Open it in WPS or Excel, save it as .xlsx and upload that.',
  },
  file_too_large: {
    status: 413,
    zh: limit => `文件超过 ${limit}。请删去图片，或按乡镇拆成几份后再上传。`,
    en: limit => `The file is larger than ${limit}. Remove pictures or split it by township.`,
  },
  unpacked_too_large: {
    status: 413,
    zh: limit => `文件解压后超过 ${limit}，为安全起见没有读取。请只保留清单本身，另存一份后再上传。`,
    en: limit => `Unpacked, the file is larger than ${limit} and was not read. Keep the list alone and save a copy.`,
  },
  too_many_sheets: {
    status: 413,
    zh: limit => `工作表超过 ${limit} 张。请分成几份后再上传。`,
    en: limit => `More than ${limit} sheets. Split the workbook.`,
  },
  too_many_rows: {
    status: 413,
    zh: limit => `有内容的行超过 ${limit} 行。请分成几份后再上传。`,
    en: limit => `More than ${limit} filled rows. Split the workbook.`,
  },
  too_many_columns: {
    status: 413,
    zh: limit => `有内容的列超过 ${limit} 列，不像清单。请删去多余的列后再上传。`,
    en: limit => `More than ${limit} filled columns. Remove what does not belong to the list.`,
  },
  too_many_cells: {
    status: 413,
    zh: limit => `有内容的单元格超过 ${limit} 个。请分成几份后再上传。`,
    en: limit => `More than ${limit} filled cells. Split the workbook.`,
  },
  time_limit: {
    status: 422,
    zh: limit => `读取超过 ${limit}，已停止。请只保留清单本身，或分成几份后再上传。`,
    en: limit => `Reading took more than ${limit} and was stopped. Keep the list alone or split it.`,
  },
  memory_limit: {
    status: 413,
    zh: limit => `读取所需内存超过 ${limit}，已停止。请只保留清单本身，或分成几份后再上传。`,
    en: limit => `Reading needs more than ${limit} of memory and was stopped. Keep the list alone or split it.`,
  },
  cancelled: {
    status: 422,
    zh: () => '读取已取消，没有写入任何内容。需要时请重新上传。',
    en: () => 'Reading was cancelled; nothing was written. Upload the file again when needed.',
  },
} satisfies Record<string, Words>

export type RefusalCode = keyof typeof sentences

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

function limitOf(code: RefusalCode, budget: Budget): string {
  const limits: Partial<Record<RefusalCode, string>> = {
    file_too_large: megabytes(budget.fileBytes),
    unpacked_too_large: megabytes(budget.uncompressedBytes),
    too_many_sheets: String(budget.sheets),
    too_many_rows: String(budget.rows),
    too_many_columns: String(budget.columns),
    too_many_cells: String(budget.cells),
    time_limit: `${Math.ceil(budget.milliseconds / 1000)} s`,
    memory_limit: `${budget.memoryMegabytes} MB`,
  }
  return limits[code] ?? ''
}

/** The refusal of a file in both languages; `budget` fills in the limit that was passed. */
export function refuse(code: RefusalCode, budget: Budget): Refusal {
  const words: Words = sentences[code]
  const limit = limitOf(code, budget)
  return { refused: true, code, status: words.status, zh: words.zh(limit), en: words.en(limit) }
}

/** Carries a refusal out of the depths of a parser. */
export class FileRefused extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(code)
    this.name = 'FileRefused'
    this.code = code
  }
}
