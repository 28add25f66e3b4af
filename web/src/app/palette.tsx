import { useQueries } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { navigationOf } from '#web/ground/page/stage-routes.ts'
import { useSession } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { paletteSources, screenPaths } from './routes.tsx'
import { appWords } from './words.ts'
import './palette.css'

/** A search starts at two characters: one is found everywhere. */
const shortest = 2

/** Finds anything by a few characters: screens at once, records through the stages' own searches. */
export function Palette({ onClose }: { onClose: () => void }) {
  const say = useWords(appWords)
  const sentence = useSentence()
  const session = useSession()
  const navigate = useNavigate()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(text.trim())

  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  const sources = paletteSources.filter(source => session.screens.includes(source.screen))
  const searches = useQueries({
    queries: sources.map(source => ({
      queryKey: ['palette', source.key, asked],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.find(asked, signal),
      enabled: asked.length >= shortest,
    })),
  })
  const screens = [
    ...navigationOf(session.screens, screenPaths).map(entry => ({
      key: entry.screen as string,
      title: say(`screen.${entry.screen}`),
      link: entry.path as string,
    })),
    { key: 'notifications', title: say('frame.notifications'), link: '/notifications' },
    { key: 'account', title: say('frame.account'), link: '/account' },
  ].filter(screen => screen.title.toLowerCase().includes(asked.toLowerCase()))
  const groups = [
    ...sources.map((source, nth) => ({
      key: source.key,
      heading: sentence(source.heading),
      finds: searches[nth]?.data ?? [],
    })),
    { key: 'screens', heading: say('palette.screens'), finds: screens },
  ].filter(group => group.finds.length > 0)
  const finds = groups.flatMap(group =>
    group.finds.map(find => ({ ...find, note: 'note' in find ? find.note : undefined, group: group.key })),
  )
  const chosen = finds[Math.min(at, finds.length - 1)]
  const searching = searches.some(search => search.isFetching)
  const failure = searches.find(search => search.error)?.error

  const open = (link: string) => {
    onClose()
    void navigate({ to: link })
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt(finds.length === 0 ? 0 : (Math.min(at, finds.length - 1) + step + finds.length) % finds.length)
    } else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) {
      event.preventDefault()
      open(chosen.link)
    }
  }
  const optionId = (find: { group: string; key: string }) => `${id}-${find.group}-${find.key}`

  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={say('palette.title')}
      onClose={onClose}
      onClick={event => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <input
        className="palette__input"
        role="combobox"
        aria-label={say('frame.search')}
        aria-expanded={finds.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? optionId(chosen) : undefined}
        placeholder={say('palette.hint')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <div id={`${id}-list`} role="listbox" aria-label={say('palette.title')} className="palette__list">
        {groups.map(group => (
          <div key={group.key} role="group" aria-label={group.heading}>
            <div className="palette__heading" aria-hidden="true">
              {group.heading}
            </div>
            {group.finds.map(find => {
              const self = { group: group.key, key: find.key }
              const now = chosen !== undefined && chosen.group === group.key && chosen.key === find.key
              return (
                <div
                  key={find.key}
                  id={optionId(self)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={now}
                  className="palette__find"
                  onPointerMove={() => setAt(finds.findIndex(one => one.group === group.key && one.key === find.key))}
                  onClick={() => open(find.link)}
                  onKeyDown={press}
                >
                  <span>{find.title}</span>
                  {'note' in find && <small>{find.note}</small>}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <p className="palette__state" role="status">
        {searching && say('palette.searching')}
        {!searching && failure && say('palette.failed', { why: sentence(asRefusal(failure).detail) })}
        {!searching && finds.length === 0 && say('palette.none', { text: asked })}
        {!searching && asked !== '' && finds.length > 0 && say('palette.found', { count: finds.length })}
      </p>
    </dialog>
  )
}
