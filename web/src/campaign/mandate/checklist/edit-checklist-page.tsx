import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { type ChecklistItem, type ChecklistView, mostItems, showChecklist } from '#contract/mandate/checklist.ts'
import { dimensionLetters, letterOf } from '#contract/mandate/dimension-of-code.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { Field } from '#web/ground/form/field.tsx'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import { ImportWorkbook } from './import-workbook.tsx'
import { ItemForm } from './item-form.tsx'
import { ItemList } from './item-list.tsx'
import { SavingWords } from './saving-words.tsx'
import { useChecklistEditor } from './use-checklist-editor.ts'
import { useListName } from './use-list-name.ts'
import { checklistWords } from './words.ts'
import './checklist.css'

/** 编辑: the draft of the next version, saved as it is typed. */
export function EditChecklistPage() {
  const say = useWords(checklistWords)
  const id = usePathParameter('id')
  const { data: the, error } = useQuery({
    queryKey: ['checklist', id],
    queryFn: ({ signal }) => call(showChecklist, { params: { id } }, { signal }),
  })
  if (error && !the) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!the) return <PageSkeleton />
  if (the.actions.some(({ action, allowed }) => action === 'edit' && allowed)) return <Editor key={id} the={the} />
  return (
    <div className="page">
      <p role="alert">{say('edit.notDraft')}</p>
      <Link to={`/checklists/${id}`}>{say('edit.back')}</Link>
    </div>
  )
}

function Editor({ the }: { the: ChecklistView }) {
  const say = useWords(checklistWords)
  const nameOf = useListName()
  const editor = useChecklistEditor(the)
  const [chosen, setChosen] = useState<string | null>(null)
  const [importing, setImporting] = useState(false)
  const { content, set } = editor
  const item = content.items.find(({ code }) => code === chosen)
  const setItems = (items: readonly ChecklistItem[], what: string) => set({ ...content, items: [...items] }, what)
  const add = (letter: string) => {
    const code = nextCode(the, content.items, letter)
    setItems([...content.items, blankItem(code)], 'add')
    setChosen(code)
  }
  const remove = (code: string) => {
    setItems(
      content.items.filter(other => other.code !== code),
      'remove',
    )
    setChosen(null)
  }
  const verifyAll = () => {
    const count = content.items.filter(({ tag }) => tag !== 'V' && tag !== 'S').length
    setItems(
      content.items.map(one => (one.tag === 'S' ? one : { ...one, tag: 'V' as const })),
      'verifyAll',
    )
    announce(say('edit.verifiedAll', { count }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
    event.preventDefault()
    const step = event.shiftKey ? editor.redo : editor.undo
    step?.()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of undoing hold for everything within
    <div className="page checklist" onKeyDown={onKeyDown}>
      <PageHead
        title={say('edit.title', { industry: nameOf(the.industry), number: the.number })}
        below={<SavingWords editor={editor} />}
        more={
          <>
            <Button disabled={!editor.undo} onClick={() => editor.undo?.()}>
              {say('edit.undo')}
            </Button>
            <Button disabled={!editor.redo} onClick={() => editor.redo?.()}>
              {say('edit.redo')}
            </Button>
            <Button onClick={verifyAll}>{say('edit.verifyAll')}</Button>
            <Button onClick={() => setImporting(true)}>{say('import.title')}</Button>
            <Link to={`/checklists/${the.id}`}>
              <Button>{say('edit.back')}</Button>
            </Link>
          </>
        }
      />
      {editor.conflict && <ConflictNotice conflict={editor.conflict} />}
      {!editor.conflict && editor.refusal && <RefusalWords refusal={editor.refusal} />}
      <div className="checklist-head-fields">
        {(['title', 'basis'] as const).map(field => (
          <Field key={field} label={say(field === 'title' ? 'edit.name' : 'page.basis')}>
            {input => (
              <input
                {...input}
                className="text-input"
                value={content[field]}
                onChange={event => set({ ...content, [field]: event.target.value }, field)}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="checklist-editor">
        <ItemList
          items={content.items}
          chosen={chosen}
          full={content.items.length >= mostItems}
          onChoose={setChosen}
          onArrange={items => setItems(items, 'arrange')}
          onAdd={add}
        />
        {item ? (
          <ItemForm
            key={item.code}
            item={item}
            onChange={(changed, field) =>
              setItems(
                content.items.map(other => (other.code === item.code ? changed : other)),
                `${item.code} ${field}`,
              )
            }
            onRemove={() => remove(item.code)}
          />
        ) : (
          <p className="muted">{say('edit.choose')}</p>
        )}
      </div>
      {importing && (
        <ImportWorkbook
          the={the}
          content={content}
          onTake={items => {
            setItems(items, 'import')
            setImporting(false)
            announce(say('import.done'))
          }}
          onClose={() => setImporting(false)}
        />
      )}
    </div>
  )
}

const blankItem = (code: string): ChecklistItem => ({
  code,
  requirement: '',
  howJudged: '',
  source: '',
  weight: 1,
  veto: false,
  evidence: '',
  causes: [],
  measures: [],
  tag: 'K',
})

/** A code that no version has had, and none that was added here. */
function nextCode(the: ChecklistView, items: readonly ChecklistItem[], letter: string): string {
  const here = items.filter(({ code }) => letterOf(code) === letter).map(({ code }) => Number(/\d+$/.exec(code)?.[0]))
  const number = Math.max(the.nextNumbers[letter] ?? 1, ...here.map(taken => taken + 1))
  return `${the.prefix}-${dimensionLetters.find(known => known === letter) ?? 'A'}${number}`
}
