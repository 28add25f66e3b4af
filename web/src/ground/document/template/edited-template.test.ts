import { describe, expect, it } from 'vitest'
import type { DocumentTemplate } from '#contract/ground/document-template.ts'
import { editedBlock, editedTemplate, faultsByBlock, freeFormKey, templateOf } from './edited-template.ts'

const template: DocumentTemplate = {
  layout: 'form',
  title: '送达回证',
  blocks: [
    { heading: '一、', level: 1 },
    { form: 'service', rows: [{ title: '文号', text: '{{文号}}' }] },
    { table: 'cells' },
  ],
  attachments: ['清单', '规范'],
}

describe('三(三)3 a template while it is edited', () => {
  it('三(三)3: what nobody touched is sent as it came', () => {
    expect(templateOf(editedTemplate(template, 1), 'form')).toEqual(template)
  })

  it('三(三)3: empty blocks, lines and enclosures are not sent', () => {
    const edited = editedTemplate(template, 1)
    const blocks = [
      ...edited.blocks,
      editedBlock({ paragraph: ' ' }),
      editedBlock({ form: 'form1', rows: [{ title: '', text: '' }] }),
    ]
    expect(templateOf({ ...edited, blocks, attachments: '清单\n\n 规范 \n' }, 'form')).toEqual(template)
  })

  it('三(三)3: a fault stands at the block it is about, though empty ones before it are not sent', () => {
    const edited = editedTemplate(template, 1)
    const blocks = [editedBlock({ paragraph: '' }), ...edited.blocks]
    const fault = { path: 'blocks.1.rows.0.text', words: { zh: '错', en: 'wrong' } }
    const whole = { path: '', words: { zh: '缺', en: 'missing' } }
    const by = faultsByBlock({ ...edited, blocks }, [fault, whole])
    expect([...by]).toEqual([[blocks[2]?.key, [fault]]])
  })

  it('三(三)3: a new form gets a key that no other has', () => {
    const blocks = ['form1', 'service'].map(form => editedBlock({ form, rows: [{ title: '签字', text: '' }] }))
    expect(freeFormKey(blocks)).toBe('form2')
  })
})
