import { Button } from 'antd'
import { useState } from 'react'
import { SourceTag } from '#contract/mandate/campaign-datum.ts'
import { ChecklistItem, type ItemField } from '#contract/mandate/checklist.ts'
import { itemFieldWords, sourceTagWords } from '#contract/mandate/checklist-words.ts'
import { Field } from '#web/ground/form/field.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useSayIssue } from './use-say-issue.ts'
import { checklistWords } from './words.ts'

/** The fields of one item. */
export function ItemForm({
  item,
  onChange,
  onRemove,
}: {
  item: ChecklistItem
  onChange: (item: ChecklistItem, field: ItemField) => void
  onRemove: () => void
}) {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const sayIssue = useSayIssue()
  const issues = ChecklistItem.safeParse(item).error?.issues ?? []
  const wrongAt = (field: ItemField) => {
    const issue = issues.find(({ path }) => path[0] === field)
    if (!issue) return undefined
    return field === 'weight' ? say('edit.weightWrong') : sayIssue(issue, item)
  }
  const about = (field: ItemField) => ({ label: sentence(itemFieldWords[field]), wrong: wrongAt(field) })
  const line = (field: 'requirement' | 'howJudged' | 'source' | 'evidence', rows: number) => (
    <Field key={field} {...about(field)} optional={field === 'evidence'}>
      {input => (
        <textarea
          {...input}
          className="text-input text-input--long"
          rows={rows}
          value={item[field]}
          // what is pasted from elsewhere is one line here
          onChange={event => onChange({ ...item, [field]: event.target.value.replace(/[\r\n]+/g, ' ') }, field)}
        />
      )}
    </Field>
  )
  return (
    <section className="checklist-form" aria-label={say('edit.item', { code: item.code })}>
      <h2>{say('edit.item', { code: item.code })}</h2>
      {line('requirement', 3)}
      {line('howJudged', 2)}
      {line('source', 2)}
      <div className="checklist-form__row">
        <Field {...about('weight')}>
          {input => (
            <input
              {...input}
              type="number"
              className="text-input"
              min={0.1}
              max={10}
              step={0.1}
              value={Number.isNaN(item.weight) ? '' : item.weight}
              onChange={event => onChange({ ...item, weight: event.target.valueAsNumber }, 'weight')}
            />
          )}
        </Field>
        <Field {...about('tag')}>
          {input => (
            <select
              {...input}
              className="text-input"
              value={item.tag}
              onChange={event => onChange({ ...item, tag: SourceTag.parse(event.target.value) }, 'tag')}
            >
              {SourceTag.options.map(tag => (
                <option key={tag} value={tag}>
                  {sentence(sourceTagWords[tag])}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <label className="checklist-form__veto">
        <input
          type="checkbox"
          checked={item.veto}
          onChange={event => onChange({ ...item, veto: event.target.checked }, 'veto')}
        />{' '}
        {say('edit.vetoLabel')}
      </label>
      {line('evidence', 2)}
      {(['causes', 'measures'] as const).map(field => (
        <Field key={field} {...about(field)} hint={say('edit.lines')} optional>
          {input => (
            <Lines input={input} lines={item[field]} onChange={lines => onChange({ ...item, [field]: lines }, field)} />
          )}
        </Field>
      ))}
      <p>
        <Button danger onClick={onRemove}>
          {say('edit.remove')}
        </Button>
      </p>
    </section>
  )
}

/** One text a line. What is being typed keeps its empty lines until the field is left. */
function Lines({
  input,
  lines,
  onChange,
}: {
  input: object
  lines: readonly string[]
  onChange: (lines: string[]) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <textarea
      {...input}
      className="text-input text-input--long"
      rows={Math.max(2, lines.length + 1)}
      value={typed ?? lines.join('\n')}
      onBlur={() => setTyped(null)}
      onChange={event => {
        setTyped(event.target.value)
        onChange(
          event.target.value
            .split('\n')
            .map(text => text.trim())
            .filter(Boolean),
        )
      }}
    />
  )
}
