import type { z } from 'zod'
import type { Words } from '#contract/ground/endpoint.ts'
import { readSaid } from '#contract/ground/said.ts'
import type { FieldRefusal, Refusal } from './refusal.ts'
import { refuse } from './refuse.ts'

/** 422 for a body that is not as its schema wants it, with one sentence for each wrong field; `under` stands before their paths. */
export function refuseInput(error: z.ZodError, under?: string): Refusal {
  return refuse(
    422,
    'invalid',
    { zh: '有填写项不符合要求，请逐项更正', en: 'Some fields are not as they must be' },
    undefined,
    { fields: fieldsOf(error, under) },
  )
}

/** What is wrong at each field. */
export function fieldsOf(error: z.ZodError, under?: string): FieldRefusal[] {
  return error.issues.map(issue => ({
    path: [...(under === undefined ? [] : [under]), ...issue.path].join('.'),
    ...sayIssue(issue),
  }))
}

/** An issue in both languages: the sentence its schema gives, else what can be said of every schema. */
function sayIssue(issue: z.core.$ZodIssue): Words {
  const own = readSaid(issue.message)
  if (own) return own
  switch (issue.code) {
    case 'invalid_type':
      return { zh: '此项必填，或类型不对', en: 'It is missing or of the wrong type' }
    case 'too_small':
      return {
        zh: issue.origin === 'string' ? `至少 ${issue.minimum} 个字` : `不能小于 ${issue.minimum}`,
        en: `It must be at least ${issue.minimum}${issue.origin === 'string' ? ' characters' : ''}`,
      }
    case 'too_big':
      return {
        zh: issue.origin === 'string' ? `最多 ${issue.maximum} 个字` : `不能大于 ${issue.maximum}`,
        en: `It must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`,
      }
    case 'invalid_value':
      return { zh: `只能是 ${issue.values.join('、')} 之一`, en: `It must be one of ${issue.values.join(', ')}` }
    case 'invalid_format':
      return {
        zh: `格式不对，应为 ${formatWords[issue.format]?.zh ?? issue.format}`,
        en: `It must be ${formatWords[issue.format]?.en ?? issue.format}`,
      }
    default:
      return { zh: '不符合要求', en: 'It is not as it must be' }
  }
}

const formatWords: Record<string, Words> = {
  uuid: { zh: '编号', en: 'an id' },
  date: { zh: '日期，如 2024-06-30', en: 'a day such as 2024-06-30' },
  email: { zh: '邮箱地址', en: 'an e-mail address' },
}
