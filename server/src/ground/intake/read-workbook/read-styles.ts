import { dateFormat, type ShownDate } from './date-format.ts'
import { attribute, scanXml } from './scan-xml.ts'

export interface CellStyle {
  date: ShownDate | null
  format: string | undefined
}

/** The number formats of a workbook's cell styles, in the order cells refer to them. */
export async function readStyles(chunks: AsyncIterable<Uint8Array>): Promise<CellStyle[]> {
  const codes = new Map<number, string>()
  const styles: CellStyle[] = []
  let inCellStyles = false
  await scanXml(chunks, {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attribute(attributes, 'numFmtId') ?? '0')
        const code = codes.get(id)
        styles.push({ date: dateFormat(id, code), format: code })
      }
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles
}
