import { describe, expect, it } from 'vitest'
import { checkTemplate, type TemplateSlot } from './check-template.ts'
import type { DocumentTemplate } from './document-template.ts'

const slots: TemplateSlot[] = [
  { kind: 'fact', key: '问题数', words: { zh: '问题数', en: 'How many' }, required: false },
  { kind: 'fact', key: '校验码', words: { zh: '校验码', en: 'Hash' }, required: true },
  { kind: 'table', key: 'problems', words: { zh: '问题清单', en: 'Problems' }, required: true },
  { kind: 'picture', key: 'map', words: { zh: '分布图', en: 'Map' }, required: false },
]
const template = (more: Partial<DocumentTemplate> = {}): DocumentTemplate => ({
  layout: 'official',
  title: '通知',
  blocks: [{ paragraph: '共{{问题数}}个，{{校验码}}' }, { table: 'problems' }],
  attachments: [],
  ...more,
})
const whole = template().blocks
const faults = (more: Partial<DocumentTemplate>) =>
  checkTemplate(template(more), slots).map(({ path, words }) => [path, words.zh])

describe('三(三)3 what a template may say', () => {
  it.each<[string, Partial<DocumentTemplate>, [string, string][]]>([
    ['one that names what is gathered', {}, []],
    [
      'all four kinds of block',
      {
        blocks: [
          ...whole,
          { picture: 'map' },
          { heading: '一、', level: 1 },
          { form: 'f', rows: [{ title: '签字', text: '' }] },
        ],
      },
      [],
    ],
    ['an unknown figure in the title', { title: '{{没有}}通知' }, [['title', '没有名为“没有”的数据']]],
    [
      'an unknown figure in a paragraph',
      { blocks: [...whole, { paragraph: '{{甲}}和{{甲}}' }] },
      [['blocks.2.paragraph', '没有名为“甲”的数据']],
    ],
    [
      'an unknown figure in a heading',
      { blocks: [...whole, { heading: '{{甲}}', level: 2 }] },
      [['blocks.2.heading', '没有名为“甲”的数据']],
    ],
    [
      'an unknown figure in a form',
      { blocks: [...whole, { form: 'f', rows: [{ title: '签字', text: '{{甲}}' }] }] },
      [['blocks.2.rows.0.text', '没有名为“甲”的数据']],
    ],
    ['an unknown figure in an enclosure', { attachments: ['{{甲}}'] }, [['attachments.0', '没有名为“甲”的数据']]],
    [
      'a table’s key where a figure is meant',
      { blocks: [...whole, { paragraph: '{{problems}}' }] },
      [['blocks.2.paragraph', '没有名为“problems”的数据']],
    ],
    [
      'an expression',
      { blocks: [...whole, { paragraph: '{{问题数+1}}' }] },
      [['blocks.2.paragraph', '没有名为“问题数+1”的数据']],
    ],
    [
      'braces that do not close',
      { blocks: [...whole, { paragraph: '共{{问题数}个' }] },
      [['blocks.2.paragraph', '数据标记的花括号不成对']],
    ],
    [
      'a mark without a name',
      { blocks: [...whole, { paragraph: '共{{}}个' }] },
      [['blocks.2.paragraph', '数据标记的花括号不成对']],
    ],
    ['an unknown table', { blocks: [...whole, { table: 'measures' }] }, [['blocks.2', '这种文书没有表格“measures”']]],
    ['an unknown picture', { blocks: [...whole, { picture: 'photo' }] }, [['blocks.2', '这种文书没有图“photo”']]],
    ['a table twice', { blocks: [...whole, { table: 'problems' }] }, [['blocks.2', '“problems”用了两次']]],
    [
      'a form twice',
      { blocks: [...whole, ...['a', 'a'].map(form => ({ form, rows: [{ title: '签字', text: '' }] }))] },
      [['blocks.3', '“a”用了两次']],
    ],
    [
      'one without what it must have',
      { blocks: [{ paragraph: '共{{问题数}}个' }] },
      [
        ['', '缺少必需的“校验码”'],
        ['', '缺少必需的“问题清单”'],
      ],
    ],
    [
      'one without text',
      { blocks: [] },
      [
        ['blocks', '没有正文'],
        ['', '缺少必需的“校验码”'],
        ['', '缺少必需的“问题清单”'],
      ],
    ],
  ])('三(三)3: %s', (_, more, said) => {
    expect(faults(more)).toEqual(said)
  })

  it('三(三)3: every fault is said in both languages', () => {
    const all = checkTemplate(template({ title: '{{甲}}}}', blocks: [{ table: 'x' }] }), slots)
    expect(all.length).toBeGreaterThan(3)
    expect(all.every(({ words: { zh, en } }) => zh !== '' && en !== '')).toBe(true)
  })
})
