import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import {
  type ChecklistContent,
  type ChecklistItem,
  type ChecklistView,
  type JudgedItem,
  judgeChecklistWorkbook,
} from '#contract/mandate/checklist.ts'
import { itemChangeWords, itemFieldWords } from '#contract/mandate/checklist-words.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { Field } from '#web/ground/form/field.tsx'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { sendParts } from '#web/ground/http/send-parts.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { type StateTone, StateWord } from '#web/ground/state-word/state-word.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { checklistWords } from './words.ts'

const tones: Readonly<Record<JudgedItem['outcome'], StateTone>> = {
  wrong: 'returned',
  in: 'done',
  changed: 'working',
  same: 'ended',
}

/** 导入工作簿: judged row by row against the draft; taken over only when no row is wrong, and then undone like any other change. */
export function ImportWorkbook({
  the,
  content,
  onTake,
  onClose,
}: {
  the: ChecklistView
  content: ChecklistContent
  onTake: (items: ChecklistItem[]) => void
  onClose: () => void
}) {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const [removing, setRemoving] = useState(false)
  const judge = useMutation({
    mutationFn: (file: File) => {
      const parts = new FormData()
      parts.set('file', file, file.name)
      return sendParts({ ...judgeChecklistWorkbook, path: `/api/checklists/${the.id}/workbook` }, parts, {
        onProgress: () => {},
      })
    },
  })
  const rows = judge.data?.rows ?? []
  const gone = judge.data?.gone ?? []
  const count = (outcome: JudgedItem['outcome']) => rows.filter(row => row.outcome === outcome).length
  const message = judge.data?.message
  const differs = count('in') + count('changed') > 0 || (removing && gone.length > 0)
  return (
    <Dialog side wide title={say('import.title')} onClose={onClose}>
      <Field label={say('import.file')} hint={say('import.how')} wrong={message ? sentence(message) : undefined}>
        {input => (
          <input
            {...input}
            type="file"
            accept=".xlsx,.xlsm,.xls,.et,.csv"
            onChange={event => {
              const file = event.target.files?.[0]
              if (file) judge.mutate(file)
            }}
            // so that the same file, put right meanwhile, can be chosen again
            onClick={event => {
              event.currentTarget.value = ''
            }}
          />
        )}
      </Field>
      {judge.isPending && <div className="skeleton skeleton--row" aria-busy="true" />}
      {judge.error && <RefusalWords refusal={asRefusal(judge.error)} />}
      {rows.length > 0 && (
        <>
          <p role="status">
            {say('import.counts', {
              in: count('in'),
              changed: count('changed'),
              same: count('same'),
              wrong: count('wrong'),
              gone: gone.length,
            })}
          </p>
          <Rows rows={rows} />
          {gone.length > 0 && (
            <>
              <p>{say('import.gone', { codes: gone.map(({ code }) => code).join(say('separator')) })}</p>
              <label>
                <input type="checkbox" checked={removing} onChange={event => setRemoving(event.target.checked)} />{' '}
                {say('import.removeGone', { count: gone.length })}
              </label>
            </>
          )}
          {count('wrong') > 0 && <p className="field__wrong">{say('import.mend')}</p>}
          {count('wrong') === 0 && !differs && <p className="muted">{say('import.nothing')}</p>}
          {count('wrong') === 0 && differs && (
            <p>
              <Button type="primary" onClick={() => onTake(takenOver(rows, content, removing))}>
                {say('import.take')}
              </Button>
            </p>
          )}
        </>
      )}
    </Dialog>
  )
}

/** The order is the workbook's; what it does not have stays at the end, unless it is to go. */
function takenOver(rows: readonly JudgedItem[], { items }: ChecklistContent, removing: boolean): ChecklistItem[] {
  const read = rows.flatMap(({ item }) => (item ? [item] : []))
  const codes = new Set(read.map(({ code }) => code))
  return [...read, ...(removing ? [] : items.filter(({ code }) => !codes.has(code)))]
}

/** The wrong ones first, each with its cell; what is the same is counted and not listed. */
function Rows({ rows }: { rows: readonly JudgedItem[] }) {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const shown = [
    ...rows.filter(({ outcome }) => outcome === 'wrong'),
    ...rows.filter(({ outcome }) => outcome === 'in' || outcome === 'changed'),
  ]
  const outcomeWords = (outcome: JudgedItem['outcome']) =>
    outcome === 'wrong' || outcome === 'same' ? say(`import.${outcome}`) : sentence(itemChangeWords[outcome])
  if (shown.length === 0) return null
  return (
    <PlainTable
      caption={say('import.details')}
      rows={shown}
      keyOf={({ key }) => key}
      columns={[
        { key: 'row', title: say('import.row'), render: row => row.key },
        {
          key: 'outcome',
          title: say('import.outcome'),
          render: row => <StateWord tone={tones[row.outcome]}>{outcomeWords(row.outcome)}</StateWord>,
        },
        {
          key: 'item',
          title: say('column.items'),
          render: row => (
            <>
              <span className="checklist-item__code">{row.code}</span> {row.requirement}
            </>
          ),
        },
        {
          key: 'details',
          title: say('import.details'),
          render: row =>
            row.outcome === 'wrong'
              ? row.wrong.map(({ cell, words }) => (
                  <p key={`${cell} ${words.en}`} className="field__wrong">
                    {cell} {sentence(words)}
                  </p>
                ))
              : row.fields.map(field => sentence(itemFieldWords[field])).join(say('separator')),
        },
      ]}
    />
  )
}
