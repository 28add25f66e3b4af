import { z } from 'zod'
import { said } from '../ground/said.ts'

/*
 * Whoever edits a campaign's YAML is told what is wrong in both languages. In those files lengths and degrees are plain numbers,
 * dates `YYYY-MM-DD`, codes quoted text.
 */

export const text = z.string().trim().min(1, said('不能为空', 'must not be empty'))
export const date = z.iso.date(said('应为 YYYY-MM-DD 形式的真实日期', 'expected a real date written YYYY-MM-DD'))
export const longitude = z.number().min(73).max(136)
export const latitude = z.number().min(3).max(54)
export const words = z.strictObject({ zh: text, en: text })

/** Ids of the campaign's data: kebab-case, `wood-furniture`, `city-ecology`, `330881-ecology`, `QZ-ZZ-office`. */
export const kebab = z
  .string()
  .regex(
    /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/,
    said(
      '应为字母、数字和短横组成的编号，如 wood-furniture',
      'expected letters, digits and hyphens, as in wood-furniture',
    ),
  )
/** Ids that name code: camelCase, `areaListed`. */
export const camel = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, said('应为驼峰式编号，如 areaListed', 'expected camelCase, as in areaListed'))
export const countyCode = z
  .string()
  .regex(
    /^\d{6}$/,
    said('应为加引号的 6 位行政区划代码，如 "330881"', 'expected a quoted code of six digits, as in "330881"'),
  )
export const areaCode = z
  .string()
  .regex(
    /^(\d{6}|[A-Z]{2}-[A-Z]{2})$/,
    said(
      '应为加引号的 6 位行政区划代码，或功能区自编代码，如 QZ-ZZ',
      'expected a quoted code of six digits, or a zone code such as QZ-ZZ',
    ),
  )
export const townshipCode = z
  .string()
  .regex(
    /^\d{6}(\d{3}|-[A-Z]{2})$/,
    said(
      '应为加引号的 9 位代码，或无法定代码时的自编代码，如 330803-HL',
      'expected a quoted code of nine digits, or an own code such as 330803-HL where there is no statutory one',
    ),
  )

/** Where a datum comes from: V seen in a source, S in the plan itself, I inferred, K general knowledge not verified. */
export const SourceTag = z.enum(['V', 'S', 'I', 'K'])
export type SourceTag = z.infer<typeof SourceTag>

/** A literal unit id, or a place-holder filled per industry or area, as in `@areaIndustry`. */
const unitPlaceholders = [
  '@cityIndustry',
  '@workingGroup',
  '@areaIndustry',
  '@areaEcology',
  '@areaOffice',
  '@areaGovernment',
  '@areaEnforcement',
] as const
export const unitReference = z
  .string()
  .regex(
    new RegExp(`^(${unitPlaceholders.join('|')}|[A-Za-z0-9]+(-[A-Za-z0-9]+)*)$`),
    said(
      `应为单位编号，如 city-ecology，或占位符 ${unitPlaceholders.join('、')}`,
      `expected a unit id such as city-ecology, or one of ${unitPlaceholders.join(', ')}`,
    ),
  )
