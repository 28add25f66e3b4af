import { Button } from 'antd'
import type { TemplateSlot } from '#contract/ground/check-template.ts'
import type { TemplateBlock } from '#contract/ground/document-template.ts'
import { useSentence, useWords } from '../../words/use-words.ts'
import { TemplateTextInput } from './template-text-input.tsx'
import { templateWords } from './words.ts'

/** The fields of one block; tables and pictures are drawn from data, so that they are only moved or taken out. */
export function BlockInputs({
  block,
  at,
  label,
  slots,
  wrong,
  onChange,
}: {
  block: TemplateBlock
  /** From 1. */
  at: number
  label: string
  slots: readonly TemplateSlot[]
  wrong: boolean
  onChange: (block: TemplateBlock) => void
}) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  const facts = slots.filter(({ kind }) => kind === 'fact')
  const inserting = { facts, wrong, insertLabel: say('edit.insertInto', { at }) }
  if ('paragraph' in block)
    return (
      <TemplateTextInput
        {...inserting}
        label={label}
        text={block.paragraph}
        onChange={text => onChange({ paragraph: text })}
      />
    )
  if ('heading' in block) {
    return (
      <>
        <TemplateTextInput
          {...inserting}
          label={label}
          text={block.heading}
          onChange={text => onChange({ ...block, heading: text })}
        />
        <select
          className="text-input template-insert"
          aria-label={`${label} ${say('edit.level')}`}
          value={block.level}
          onChange={event => onChange({ ...block, level: Number(event.target.value) as 1 | 2 | 3 })}
        >
          {[1, 2, 3].map(level => (
            <option key={level} value={level}>
              {say('edit.levelOf', { level })}
            </option>
          ))}
        </select>
      </>
    )
  }
  if ('form' in block) return <FormRows {...{ block, inserting, onChange }} />
  const [kind, key] = 'table' in block ? ['table', block.table] : ['picture', block.picture]
  const slot = slots.find(one => one.kind === kind && one.key === key)
  return <p className="template-slot">{slot ? sentence(slot.words) : key}</p>
}

type FormBlock = Extract<TemplateBlock, { form: string }>

function FormRows({
  block,
  inserting,
  onChange,
}: {
  block: FormBlock
  inserting: { facts: readonly TemplateSlot[]; wrong: boolean; insertLabel: string }
  onChange: (block: FormBlock) => void
}) {
  const say = useWords(templateWords)
  const { rows } = block
  const setRow = (row: number, ...instead: FormBlock['rows']) =>
    onChange({ ...block, rows: [...rows.slice(0, row), ...instead, ...rows.slice(row + 1)] })
  return (
    <>
      {rows.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are added at the end and hold nothing but what is shown
        <div key={row} className="template-row">
          <input
            className="text-input"
            lang="zh-CN"
            aria-label={say('edit.rowTitle', { row: row + 1 })}
            value={line.title}
            onChange={event => setRow(row, { ...line, title: event.target.value })}
          />
          <TemplateTextInput
            {...inserting}
            label={say('edit.rowText', { row: row + 1 })}
            text={line.text}
            onChange={text => setRow(row, { ...line, text })}
          />
          {rows.length > 1 && (
            <button
              type="button"
              className="plain-button"
              aria-label={say('edit.removeRow', { row: row + 1 })}
              onClick={() => setRow(row)}
            >
              {say('edit.remove')}
            </button>
          )}
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => onChange({ ...block, rows: [...rows, { title: '', text: '' }] })}>
          {say('edit.addRow')}
        </Button>
      </div>
    </>
  )
}
