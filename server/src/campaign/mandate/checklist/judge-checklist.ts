import type { Words } from '#contract/ground/endpoint.ts'
import { readSaid } from '#contract/ground/said.ts'
import type { SourceTag } from '#contract/mandate/campaign-datum.ts'
import { ChecklistItem, type ChecklistView, type JudgedItem, mostItems } from '#contract/mandate/checklist.ts'
import { itemFieldWords, sourceTagWords } from '#contract/mandate/checklist-words.ts'
import { changedFields } from '#contract/mandate/compare-checklists.ts'
import { letterOf } from '#contract/mandate/dimension-of-code.ts'
import { judgeRows } from '#ground/intake/judge/judge-rows.ts'
import { foldText } from '#ground/intake/normalise/fold-text.ts'
import { readWorkbook } from '#ground/intake/read-workbook/read-workbook.ts'
import { defaultBudget, isRefusal } from '#ground/intake/read-workbook/workbook.ts'
import type { Campaign } from '../campaign-file/campaign.ts'
import { checklistTarget, type ItemCandidate } from './checklist-target.ts'
import { type ItemColumn, itemColumns } from './item-fields.ts'

/** A row as it was read, under sheet and number. */
interface ReadItem {
  readonly key: string
  readonly values: ItemCandidate
}

/** Reads the rows of a workbook, in a process of its own; a file that cannot be read comes back with its sentence. */
export async function readChecklistWorkbook(
  path: string,
  name: string,
): Promise<{ message: Words; rows?: never } | { message: null; rows: ReadItem[] }> {
  const workbook = await readWorkbook(path, name, defaultBudget)
  if (isRefusal(workbook)) return { message: { zh: workbook.zh, en: workbook.en } }
  const judged = await judgeRows(workbook, checklistTarget, null)
  const rows = judged.rows.flatMap(row =>
    row.values && row.outcome === 'create' ? [{ key: `${row.sheet}!${row.row}`, values: row.values }] : [],
  )
  if (rows.length === 0) {
    const names = itemColumns.map(column => itemFieldWords[column])
    return {
      message: {
        zh: `没有找到检查项：表头应有${names.map(({ zh }) => zh).join('、')}，可先导出一份照填`,
        en: `No items were found: the header has ${names.map(({ en }) => en).join(', ')}; export one and fill it in`,
      },
    }
  }
  if (rows.length > mostItems) {
    return {
      message: {
        zh: `共 ${rows.length} 行，一份检查表最多 ${mostItems} 项`,
        en: `There are ${rows.length} rows; a checklist has at most ${mostItems} items`,
      },
    }
  }
  return { message: null, rows }
}

type Draft = Pick<ChecklistView, 'content' | 'prefix' | 'nextNumbers'>

/** Judges each row against a draft: new, changed, the same, or wrong in which cell. Nothing is written. */
export function judgeChecklist(
  rows: readonly ReadItem[],
  draft: Draft,
  letters: ReadonlyMap<string, string>,
): { rows: JudgedItem[]; gone: { code: string; requirement: string }[] } {
  const known = new Map(draft.content.items.map(item => [item.code, item]))
  const coding: Coding = { prefix: draft.prefix, letters, free: { ...draft.nextNumbers } }
  const taken = new Map<string, string>()
  const judged = rows.map(({ key, values }): JudgedItem => {
    const { item, code, wrong } = readItem(values, coding)
    const earlier = taken.get(code)
    if (code !== '' && earlier !== undefined)
      wrong.push({
        cell: cellOf(values, 'code'),
        words: { zh: `条款号 ${code} 与 ${earlier} 重复`, en: `The code ${code} is that of ${earlier}` },
      })
    if (code !== '') taken.set(code, key)
    const said = { key, code, requirement: values.texts.requirement }
    if (!item || wrong.length > 0) return { ...said, outcome: 'wrong', fields: [], wrong, item: null }
    const before = known.get(item.code)
    const fields = before ? changedFields(before, item) : []
    return { ...said, outcome: !before ? 'in' : fields.length > 0 ? 'changed' : 'same', fields, wrong: [], item }
  })
  const gone = draft.content.items.filter(({ code }) => !taken.has(code))
  return { rows: judged, gone: gone.map(({ code, requirement }) => ({ code, requirement })) }
}

type Wrong = JudgedItem['wrong'][number]

/** Where a field of a row stands: `C12`; without a column of its own the row alone. */
const cellOf = ({ row, letters }: ItemCandidate, column: ItemColumn) => `${letters[column] ?? ''}${row}`

/** How codes are read and given. */
interface Coding {
  readonly prefix: string
  readonly letters: ReadonlyMap<string, string>
  /** The next free number of each letter; counted on as codes are given. */
  readonly free: Record<string, number>
}

