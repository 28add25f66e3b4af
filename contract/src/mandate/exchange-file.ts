import { z } from 'zod'
import { said } from '../ground/said.ts'
import { camel, SourceTag, text } from './campaign-datum.ts'

/** What of a record is said to another system, or heard from it. */
export const ExchangeField = z.enum([
  'externalNumber',
  'ourNumber',
  'subjectName',
  'enterpriseCode',
  'area',
  'township',
  'industry',
  'dimension',
  'clause',
  'words',
  'cause',
  'level',
  'state',
  'responsibleUnit',
  'foundOn',
  'dueCurrent',
  'verifiedOn',
  'closedOn',
])
export type ExchangeField = z.infer<typeof ExchangeField>

/** How a row of theirs is held to be one of ours: tried in the order of the file, the first that fits one record decides. */
export const ExchangeMatch = z.enum(['externalNumber', 'ourNumber', 'subjectAndWords'])
export type ExchangeMatch = z.infer<typeof ExchangeMatch>

const header = text.max(40, said('表头不超过 40 个字', 'a header has 40 characters at most'))

/** How the value of a field is said to them; `alsoRead` are further words of theirs that mean the same. */
const ValueWord = z.strictObject({ ours: text, theirs: text, alsoRead: z.array(text).optional() })

/** One kind of record as it is exchanged with one system. */
const ExchangedNoun = z.strictObject({
  out: z.array(z.strictObject({ header, field: ExchangeField })).min(1),
  in: z.array(z.strictObject({ headers: z.array(header).min(1), field: ExchangeField })).min(1),
  match: z.array(ExchangeMatch).min(1),
  values: z.partialRecord(ExchangeField, z.array(ValueWord).min(1)),
})

/** 外部系统: what is exchanged with it by workbook, under which headers and in which words. */
export const ExchangeSystem = z.strictObject({
  id: camel,
  name: text,
  shortName: text,
  problem: ExchangedNoun,
  tag: SourceTag,
  source: text,
})

export const ExchangeFile = z.strictObject({ systems: z.array(ExchangeSystem).min(1) })
