import type { Zip } from './open-zip.ts'
import { readSharedStrings } from './read-shared-strings.ts'
import { readSheet } from './read-sheet.ts'
import type { SheetSink } from './read-sheets.ts'
import { type CellStyle, readStyles } from './read-styles.ts'
import { FileRefused } from './refuse.ts'
import { attribute, scanXml } from './scan-xml.ts'
import type { Budget, Sheet } from './workbook.ts'

interface SheetEntry {
  name: string
  visibility: Sheet['visibility']
  part: string
}

/** Reads an Office Open XML workbook (.xlsx, .xlsm, most .et). Macros, links, pictures and objects are never opened. */
export async function readXlsx(zip: Zip, workbookPart: string, budget: Budget, sink: SheetSink): Promise<void> {
  const relations = await readRelations(zip, workbookPart)
  const { entries, dateSystem } = await readWorkbookPart(zip, workbookPart, relations)
  if (entries.length > budget.sheets) throw new FileRefused('too_many_sheets')
  const partOf = (type: string) =>
    [...relations.values()].find(relation => relation.type.endsWith(`/${type}`) && zip.has(relation.part))?.part
  const stringsPart = partOf('sharedStrings')
  const stylesPart = partOf('styles')
  const strings = stringsPart === undefined ? [] : await readSharedStrings(zip.stream(stringsPart))
  const styles: CellStyle[] = stylesPart === undefined ? [] : await readStyles(zip.stream(stylesPart))
  for (const entry of entries) {
    sink.open(entry.name, entry.visibility)
    const extent = await readSheet(zip.stream(entry.part), { strings, styles, dateSystem }, sink.row)
    await sink.close(extent)
  }
  if (zip.names.some(name => /vbaProject/i.test(name))) sink.notice('macros_left_out')
  if (zip.names.some(name => /externalLinks\//i.test(name))) sink.notice('external_links_left_out')
}

interface Relation {
  type: string
  part: string
}

async function readRelations(zip: Zip, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const relationsPart = `${folder}_rels/${part.slice(slash + 1)}.rels`
  const relations = new Map<string, Relation>()
  if (!zip.has(relationsPart)) throw new FileRefused('damaged')
  await scanXml(zip.stream(relationsPart), {
    open(name, attributes) {
      const id = attribute(attributes, 'Id')
      const target = attribute(attributes, 'Target')
      // what points outside the file is never followed
      if (
        name !== 'Relationship' ||
        id === undefined ||
        target === undefined ||
        attribute(attributes, 'TargetMode') === 'External'
      )
        return
      relations.set(id, { type: attribute(attributes, 'Type') ?? '', part: resolvePart(folder, target) })
    },
    text() {},
    close() {},
  })
  return relations
}

function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `${folder}${target}`
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

async function readWorkbookPart(zip: Zip, part: string, relations: Map<string, Relation>) {
  const entries: SheetEntry[] = []
  let dateSystem: '1900' | '1904' = '1900'
  await scanXml(zip.stream(part), {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')) dateSystem = '1904'
      if (name !== 'sheet') return
      const relation = relations.get(attribute(attributes, 'id') ?? '')
      // chart and dialog sheets hold no cells
      if (!relation?.type.endsWith('/worksheet') || !zip.has(relation.part)) return
      const state = attribute(attributes, 'state')
      const visibility = state === 'hidden' || state === 'veryHidden' ? state : 'visible'
      entries.push({ name: attribute(attributes, 'name') ?? '', visibility, part: relation.part })
    },
    text() {},
    close() {},
  })
  if (entries.length === 0) throw new FileRefused('damaged')
  return { entries, dateSystem }
}
