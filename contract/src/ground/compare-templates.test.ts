import { describe, expect, it } from 'vitest'
import { compareTemplates } from './compare-templates.ts'
import type { DocumentTemplate, TemplateBlock } from './document-template.ts'

const template = (blocks: TemplateBlock[], more: Partial<DocumentTemplate> = {}): DocumentTemplate => ({
  layout: 'official',
  title: '通知',
  blocks,
  attachments: [],
  ...more,
})
const [one, two, three] = ['甲', '乙', '丙'].map(paragraph => ({ paragraph })) as [
  TemplateBlock,
  TemplateBlock,
  TemplateBlock,
]
const table = { table: 'problems' }
const changes = (was: TemplateBlock[], became: TemplateBlock[]) =>
  compareTemplates(template(was), template(became)).blocks.map(({ change, was: before, became: after }) => [
    change,
    before,
    after,
  ])

describe('三(三)3 what two versions of a template differ in', () => {
  it.each<[string, TemplateBlock[], TemplateBlock[], [string, string | null, string | null][]]>([
    [
      'nothing',
      [one, table],
      [one, table],
      [
        ['same', '甲', '甲'],
        ['same', 'problems', 'problems'],
      ],
    ],
    [
      'a block more',
      [one, two],
      [one, three, two],
      [
        ['same', '甲', '甲'],
        ['in', null, '丙'],
        ['same', '乙', '乙'],
      ],
    ],
    [
      'a block less',
      [one, two, three],
      [one, three],
      [
        ['same', '甲', '甲'],
        ['out', '乙', null],
        ['same', '丙', '丙'],
      ],
    ],
    [
      'another sentence in the place of one',
      [one, two, table],
      [one, three, table],
      [
        ['same', '甲', '甲'],
        ['changed', '乙', '丙'],
        ['same', 'problems', 'problems'],
      ],
    ],
    [
      'a sentence for a table',
      [one, table],
      [one, two],
      [
        ['same', '甲', '甲'],
        ['out', 'problems', null],
        ['in', null, '乙'],
      ],
    ],
    [
      'another order',
      [one, table],
      [table, one],
      [
        ['out', '甲', null],
        ['same', 'problems', 'problems'],
        ['in', null, '甲'],
      ],
    ],
    [
      'a line of a form',
      [{ form: 'f', rows: [{ title: '签字', text: '' }] }],
      [{ form: 'f', rows: [{ title: '签字', text: '盖章' }] }],
      [['changed', '签字', '签字：盖章']],
    ],
    ['all that there is', [], [one], [['in', null, '甲']]],
  ])('三(三)3: %s', (_, was, became, said) => {
    expect(changes(was, became)).toEqual(said)
  })

  it('三(三)3: title and enclosures are told beside the blocks', () => {
    const was = template([one], { attachments: ['清单'] })
    expect(compareTemplates(was, { ...was, title: '函', attachments: [] })).toMatchObject({
      title: { was: '通知', became: '函' },
      attachments: { was: '清单', became: '' },
    })
  })
})