function readItem(values: ItemCandidate, coding: Coding): { item: ChecklistItem | null; code: string; wrong: Wrong[] } {
  const { texts } = values
  const wrong: Wrong[] = []
  const say = (column: ItemColumn, zh: string, en: string) => {
    wrong.push({ cell: cellOf(values, column), words: { zh, en } })
    return null
  }
  const code = codeOf(values, coding, say)
  const oneLine = (column: ItemColumn) => texts[column].replaceAll(/\s*\n\s*/g, '')
  const severalLines = (column: ItemColumn) => texts[column].split('\n').filter(Boolean)
  if (texts.requirement === '') say('requirement', '缺检查要求', 'The requirement is missing')
  const weight = weightOf(texts.weight, say)
  const veto = vetoOf(texts.veto, say)
  const tag = tagOf(texts.tag, say)
  if (code === null || weight === null || veto === null || tag === null) {
    return { item: null, code: code ?? texts.code, wrong }
  }
  const read = ChecklistItem.safeParse({
    code,
    requirement: oneLine('requirement'),
    howJudged: oneLine('howJudged'),
    source: oneLine('source'),
    weight,
    veto,
    evidence: oneLine('evidence'),
    causes: severalLines('causes'),
    measures: severalLines('measures'),
    tag,
  })
  if (read.success) return { item: read.data, code, wrong }
  for (const { path, message } of read.error.issues) {
    const column = path[0] as ItemColumn
    const words = readSaid(message) ?? { zh: message, en: message }
    say(column, `${itemFieldWords[column].zh}：${words.zh}`, `${itemFieldWords[column].en}: ${words.en}`)
  }
  return { item: null, code, wrong }
}

type Say = (column: ItemColumn, zh: string, en: string) => null

/** The letters of the dimensions by everything they may be called; keys are folded. */
export function lettersOf({ dimensions }: Pick<Campaign, 'dimensions'>): ReadonlyMap<string, string> {
  return new Map(
    dimensions.flatMap(({ id, letter, name }) => [id, letter, name].map(word => [foldText(word), letter] as const)),
  )
}

/** The code that is written, or the next free one of the dimension; they must agree. */
function codeOf({ texts }: ItemCandidate, { prefix, free, letters }: Coding, say: Say): string | null {
  const letter = letters.get(foldText(texts.dimension))
  const code = texts.code.toUpperCase()
  if (texts.dimension !== '' && letter === undefined)
    return say(
      'dimension',
      `没有维度「${texts.dimension}」，应为五个维度之一，如污染防治`,
      `There is no dimension “${texts.dimension}”; it is one of the five of the plan`,
    )
  if (code === '') {
    if (letter === undefined)
      return say('dimension', '新的检查项须写维度或条款号', 'A new item has a dimension or a code')
    const number = free[letter] ?? 1
    free[letter] = number + 1
    return `${prefix}-${letter}${number}`
  }
  if (!new RegExp(`^${prefix}-[A-E]\\d{1,3}$`).test(code))
    return say(
      'code',
      `条款号「${texts.code}」应为 ${prefix}-、维度字母 A–E 和数字，如 ${prefix}-B1；新增的可以留空`,
      `The code “${texts.code}” should be ${prefix}-, a letter A–E and a number, as in ${prefix}-B1; leave it empty for a new item`,
    )
  if (letter !== undefined && letterOf(code) !== letter)
    return say(
      'dimension',
      `条款号 ${code} 的字母与维度「${texts.dimension}」不一致`,
      `The letter of ${code} is not that of “${texts.dimension}”`,
    )
  return code
}

function weightOf(text: string, say: Say): number | null {
  if (text === '') return 1
  const weight = Number(text)
  if (Number.isFinite(weight) && weight >= 0.1 && weight <= 10) return weight
  return say('weight', `权重「${text}」应为 0.1 至 10 的数`, `The weight “${text}” should be a number from 0.1 to 10`)
}

const yes = new Set(['是', '★', '√', '✓', 'yes', 'y', '1', '否决', '否决项'].map(foldText))
const no = new Set(['', '否', '×', 'no', 'n', '0', '—', '/'].map(foldText))

function vetoOf(text: string, say: Say): boolean | null {
  if (yes.has(foldText(text))) return true
  if (no.has(foldText(text))) return false
  return say('veto', `否决项「${text}」应填是或否`, `“${text}” should be yes or no`)
}

const tags = new Map(
  (Object.keys(sourceTagWords) as SourceTag[]).flatMap(tag =>
    [tag, sourceTagWords[tag].zh, sourceTagWords[tag].en].map(word => [foldText(word), tag] as const),
  ),
)

/** What says nothing is not verified. */
function tagOf(text: string, say: Say): SourceTag | null {
  if (text === '') return 'K'
  const tag = tags.get(foldText(text))
  if (tag) return tag
  const known = Object.values(sourceTagWords)
  return say(
    'tag',
    `核实情况「${text}」应为${known.map(({ zh }) => zh).join('、')}之一`,
    `“${text}” should be one of ${known.map(({ en }) => en).join(', ')}`,
  )
}
