import type { RowRole } from '../find-table/table.ts'
import type { Finding } from './judgement.ts'

type Ignored = Exclude<RowRole, 'data'>

const words: Record<Ignored, [code: string, zh: string, en: string]> = {
  title: ['title_row', '标题行，不是数据。', 'A title, not data.'],
  unitLine: ['unit_line', '填报单位、时间等说明行，不是数据。', 'A line about who filled the list and when, not data.'],
  header: ['header_row', '表头行，不是数据。', 'The header, not data.'],
  columnNumbers: ['column_numbers', '栏次行（1、2、3…），不是数据。', 'Numbers of columns, not data.'],
  repeatedHeader: ['repeated_header', '重复的表头，不是数据。', 'The header again, not data.'],
  subtotal: ['subtotal_row', '小计行，不是数据。', 'A subtotal, not data.'],
  total: ['total_row', '合计行，不是数据。', 'A total, not data.'],
  note: ['note_row', '备注、填表说明或签字行，不是数据。', 'A note, an instruction or a signature line, not data.'],
  section: [
    'section_row',
    '分组标题行，用于说明下面各行，本身不是数据。',
    'A heading that tells about the rows under it, not data itself.',
  ],
  formPart: ['form_part', '登记表的一部分，已并入表中的企业。', 'Part of a form; belongs to its record.'],
  onlyNumber: ['number_only', '只有序号，没有填写内容。', 'Numbered in advance and not filled.'],
}

/** Why a row that is not data was left out. */
export function ignoredRow(role: Ignored): Finding {
  const [code, zh, en] = words[role]
  return { code, weight: 'info', zh, en }
}
