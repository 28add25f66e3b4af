export type { ExportColumn, ExportedList, Say } from './exported-list.ts'
export { type Exporting, sendExport } from './send-export.ts'
export { writeCsv } from './write-csv.ts'
export { mostZipBytes, writeZip, type ZipEntry } from './write-zip.ts'
