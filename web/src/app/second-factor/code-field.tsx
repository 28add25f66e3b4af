import type { Refusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useSentence } from '#web/ground/words/use-words.ts'
import '#web/ground/form/field.css'

/** Six digits or a recovery code; a phone offers its number keys and what it has just received. */
export function CodeField({
  id,
  value,
  onChange,
  wrong,
}: {
  id: string
  value: string
  onChange: (value: string) => void
  wrong: Refusal | null
}) {
  const sentence = useSentence()
  const said = wrong?.fields.find(field => field.path === 'code')
  return (
    <>
      <input
        id={id}
        className="text-input second-factor__code"
        name="code"
        inputMode="text"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-note`}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
      <div id={`${id}-note`} aria-live="polite">
        {said && <p className="field__wrong">{sentence(said)}</p>}
        {wrong && !said && <RefusalWords refusal={wrong} />}
      </div>
    </>
  )
}
