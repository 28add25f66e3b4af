import { describe, expect, it } from 'vitest'
import type { ImportBatchView } from '#contract/baseline/import.ts'
import { cellsOf } from './original-cells.ts'

const column = (letter: string, header: string, field: string | null) => ({ letter, header, field })
const batch = {
  sheets: [
    { name: '甲', tables: [{ columns: [column('B', '企业名称', 'name'), column('AA', '备注', null)] }] },
    { name: '乙', tables: [{ columns: [column('B', '别的表', 'address')] }] },
  ],
} as unknown as ImportBatchView

describe('a row as it was typed', () => {
  it('stands in the order of the sheet’s columns, under its own sheet’s headers', () => {
    const cells = cellsOf(batch, { sheet: '甲', original: { AA: '三', B: '二', A: '一' } })
    expect(cells.map(({ header, text }) => `${header} ${text}`)).toEqual(['A 一', '企业名称 二', '备注 三'])
    expect(cells[1]?.field).toBe('name')
  })
})
