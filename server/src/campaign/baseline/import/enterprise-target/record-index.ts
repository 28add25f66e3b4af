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

interface NearRecord {
  record: ComparedRecord
  core: string
}

/** Records by code, by name and by near name, for files of many thousand rows. */
export function recordIndex(coreOf: (name: string) => string) {
  const byCode = new Map<string, ComparedRecord>()
  const byName = new Map<string, ComparedRecord[]>()
  // two codes that both pass their checks are two subjects, so a row with a code is near only to records without
  const nearWithCode = new Map<string, NearRecord[]>()
  const nearWithoutCode = new Map<string, NearRecord[]>()
  return {
    add(record: ComparedRecord) {
      if (record.uscc !== null && !byCode.has(record.uscc)) byCode.set(record.uscc, record)
      push(byName, foldName(record.name), record)
      const core = coreOf(record.name)
      const near = record.uscc === null ? nearWithoutCode : nearWithCode
      for (const industry of record.industries) {
        for (const key of nearKeys(core)) push(near, `${record.township}/${industry}/${key}`, { record, core })
      }
    },
    byCode: (code: string) => byCode.get(code),
    byName: (name: string) => byName.get(foldName(name)) ?? [],
    /** Records of the same township and industry whose core name is the same or one character apart. */
    near(name: string, hasCode: boolean, township: string, industry: string): ComparedRecord[] {
      const core = coreOf(name)
      const folded = foldName(name)
      const found = new Set<ComparedRecord>()
      for (const index of hasCode ? [nearWithoutCode] : [nearWithoutCode, nearWithCode]) {
        for (const key of nearKeys(core)) {
          for (const other of index.get(`${township}/${industry}/${key}`) ?? []) {
            if (
              !found.has(other.record) &&
              isOneCharacterApart(other.core, core) &&
              foldName(other.record.name) !== folded
            )
              found.add(other.record)
            if (found.size >= 20) return [...found]
          }
        }
      }
      return [...found]
    },
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

export type RecordIndex = ReturnType<typeof recordIndex>
