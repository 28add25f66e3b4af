export type { ExportColumn, ExportedList } from './exported-list.ts'
export { type Exporting, sendExport } from './send-export.ts'
