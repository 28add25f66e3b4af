import { Time } from '#web/ground/time/time.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import type { ChecklistEditor } from './use-checklist-editor.ts'
import { checklistWords } from './words.ts'

/** Whether what is seen is also kept: always in sight, read out when it changes. */
export function SavingWords({ editor: { saving, savedAt, wrong, conflict, again } }: { editor: ChecklistEditor }) {
  const say = useWords(checklistWords)
  if (wrong !== null) {
    return (
      <span role="status" className="field__wrong">
        {say('edit.wrong', { what: wrong })}
      </span>
    )
  }
  if (saving === 'failed') {
    return (
      <span role="status" className="field__wrong">
        {say('edit.failed')}{' '}
        {!conflict && (
          <button type="button" className="plain-button" onClick={again}>
            {say('edit.again')}
          </button>
        )}
      </span>
    )
  }
  return (
    <span role="status">
      {saving === 'saving' && say('edit.saving')}
      {saving === 'unsaved' && say('edit.unsaved')}
      {saving === 'saved' && (
        <>
          {say('edit.saved')} {savedAt && <Time at={savedAt} precise />}
        </>
      )}
    </span>
  )
}
