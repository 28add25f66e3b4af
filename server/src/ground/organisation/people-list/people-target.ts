import type { TableWords } from '../../intake/find-table/table.ts'
import type { MappedRow, Target } from '../../intake/judge/target.ts'
import type { Field } from '../../intake/map-columns/field.ts'
import { matchHeader } from '../../intake/map-columns/match-header.ts'
import { cleanLine } from '../../intake/normalise/clean-text.ts'
import { isBlankWord } from '../../intake/normalise/is-blank-word.ts'
import { parseDateCell } from '../../intake/normalise/parse-date.ts'
import { parsePhones } from '../../intake/normalise/parse-phones.ts'

/** A row of a list of people as it is typed; empty text says nothing. */
export interface PersonCandidate {
  readonly name: string
  readonly username: string
  readonly phone: string
  readonly unit: string
  readonly role: string
  readonly title: string
  readonly grids: string
  readonly industries: string
  /** A day, or what was written where it is none. */
  readonly validFrom: string
  readonly validUntil: string
}

const fields: Field[] = [
  { key: 'serial', zh: '序号', en: 'No.', words: ['序号', '=编号', '=No'] },
  { key: 'name', zh: '姓名', en: 'Name', words: ['姓名', '人员姓名', '=人员', '=名字'] },
  { key: 'username', zh: '用户名', en: 'User name', words: ['用户名', '登录名', '账号', '帐号'] },
  { key: 'phone', zh: '电话', en: 'Telephone', words: ['联系电话', '手机号', '手机', '电话', '联系方式'] },
  { key: 'unit', zh: '单位', en: 'Unit', words: ['单位', '所在单位', '工作单位', '单位名称', '部门'] },
  { key: 'role', zh: '角色', en: 'Role', words: ['角色', '岗位类别', '岗位角色'] },
  { key: 'title', zh: '岗位名称', en: 'Title', words: ['岗位名称', '职务', '=岗位'] },
  { key: 'grids', zh: '网格', en: 'Grids', words: ['网格', '负责网格', '所在网格'] },
  { key: 'industries', zh: '行业', en: 'Industries', words: ['行业', '负责行业', '主管行业'] },
  { key: 'validFrom', zh: '任职起', en: 'From', words: ['任职起', '起始日期', '任职时间', '=起'] },
  { key: 'validUntil', zh: '任职止', en: 'Until', words: ['任职止', '截止日期', '终止日期', '=止'] },
]

const headers: TableWords = {
  headerScore: text => (text.length > 20 ? 0 : (matchHeader([text], fields)?.score ?? 0)),
  isData: text => parsePhones(text).phones.length > 0,
  isSectionText: () => false,
}

/** Lists of people with their posts: one row is one post of one person. */
export const peopleTarget: Target<PersonCandidate, null> = {
  key: 'person',
  fields,
  words: () => headers,
  identity: ['name'],
  fillsDown: ['unit'],
  interpret: row => {
    const candidate: PersonCandidate = {
      name: textOf(row, 'name').replaceAll(/\s/g, ''),
      username: textOf(row, 'username'),
      phone: textOf(row, 'phone'),
      unit: textOf(row, 'unit'),
      role: textOf(row, 'role'),
      title: textOf(row, 'title'),
      grids: textOf(row, 'grids'),
      industries: textOf(row, 'industries'),
      validFrom: dayOf(row, 'validFrom'),
      validUntil: dayOf(row, 'validUntil'),
    }
    const empty = candidate.name === '' && candidate.username === ''
    return { candidate, findings: [], continues: false, empty, example: false }
  },
  recognise: async rows =>
    rows.map(({ candidate, empty }) => ({
      outcome: empty ? 'ignore' : 'create',
      findings: [],
      values: candidate,
      about: null,
    })),
}

function textOf(row: MappedRow, field: string): string {
  const cell = row.fields.get(field)?.find(({ text }) => text !== '' && !isBlankWord(text))
  return cell ? cleanLine(cell.text) : ''
}

function dayOf(row: MappedRow, field: string): string {
  const cell = row.fields.get(field)?.find(({ text }) => text !== '' && !isBlankWord(text))
  if (!cell) return ''
  const read = parseDateCell(cell.cell)
  return read.kind === 'day' ? read.date : cleanLine(cell.text)
}
