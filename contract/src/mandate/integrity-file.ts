import { z } from 'zod'
import { Role } from '../ground/role.ts'
import { said } from '../ground/said.ts'
import { camel, SourceTag, text, words } from './campaign-datum.ts'

/** 差错 contradicts the plan or itself; 存疑 has to be looked at; 待补 is missing. */
export const IntegritySeverity = z.enum(['contradiction', 'doubt', 'gap'])
export type IntegritySeverity = z.infer<typeof IntegritySeverity>

/** What a rule is about; its page is where the mending is done. */
export const IntegritySubject = z.enum(['enterprise', 'problem'])
export type IntegritySubject = z.infer<typeof IntegritySubject>

/**
 * A rule that the whole base is held against each night.
 *
 * `query` is one `select` of the columns subject_id, label, area, township, grid, industry, enterprise_id and detail: a row for each record
 * that breaks the rule. `detail` says in Chinese what was found; it must not change from day to day while nothing is done, or a waiver would
 * not hold. `:today` in it is the business day.
 */
export const IntegrityRule = z.strictObject({
  id: camel,
  sentence: words,
  severity: IntegritySeverity,
  /** The role that mends it. */
  owner: Role,
  clause: text,
  subject: IntegritySubject,
  query: text
    .regex(/^(select|with)\s/i, said('应为一条 select 查询', 'expected one select'))
    .refine(
      query => !query.includes(';'),
      said('只能是一条查询，不能含分号', 'expected one query, without a semicolon'),
    ),
  tag: SourceTag,
})

export const IntegrityFile = z.strictObject({ rules: z.array(IntegrityRule).min(1) })
