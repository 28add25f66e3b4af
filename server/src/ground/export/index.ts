export type { ExportColumn, ExportedList, Say } from './exported-list.ts'
export { type Exporting, sendExport } from './send-export.ts'
