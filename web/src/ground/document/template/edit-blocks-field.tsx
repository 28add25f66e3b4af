import { Button } from 'antd'
import { useState } from 'react'
import type { TemplateFault, TemplateSlot } from '#contract/ground/check-template.ts'
import type { DraftForm } from '../../form/use-draft-form.ts'
import { useSentence, useWords } from '../../words/use-words.ts'
import { BlockInputs } from './block-inputs.tsx'
import { type EditedBlock, type EditedTemplate, editedBlock, faultsByBlock, freeFormKey } from './edited-template.ts'
import { useBlockKind } from './template-blocks.tsx'
import { templateWords } from './words.ts'

/** The blocks of a template: written, moved, taken out and put back. */
export function EditBlocksField({
  form,
  slots,
  faults,
}: {
  form: DraftForm<EditedTemplate>
  slots: readonly TemplateSlot[]
  faults: readonly TemplateFault[]
}) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  const sayKind = useBlockKind()
  const { blocks } = form.values
  const [past, setPast] = useState<readonly (readonly EditedBlock[])[]>([])
  const wrong = faultsByBlock(form.values, faults)
  // adding, moving and taking out can be undone; typing has the browser's own undo
  const arrange = (next: readonly EditedBlock[]) => {
    setPast([...past, blocks])
    form.set('blocks', next)
  }
  const undo = () => {
    const before = past.at(-1)
    if (!before) return
    setPast(past.slice(0, -1))
    form.set('blocks', before)
  }
  const swap = (at: number, other: number) => {
    const [one, two] = [blocks[at], blocks[other]]
    if (!one || !two) return
    arrange(blocks.map((block, place) => (place === at ? two : place === other ? one : block)))
  }
  const add = (block: EditedBlock['block']) => arrange([...blocks, editedBlock(block)])
  return (
    <fieldset className="field template-editor">
      <legend className="field__label">{say('edit.blocks')}</legend>
      <p className="muted">{say('edit.marks')}</p>
      {blocks.map(({ key, block }, at) => {
        const label = say('edit.block', { at: at + 1, kind: sayKind(block) })
        return (
          <div key={key} className="template-editor__block">
            <span className="muted">{label}</span>
            <BlockInputs
              block={block}
              at={at + 1}
              label={label}
              slots={slots}
              wrong={wrong.has(key)}
              onChange={changed =>
                form.set(
                  'blocks',
                  blocks.map(one => (one.key === key ? { key, block: changed } : one)),
                )
              }
            />
            {wrong.get(key)?.map(({ words }) => (
              <span key={words.en} className="field__wrong">
                {sentence(words)}
              </span>
            ))}
            <div className="template-editor__tools">
              <Button size="small" disabled={at === 0} onClick={() => swap(at, at - 1)}>
                {say('edit.up')}
              </Button>
              <Button size="small" disabled={at === blocks.length - 1} onClick={() => swap(at, at + 1)}>
                {say('edit.down')}
              </Button>
              <Button size="small" onClick={() => arrange(blocks.filter(one => one.key !== key))}>
                {say('edit.remove')}
              </Button>
            </div>
          </div>
        )
      })}
      <div className="template-editor__tools">
        <Button disabled={past.length === 0} onClick={undo}>
          {say('edit.undo')}
        </Button>
        <Button onClick={() => add({ paragraph: '' })}>{say('edit.addParagraph')}</Button>
        <Button onClick={() => add({ heading: '', level: 1 })}>{say('edit.addHeading')}</Button>
        <Button onClick={() => add({ form: freeFormKey(blocks), rows: [{ title: '', text: '' }] })}>
          {say('edit.addForm')}
        </Button>
        <AddGathered blocks={blocks} slots={slots} onAdd={add} />
      </div>
    </fieldset>
  )
}

/** Tables and pictures that the kind gathers and the template does not have. */
function AddGathered({
  blocks,
  slots,
  onAdd,
}: {
  blocks: readonly EditedBlock[]
  slots: readonly TemplateSlot[]
  onAdd: (block: EditedBlock['block']) => void
}) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  const stands = new Set(
    blocks.flatMap(({ block }) =>
      'table' in block ? [`table ${block.table}`] : 'picture' in block ? [`picture ${block.picture}`] : [],
    ),
  )
  const left = slots.filter(({ kind, key }) => kind !== 'fact' && !stands.has(`${kind} ${key}`))
  if (left.length === 0) return null
  const add = (chosen: string) => {
    const slot = left.find(({ kind, key }) => `${kind} ${key}` === chosen)
    if (slot) onAdd(slot.kind === 'table' ? { table: slot.key } : { picture: slot.key })
  }
  return (
    <select
      className="text-input template-insert"
      aria-label={say('edit.addGathered')}
      value=""
      onChange={event => add(event.target.value)}
    >
      <option value="">{say('edit.addGathered')}</option>
      {left.map(({ kind, key, words }) => (
        <option key={`${kind} ${key}`} value={`${kind} ${key}`}>
          {sentence(words)}
        </option>
      ))}
    </select>
  )
}
