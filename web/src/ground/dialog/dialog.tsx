import { ConfigProvider } from 'antd'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import './dialog.css'

/**
 * A small question laid over the page, or (`side`) a sheet along its edge for forms. Escape and × close it; the page behind
 * cannot be reached meanwhile, and focus goes back to where it was.
 */
export function Dialog({
  title,
  side = false,
  wide = false,
  onClose,
  children,
}: {
  title: string
  side?: boolean
  /** For pictures. */
  wide?: boolean
  onClose: () => void
  children: ReactNode
}) {
  const say = useWords(groundWords)
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opened = dialog.current
    const before = document.activeElement
    opened?.showModal()
    return () => {
      opened?.close()
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`dialog ${side ? 'dialog--side' : ''} ${wide ? 'dialog--wide' : ''}`}
      aria-labelledby={id}
      onCancel={event => {
        // a file picker within that is closed without a file says `cancel` too, and it reaches this far
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" aria-label={say('dialog.close')} onClick={onClose}>
          ×
        </button>
      </header>
      <div className="dialog__body">
        <ConfigProvider getPopupContainer={() => dialog.current ?? document.body}>{children}</ConfigProvider>
      </div>
    </dialog>
  )
}
