import { type KeyboardEvent, useState } from 'react'
import type { ChecklistItem } from '#contract/mandate/checklist.ts'
import { letterOf } from '#contract/mandate/dimension-of-code.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { DraftMark } from '../campaign-data/draft-mark.tsx'
import { useCampaign } from '../use-campaign.ts'
import { moveBy, moveTo } from './arrange-items.ts'
import { checklistWords } from './words.ts'

/** The items of a draft by dimension, put in order by dragging or by keys. */
export function ItemList({
  items,
  chosen,
  full,
  onChoose,
  onArrange,
  onAdd,
}: {
  items: readonly ChecklistItem[]
  chosen: string | null
  full: boolean
  onChoose: (code: string) => void
  onArrange: (items: readonly ChecklistItem[]) => void
  onAdd: (letter: string) => void
}) {
  const say = useWords(checklistWords)
  const campaign = useCampaign()
  const [dragged, setDragged] = useState<string | null>(null)
  const move = (code: string, by: -1 | 1) => {
    const moved = moveBy(items, code, by)
    if (moved === items) return
    onArrange(moved)
    const own = moved.filter(item => letterOf(item.code) === letterOf(code))
    announce(say('edit.moved', { code, at: own.findIndex(item => item.code === code) + 1 }))
  }
  const onKeyDown = (event: KeyboardEvent, code: string) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(code, event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <nav className="checklist-list" aria-label={say('edit.items')}>
      <p className="muted small">{say('edit.keys')}</p>
      {campaign.dimensions.map(({ id, letter, name }) => (
        <section key={id}>
          <h2>
            {letter} {name}
          </h2>
          <ol>
            {items
              .filter(({ code }) => letterOf(code) === letter)
              .map(item => (
                <li
                  key={item.code}
                  className={dragged === item.code ? 'checklist-list__dragged' : undefined}
                  draggable
                  onDragStart={() => setDragged(item.code)}
                  onDragEnd={() => setDragged(null)}
                  onDragOver={event => {
                    if (dragged && letterOf(dragged) === letter) event.preventDefault()
                  }}
                  onDrop={event => {
                    event.preventDefault()
                    if (dragged) onArrange(moveTo(items, dragged, item.code))
                    setDragged(null)
                  }}
                >
                  <button
                    type="button"
                    className="checklist-list__item"
                    aria-current={chosen === item.code}
                    onClick={() => onChoose(item.code)}
                    onKeyDown={event => onKeyDown(event, item.code)}
                  >
                    <span className="checklist-item__code">{item.code}</span>
                    {item.veto && ' ★'} {item.requirement || say('difference.none')}{' '}
                    <DraftMark draft={item.tag !== 'V' && item.tag !== 'S'} />
                  </button>
                  {chosen === item.code && (
                    <span className="checklist-list__moves">
                      <button type="button" className="plain-button" onClick={() => move(item.code, -1)}>
                        {say('edit.up')}
                      </button>
                      <button type="button" className="plain-button" onClick={() => move(item.code, 1)}>
                        {say('edit.down')}
                      </button>
                    </span>
                  )}
                </li>
              ))}
          </ol>
          {!full && (
            <button
              type="button"
              className="plain-button"
              aria-label={`${say('edit.add')} ${name}`}
              onClick={() => onAdd(letter)}
            >
              + {say('edit.add')}
            </button>
          )}
        </section>
      ))}
    </nav>
  )
}
