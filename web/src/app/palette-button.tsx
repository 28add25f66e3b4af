import { lazy, Suspense, useEffect, useState } from 'react'
import { useWords } from '#web/ground/words/use-words.ts'
import { appWords } from './words.ts'

const Palette = lazy(() => import('./palette.tsx').then(module => ({ default: module.Palette })))

/** The place of the search in the head; Ctrl+K or ⌘K opens it from anywhere. */
export function PaletteButton() {
  const say = useWords(appWords)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
  return (
    <>
      <button
        type="button"
        className="frame__search"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <span>{say('frame.search')}</span>
        <kbd aria-hidden="true">{navigator.userAgent.includes('Mac') ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
