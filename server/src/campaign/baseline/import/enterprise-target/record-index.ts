import { foldName } from '#ground/pinyin/fold-name.ts'
import { isOneCharacterApart, nearKeys } from './fold-core-name.ts'

/** A record a row may be compared with: one of the file's own rows, or one on the register. */
export interface ComparedRecord {
  /** How it is called in a sentence: 第 3 行的, 库中的. */
  where: string
  whereEnglish: string
  about: { sheet: string; row: number } | { record: string }
  name: string
  formerNames: string[]
  uscc: string | null
  township: string | null
  townshipName: string | null
  areaName: string | null
  industries: string[]
  address: string | null
  contact: string | null
  phones: string[]
  problems: Set<string>
}

/** Records by code, by name and by near name, for files of many thousand rows. */
export function recordIndex(coreOf: (name: string) => string) {
  const byCode = new Map<string, ComparedRecord>()
  const byName = new Map<string, ComparedRecord[]>()
  const byNear = new Map<string, ComparedRecord[]>()
  const push = (map: Map<string, ComparedRecord[]>, key: string, record: ComparedRecord) => {
    const list = map.get(key)
    if (list) list.push(record)
    else map.set(key, [record])
  }
  return {
    add(record: ComparedRecord) {
      if (record.uscc !== null && !byCode.has(record.uscc)) byCode.set(record.uscc, record)
      push(byName, foldName(record.name), record)
      for (const industry of record.industries) {
        for (const key of nearKeys(coreOf(record.name))) push(byNear, `${record.township}/${industry}/${key}`, record)
      }
    },
    byCode: (code: string) => byCode.get(code),
    byName: (name: string) => byName.get(foldName(name)) ?? [],
    /** Records of the same township and industry whose core name is the same or one character apart. */
    near(name: string, township: string, industry: string): ComparedRecord[] {
      const core = coreOf(name)
      const found = new Set<ComparedRecord>()
      for (const key of nearKeys(core)) {
        for (const record of byNear.get(`${township}/${industry}/${key}`) ?? []) {
          if (foldName(record.name) !== foldName(name) && isOneCharacterApart(coreOf(record.name), core))
            found.add(record)
        }
      }
      return [...found]
    },
  }
}

export type RecordIndex = ReturnType<typeof recordIndex>
