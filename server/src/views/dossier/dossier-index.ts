import { type ExportColumn, writeCsv } from '#ground/export/index.ts'
import type { DossierEvidence } from './dossier-evidence.store.ts'

/** What 目录 says of a file in the archive. */
export interface IndexLine {
  /** Path within the archive. */
  readonly name: string
  /** What it belongs to. */
  readonly words: string
  readonly size: number
  /** SHA-256 of the bytes that went out; null where they are no longer in storage. */
  readonly hash: string | null
  readonly evidence?: DossierEvidence
}

const purposes: Readonly<Record<DossierEvidence['purpose'], string>> = {
  before: '整改前',
  after: '整改后',
  onSite: '现场',
  paper: '文书',
  basis: '依据',
  other: '其他',
}

const column = (zh: string, en: string, valueOf: ExportColumn<IndexLine>['valueOf']): ExportColumn<IndexLine> => ({
  title: { zh, en },
  width: 20,
  valueOf,
})
const columns: ExportColumn<IndexLine>[] = [
  column('文件', 'File', line => line.name),
  column('事项', 'About', line => line.words),
  column('用途', 'Purpose', ({ evidence }) => (evidence ? purposes[evidence.purpose] : '')),
  column('原文件名', 'Name as received', ({ evidence }) => evidence?.name ?? ''),
  column('拍摄时间', 'Taken', ({ evidence }) => evidence?.takenAt?.toISOString() ?? ''),
  column('接收时间', 'Received', ({ evidence }) => evidence?.receivedAt.toISOString() ?? ''),
  column('字节', 'Bytes', line => line.size),
  column('SHA-256', 'SHA-256', line => line.hash ?? ''),
  column('与接收时一致', 'As received', ({ evidence, hash }) =>
    evidence === undefined ? '' : hash === null ? '文件缺失' : hash === evidence.hash ? '一致' : '不一致',
  ),
]

/** 目录 of the archive, formula-safe. */
export async function writeIndex(lines: readonly IndexLine[]): Promise<Buffer> {
  let text = ''
  for await (const piece of writeCsv(columns, onePage(lines), words => words.zh)) text += piece
  return Buffer.from(text)
}

async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows
}

/**
 * Where a piece of evidence lies in the archive: its number first, so that no two are alike and none begins like a formula; then what it
 * is, without anything that a file system or another program would read as more than a name.
 */
export function nameInDossier(number: number, { purpose, name }: DossierEvidence, subject: string): string {
  const ending = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? ''
  const about = subject.split(' ')[0] ?? ''
  const said = `${about}_${purposes[purpose]}`.replaceAll(/[^\p{L}\p{N}_-]/gu, '').slice(0, 60)
  return `佐证/${String(number).padStart(4, '0')}_${said}${ending}`
}
