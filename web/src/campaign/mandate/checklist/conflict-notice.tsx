import { Button } from 'antd'
import { itemChangeWords } from '#contract/mandate/checklist-words.ts'
import { compareChecklists } from '#contract/mandate/compare-checklists.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import type { ChecklistEditor } from './use-checklist-editor.ts'
import { checklistWords } from './words.ts'

/** Somebody else saved first: what they changed, and the two ways on; nothing typed is lost either way. */
export function ConflictNotice({ conflict }: { conflict: NonNullable<ChecklistEditor['conflict']> }) {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const { theirs, base, takeTheirs, merge } = conflict
  const { items, heads } = compareChecklists(base, theirs.content)
  const what = [
    ...heads.map(({ field }) => say(`difference.title.${field}`)),
    ...items.map(({ code, change }) => `${code} ${sentence(itemChangeWords[change])}`),
  ]
  return (
    <div className="checklist-conflict" role="alert">
      <p>
        <b>{say('conflict.title', { who: theirs.changedBy })}</b>
      </p>
      <p>{what.length > 0 ? say('conflict.what', { what: what.join(say('separator')) }) : say('conflict.nothing')}</p>
      <p className="checklist-conflict__ways">
        <Button type="primary" onClick={merge}>
          {say('conflict.mine')}
        </Button>
        <Button onClick={takeTheirs}>{say('conflict.theirs')}</Button>
      </p>
    </div>
  )
}
