import { randomUUID } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChecklistItem } from '#contract/mandate/checklist.ts'
import { reading } from '#ground/database/transaction.ts'
import { writeWorkbook } from '#ground/export/write-workbook.ts'
import { findChecklist } from './checklist.store.ts'
import type { Checklist } from './checklist.ts'
import { checklistToExport } from './export-checklist.ts'
import { judgeChecklist, lettersOf, readChecklistWorkbook } from './judge-checklist.ts'
import { campaign, ecology, openChecklists } from './testing/open-checklists.ts'

const folder = mkdtempSync(join(tmpdir(), 'clearloop-checklists-'))
let house: Awaited<ReturnType<typeof openChecklists>>
beforeAll(async () => {
  house = await openChecklists()
}, 60_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await house.close()
})

describe('a checklist as a workbook', () => {
  const letters = lettersOf(campaign)
  async function written(the: Checklist): Promise<string> {
    const list = checklistToExport(campaign, the)
    const path = join(folder, `${randomUUID()}.xlsx`)
    async function* pages() {
      yield the.content.items
    }
    const stream = writeWorkbook(list, pages(), words => words.zh, {
      title: '检查表',
      unitLine: '填报单位：衢州市生态环境局',
      at: new Date('2024-06-20'),
      closing: () => null,
    })
    await pipeline(stream, createWriteStream(path))
    return path
  }
  const judged = async (the: Checklist) => {
    const { message, rows } = await readChecklistWorkbook(await written(the), '检查表.xlsx')
    expect(message).toBeNull()
    return judgeChecklist(rows ?? [], await house.view(ecology(), the.id), letters)
  }

  test('written and read in again says the same, whatever its texts hold', async () => {
    const the = await house.inUse('common')
    const [first, second, ...rest] = the.content.items
    if (!first || !second) throw new Error('items')
    const odd: ChecklistItem[] = [
      {
        ...first,
        weight: 2.5,
        evidence: '=1+1；照片、"台账"',
        causes: ['设备老旧', '无人管理；未培训'],
        measures: ['加装：A、B', '更换'],
        tag: 'V',
      },
      { ...second, veto: !second.veto, weight: 0.1 },
      ...rest,
    ]
    const draft = await house.begin(ecology(), the.id)
    await house.take(ecology(), draft.id, 'edit', { content: { ...the.content, items: odd } })
    const { rows, gone } = await judged(await reading(house.database, ecology(), tx => findChecklist(tx, draft.id)))
    expect(rows.map(({ outcome }) => outcome)).toEqual(odd.map(() => 'same'))
    expect(rows.map(({ item }) => item)).toEqual(odd)
    expect(gone).toEqual([])
    await house.take(ecology(), draft.id, 'discard', { reason: '试验' })
  })

  test('is judged row by row: new, changed, the same and gone', async () => {
    const the = await house.inUse('glass')
    const [first, second, third, ...rest] = the.content.items
    if (!first || !second || !third) throw new Error('items')
    const { rows, gone } = await judged({
      ...the,
      content: {
        ...the.content,
        items: [{ ...first, requirement: '改过的要求' }, second, ...rest, { ...third, code: 'BL-E99' }],
      },
    })
    expect(rows[0]).toMatchObject({ code: first.code, outcome: 'changed', fields: ['requirement'] })
    expect(rows[1]).toMatchObject({ outcome: 'same' })
    expect(rows.at(-1)).toMatchObject({ code: 'BL-E99', outcome: 'in' })
    expect(gone).toEqual([{ code: third.code, requirement: third.requirement }])
  })

  test('names what is wrong by its cell, and takes nothing of that row', async () => {
    const draft = await house.view(ecology(), (await house.inUse('glass')).id)
    const columns = ['code', 'dimension', 'requirement', 'howJudged', 'source', 'weight', 'veto'] as const
    const row = (texts: Partial<Record<(typeof columns)[number], string>>, at: number) => ({
      key: `检查表!${at}`,
      values: {
        row: at,
        letters: Object.fromEntries(columns.map((column, place) => [column, 'ABCDEFG'[place]])),
        texts: {
          evidence: '',
          causes: '',
          measures: '',
          tag: '',
          ...Object.fromEntries(columns.map(c => [c, texts[c] ?? ''])),
        },
      } as never,
    })
    const { rows } = judgeChecklist(
      [
        row({ code: 'MJ-B1', requirement: '要求' }, 2),
        row({ code: 'BL-B1', dimension: '节能降耗', requirement: '要求' }, 3),
        row({ dimension: '污染', requirement: '要求' }, 4),
        row({ requirement: '要求' }, 5),
        row({ code: 'BL-B4', requirement: '', weight: '很重', veto: '也许' }, 6),
        row({ code: 'BL-B2', requirement: '字'.repeat(501) }, 7),
        row({ code: 'BL-B3', requirement: '要求' }, 8),
        row({ code: 'BL-B3', requirement: '要求' }, 9),
        row({ dimension: '污染防治', requirement: '新的要求', veto: '是', weight: '2' }, 10),
      ],
      draft,
      letters,
    )
    expect(rows.map(({ wrong }) => wrong.map(({ cell }) => cell))).toEqual([
      ['A2'],
      ['B3'],
      ['B4'],
      ['B5'],
      ['C6', 'F6', 'G6'],
      ['C7'],
      [],
      ['A9'],
      [],
    ])
    expect(rows.slice(0, 6).every(({ outcome, item }) => outcome === 'wrong' && item === null)).toBe(true)
    expect(rows.at(-1)).toMatchObject({
      outcome: 'in',
      item: { code: `BL-B${draft.nextNumbers.B}`, veto: true, weight: 2, tag: 'K' },
    })
  })
})
