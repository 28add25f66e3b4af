import { documentStates } from '#contract/ground/document.states.ts'
import type { RegisterFilter, RegisterRow } from '#contract/ground/document-register.ts'
import type { ExportColumn, ExportedList } from '../export/index.ts'
import type { DocumentKind } from './document-kind.ts'
import { findRegister } from './find-register.ts'

/** 发文登记簿 as a file, gaps in their place. */
export function registerToExport(
  filter: RegisterFilter,
  { unitName, kinds }: { unitName: string; kinds: readonly DocumentKind[] },
): ExportedList<RegisterRow> {
  return {
    noun: 'document',
    title: { zh: '发文登记簿', en: 'Register of documents' },
    place: `${unitName}_${filter.series}_${filter.year}`,
    columns,
    readPage: (tx, after, limit) => findRegister(tx, filter, { after, limit, kinds }),
  }
}

const columns: ExportColumn<RegisterRow>[] = [
  {
    title: { zh: '顺序号', en: 'Number' },
    width: 12,
    valueOf: ({ from, to }) => (from === to ? String(from) : `${from}—${to}`),
  },
  { title: { zh: '发文字号', en: 'Full number' }, width: 24, valueOf: row => row.number },
  { title: { zh: '标题', en: 'Title' }, width: 50, valueOf: row => row.document?.title ?? null },
  {
    title: { zh: '文种', en: 'Kind' },
    width: 14,
    valueOf: (row, say) => (row.document ? say(row.document.kindWords) : null),
  },
  {
    title: { zh: '主送', en: 'Addressees' },
    width: 30,
    valueOf: row => row.document?.main.join('、') ?? null,
  },
  { title: { zh: '签发人', en: 'Signed by' }, width: 20, valueOf: row => row.document?.signedBy ?? null },
  {
    title: { zh: '编号日期', en: 'Numbered' },
    kind: 'day',
    width: 12,
    valueOf: row => row.document?.numberedOn ?? null,
  },
  {
    title: { zh: '成文日期', en: 'Effective' },
    kind: 'day',
    width: 12,
    valueOf: row => row.document?.effectiveOn ?? null,
  },
  { title: { zh: '分发日期', en: 'Sent' }, kind: 'day', width: 12, valueOf: row => row.document?.sentOn ?? null },
  {
    title: { zh: '状态', en: 'State' },
    width: 12,
    valueOf: (row, say) =>
      row.document ? say(documentStates.states[row.document.state]) : say({ zh: '缺号', en: 'Missing' }),
  },
  {
    title: { zh: '作废原因', en: 'Why voided' },
    width: 24,
    valueOf: row => row.document?.voidReason ?? null,
  },
]
