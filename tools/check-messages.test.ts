import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkMessages, compareLanguages, textsOf } from './check-messages.ts'

const folder = mkdtempSync(join(tmpdir(), 'clearloop-messages-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the check of the messages', () => {
  it('finds a message said in one language only', () => {
    expect(compareLanguages('r', { a: '问题', b: '企业' }, { a: 'Problems' })).toEqual(['r: b is missing in English'])
    expect(compareLanguages('r', { a: '问题' }, { a: 'Problems', c: 'More' })).toEqual(['r: c is missing in Chinese'])
  })

  it('lets English have plural forms that Chinese lacks', () => {
    const zh = { rows_other: '{{count}} 条' }
    expect(compareLanguages('r', zh, { rows_one: '{{count}} row', rows_other: '{{count}} rows' })).toEqual([])
  })

  it('finds what was not translated, and values that differ', () => {
    expect(compareLanguages('r', { a: '问题' }, { a: '问题' })).toEqual(['r: a is not translated: 问题'])
    expect(compareLanguages('r', { a: 'Problems' }, { a: 'Problems' })).toEqual(['r: a is not Chinese: Problems'])
    expect(compareLanguages('r', { a: '还有 {{days}} 天' }, { a: '{{count}} days' })).toEqual([
      'r: a uses other values in English than in Chinese',
    ])
  })

  it('lets a message of values alone be the same in both', () => {
    expect(compareLanguages('r', { a: '{{done}}/{{all}}' }, { a: '{{done}}/{{all}}' })).toEqual([])
  })

  it('finds Chinese in code, but not in comments and not in sentences said in both languages', () => {
    const source = [
      '// 注释',
      "const title = '问题'",
      "const refusal = { zh: '不行', en: 'no' }",
      'export const Page = () => <p title={`共 ${1}`}>企业</p>',
    ].join('\n')
    expect(textsOf('page.tsx', source).chinese).toEqual([
      { line: 2, text: '问题' },
      { line: 4, text: '共' },
      { line: 4, text: '企业' },
    ])
  })

  it('finds messages nobody asks for, and knows those asked for by a template', async () => {
    mkdirSync(join(folder, 'stage'))
    const words = (language: string, said: object) =>
      writeFileSync(join(folder, 'stage', `words.${language}.ts`), `export const words = ${JSON.stringify(said)}`)
    words('zh', { used: '用', 'state.open': '待办', forgotten: '忘' })
    words('en', { used: 'used', 'state.open': 'open', forgotten: 'forgotten' })
    writeFileSync(join(folder, 'stage', 'page.tsx'), "say('used'); say(`state.${state}`)")
    const { wrong, messages } = await checkMessages(folder)
    expect(wrong).toEqual(['stage: forgotten is asked for nowhere'])
    expect(messages).toBe(3)
  })
})
