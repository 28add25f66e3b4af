import { type RefObject, useEffect, useRef } from 'react'

/**
 * Keys that work wherever one is on a page with a table, but not while typing: `/` goes to the filters, `?` shows the keys.
 * @param filterLine the line with the filters
 */
export function useLedgerShortcuts(filterLine: RefObject<HTMLElement | null>, onHelp: () => void): void {
  const help = useRef(onHelp)
  help.current = onHelp
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return
      if (event.target.closest('input, textarea, select, [contenteditable], dialog, [role="menu"]')) return
      if (event.key === '/') {
        event.preventDefault()
        filterLine.current?.querySelector<HTMLElement>('input, button')?.focus()
      } else if (event.key === '?') {
        event.preventDefault()
        help.current()
      }
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [filterLine])
}
