import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { headerKey } from '#ground/intake/map-columns/map-columns.ts'
import { type BatchCase, remember, type SheetChoice } from './batch.store.ts'
import { keepChoices } from './choices.store.ts'
import { enterpriseFields } from './enterprise-target/enterprise-fields.ts'

export interface MappingCorrection {
  readonly defaults: {
    readonly area?: string | null | undefined
    readonly township?: string | null | undefined
    readonly industry?: string | null | undefined
  }
  readonly sheets: readonly (SheetChoice & { readonly name: string })[]
  readonly remember: boolean
}

/** Adds to what was said of the sheets before; what is said of a column now stands. Remembered for the unit by the column's header. */
export async function saveChoices(tx: Tx, batch: BatchCase, correction: MappingCorrection, at: Date): Promise<void> {
  const choices: Record<string, SheetChoice> = { ...batch.choices }
  const remembered: Record<string, string | null> = {}
  for (const { name, columns, ...said } of correction.sheets) {
    const unknown = Object.values(columns).find(
      field => field !== null && !enterpriseFields.some(({ key }) => key === field),
    )
    if (unknown !== undefined) {
      throw refuse(422, 'invalid', { zh: `没有这个字段：${unknown}`, en: `There is no field ${unknown}` })
    }
    const before = choices[name]
    choices[name] = { ...before, ...said, columns: { ...before?.columns, ...columns } }
    for (const [letter, field] of Object.entries(columns)) {
      const header = batch.sheets
        .find(sheet => sheet.name === name)
        ?.tables.flatMap(table => table.columns)
        .find(column => column.letter === letter)?.header
      if (header) remembered[headerKey(header.split('/'))] = field
    }
  }
  const { area, township, industry } = correction.defaults
  await keepChoices(tx, batch.id, choices, {
    area: area === undefined ? batch.defaultArea : area,
    township: township === undefined ? batch.defaultTownship : township,
    industry: industry === undefined ? batch.defaultIndustry : industry,
  })
  if (correction.remember) await remember(tx, batch.unitId, remembered, at)
}
