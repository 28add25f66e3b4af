import type { z } from 'zod'
import type { Words } from '#contract/ground/endpoint.ts'
import { readSaid } from '#contract/ground/said.ts'

type Issue = z.core.$ZodIssue

const typeNames: Readonly<Record<string, Words>> = {
  string: { zh: '文字（代码和日期请加引号）', en: 'text (quote codes)' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '键值对', en: 'a mapping' },
  record: { zh: '键值对', en: 'a mapping' },
}

/** Writes a path as people write it: `industries[3].deadline`. */
export function writePath(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('')
}

/** Says in both languages what a schema expected; the schema's own sentences are written `中文 / English`. */
export function describeIssue(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = typeNames[issue.expected] ?? { zh: issue.expected, en: issue.expected }
      return issue.input === undefined
        ? { zh: `缺少，应为${expected.zh}`, en: `missing, expected ${expected.en}` }
        : { zh: `应为${expected.zh}`, en: `expected ${expected.en}` }
    }
    case 'unrecognized_keys':
      return {
        zh: `不认识的字段 ${issue.keys.join('、')}，请删去或改正拼写`,
        en: `unknown field ${issue.keys.join(', ')}; remove it or correct its spelling`,
      }
    case 'invalid_value': {
      const values = issue.values.map(String)
      return { zh: `应为 ${values.join('、')} 之一`, en: `expected one of ${values.join(', ')}` }
    }
    case 'invalid_union': {
      const deepest = issue.errors.flat()
      if (deepest.length === 0) return { zh: '不是允许的形式之一', en: 'none of the allowed forms' }
      const sentences = deepest.map(nested => {
        const { zh, en } = describeIssue(nested)
        const at = writePath(nested.path)
        return at === '' ? { zh, en } : { zh: `${at} ${zh}`, en: `${at} ${en}` }
      })
      return {
        zh: [...new Set(sentences.map(({ zh }) => zh))].join('；或 '),
        en: [...new Set(sentences.map(({ en }) => en))].join('; or '),
      }
    }
    default:
      return readSaid(issue.message) ?? range(issue)
  }
}

function range(issue: Issue): Words {
  if (issue.code === 'too_small')
    return { zh: `不能小于 ${issue.minimum}`, en: `must not be less than ${issue.minimum}` }
  if (issue.code === 'too_big') return { zh: `不能大于 ${issue.maximum}`, en: `must not be more than ${issue.maximum}` }
  return { zh: `不符合要求：${issue.message}`, en: issue.message }
}
