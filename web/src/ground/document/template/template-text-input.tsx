import { useRef } from 'react'
import type { TemplateSlot } from '#contract/ground/check-template.ts'
import { useSentence, useWords } from '../../words/use-words.ts'
import { templateWords } from './words.ts'

/** A text of a template; figures are put in where the cursor stood, from the list of what the kind gathers. */
export function TemplateTextInput({
  text,
  label,
  insertLabel,
  facts,
  wrong,
  onChange,
}: {
  text: string
  label: string
  insertLabel: string
  facts: readonly TemplateSlot[]
  wrong: boolean
  onChange: (text: string) => void
}) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  const area = useRef<HTMLTextAreaElement>(null)
  const insert = (key: string) => {
    const at = area.current?.selectionEnd ?? text.length
    onChange(`${text.slice(0, at)}{{${key}}}${text.slice(at)}`)
    area.current?.focus()
  }
  return (
    <div className="template-text">
      <textarea
        ref={area}
        className="text-input text-input--long"
        aria-label={label}
        aria-invalid={wrong}
        lang="zh-CN"
        rows={Math.min(14, Math.max(1, text.split('\n').length + Math.floor(text.length / 44)))}
        value={text}
        onChange={event => onChange(event.target.value)}
      />
      {facts.length > 0 && (
        <select
          className="text-input template-insert"
          aria-label={insertLabel}
          value=""
          onChange={event => insert(event.target.value)}
        >
          <option value="">{say('edit.insert')}</option>
          {facts.map(({ key, words }) => (
            <option key={key} value={key}>
              {sentence(words) === key ? key : `${key} · ${sentence(words)}`}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
