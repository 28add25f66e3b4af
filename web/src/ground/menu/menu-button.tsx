import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { placeMenu } from './place-menu.ts'
import './menu.css'

export interface MenuItem {
  readonly key: string
  readonly label: ReactNode
  /** A second line in small print. */
  readonly note?: ReactNode
  readonly disabled?: boolean
  /** Given for items of which one or several are chosen. */
  readonly checked?: boolean
  /** One of a group shows a dot, a choice of its own a tick. */
  readonly kind?: 'item' | 'one' | 'several'
  /** Begins a new group under this heading, or under a mere line where it is empty. */
  readonly group?: string
  readonly onChoose: () => void
}

const roleOf = { item: 'menuitem', one: 'menuitemradio', several: 'menuitemcheckbox' } as const

/**
 * A button that opens a list of choices (WAI-ARIA menu button): arrows, Home, End, first letters, Escape. The list is drawn
 * over everything, so a scrolling table cannot cut it off.
 */
export function MenuButton({
  label,
  children,
  items,
  className = '',
  onOpen,
}: {
  /** What the button is for, said to screen readers where `children` is a mere sign. */
  label?: string
  children: ReactNode
  items: readonly MenuItem[]
  className?: string
  /** Where the choices are fetched only when they are wanted. */
  onOpen?: () => void
}) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()

  const show = () => {
    onOpen?.()
    setOpen(true)
  }
  const close = (giveBack: boolean) => {
    setOpen(false)
    if (giveBack) button.current?.focus()
  }

  useEffect(() => {
    if (!open || !list.current || !button.current) return
    const popup = list.current
    const anchor = button.current
    placeMenu(popup, anchor.getBoundingClientRect(), { width: innerWidth, height: innerHeight })
    const first =
      popup.querySelector<HTMLElement>('[aria-checked="true"]') ??
      popup.querySelector<HTMLElement>('[role^="menuitem"]')
    first?.focus({ preventScroll: false })
    const away = (event: Event) => {
      if (event.target instanceof Node && (popup.contains(event.target) || anchor.contains(event.target))) return
      setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    addEventListener('resize', away)
    document.addEventListener('scroll', away, true)
    return () => {
      document.removeEventListener('pointerdown', away)
      removeEventListener('resize', away)
      document.removeEventListener('scroll', away, true)
    }
  }, [open])

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation()
    const all = Array.from(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])
    const at = all.indexOf(document.activeElement as HTMLElement)
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }
    const to = steps[event.key]
    if (to !== undefined) {
      event.preventDefault()
      all[(to + all.length) % all.length]?.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      close(true)
    } else if (event.key === 'Tab') {
      close(true)
    } else if (event.key.length === 1) {
      const turned = [...all.slice(at + 1), ...all.slice(0, at + 1)]
      turned.find(one => one.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))?.focus()
    }
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={`menu-button ${className}`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        title={label}
        onClick={event => {
          event.stopPropagation()
          if (open) close(false)
          else show()
        }}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          event.stopPropagation()
          show()
        }}
      >
        {children}
      </button>
      {open &&
        createPortal(
          <div ref={list} id={id} role="menu" className="menu" aria-label={label} onKeyDown={move}>
            {items.map(item => (
              <div key={item.key} role="none">
                {item.group !== undefined && (
                  <div className="menu__group" role="presentation">
                    {item.group}
                  </div>
                )}
                <button
                  type="button"
                  role={roleOf[item.kind ?? 'item']}
                  aria-checked={item.kind === undefined || item.kind === 'item' ? undefined : item.checked === true}
                  aria-disabled={item.disabled === true}
                  tabIndex={-1}
                  className="menu__item"
                  onClick={event => {
                    event.stopPropagation()
                    if (item.disabled) return
                    if (item.kind !== 'several') close(true)
                    item.onChoose()
                  }}
                >
                  <span>{item.label}</span>
                  {item.note !== undefined && <small>{item.note}</small>}
                </button>
              </div>
            ))}
          </div>,
          // What belongs to a dialog has to be drawn within it, and every list within a landmark of the page.
          button.current?.closest('dialog, main, header') ?? document.body,
        )}
    </>
  )
}
