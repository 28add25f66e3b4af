import { type ReactNode, useEffect, useState } from 'react'
import { MenuButton } from '../menu/menu-button.tsx'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import type { Filter } from './ledger-definition.ts'
import './ledger.css'
import { chosenIn, isFiltered, keysOf, toggled, withoutFilters } from './ledger-search.ts'

type Search = Readonly<Record<string, unknown>>
type Change = (change: Record<string, unknown>) => void

/** How long typing must rest before it is looked for. Milliseconds. */
const rest = 300

/** The filters as chips in one line: what is chosen stands in the chip and can be taken away there. */
export function LedgerFilters({
  filters,
  search,
  onChange,
}: {
  filters: readonly Filter[]
  search: Search
  onChange: Change
}) {
  const say = useWords(groundWords)
  return (
    <div className="ledger__filters" role="group" aria-label={say('table.filters')}>
      {filters.map(filter => (
        <FilterChip key={filter.key} filter={filter} search={search} onChange={onChange} />
      ))}
      {isFiltered(search, filters) && (
        <button type="button" className="plain-button" onClick={() => onChange(withoutFilters(filters))}>
          {say('table.clearFilters')}
        </button>
      )}
    </div>
  )
}

function FilterChip({ filter, search, onChange }: { filter: Filter; search: Search; onChange: Change }) {
  const chosen = keysOf(filter).flatMap(key => chosenIn(search, key))
  const clear = () => onChange(withoutFilters([filter]))
  if (filter.kind === 'text') return <TextChip filter={filter} value={chosen[0] ?? ''} onChange={onChange} />
  if (filter.kind === 'flag') {
    const on = chosen.length > 0
    return (
      <button
        type="button"
        className={on ? 'chip chip--on chip--flag' : 'chip chip--flag'}
        aria-pressed={on}
        onClick={() => onChange({ [filter.key]: on ? undefined : 'true' })}
      >
        {filter.title}
      </button>
    )
  }
  if (filter.kind === 'days') {
    return (
      <Chip title={filter.title} on={chosen.length > 0} onClear={clear}>
        <DayInput
          label={`${filter.title} ≥`}
          value={chosenIn(search, filter.from)[0]}
          onChange={day => onChange({ [filter.from]: day })}
        />
        <span aria-hidden="true">–</span>
        <DayInput
          label={`${filter.title} ≤`}
          value={chosenIn(search, filter.to)[0]}
          onChange={day => onChange({ [filter.to]: day })}
        />
      </Chip>
    )
  }
  const labels = chosen.map(value => filter.options.find(option => option.value === value)?.label ?? value)
  const shown = labels.length > 2 ? `${labels.slice(0, 2).join(' · ')} +${labels.length - 2}` : labels.join(' · ')
  return (
    <Chip on={chosen.length > 0} title={filter.title} onClear={clear} bare>
      <MenuButton
        className="chip__menu"
        items={filter.options.map(option => ({
          key: option.value,
          label: option.label,
          kind: filter.several ? 'several' : 'one',
          checked: chosen.includes(option.value),
          onChoose: () => onChange(toggled(search, filter, option.value)),
        }))}
      >
        <span className="chip__title">{filter.title}</span>
        {shown !== '' && <span>{shown}</span>}
        <span aria-hidden="true">▾</span>
      </MenuButton>
    </Chip>
  )
}

function Chip({
  title,
  on,
  onClear,
  bare = false,
  children,
}: {
  title: string
  on: boolean
  onClear: () => void
  bare?: boolean
  children: ReactNode
}) {
  const say = useWords(groundWords)
  return (
    <span className={on ? 'chip chip--on' : 'chip'}>
      {!bare && <span className="chip__title">{title}</span>}
      {children}
      {on && (
        <button
          type="button"
          className="chip__clear"
          aria-label={say('table.clearFilter', { filter: title })}
          onClick={onClear}
        >
          ×
        </button>
      )}
    </span>
  )
}

function DayInput({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
}) {
  return (
    <input
      type="date"
      className="chip__day"
      aria-label={label}
      value={value ?? ''}
      onChange={event => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  )
}

function TextChip({ filter, value, onChange }: { filter: Filter & { kind: 'text' }; value: string; onChange: Change }) {
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setText(value)
  }
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange({ [filter.key]: text.trim() === '' ? undefined : text.trim() }), rest)
    return () => clearTimeout(timer)
  })
  return (
    <input
      type="search"
      className={value === '' ? 'chip chip--text' : 'chip chip--text chip--on'}
      aria-label={filter.title}
      placeholder={filter.title}
      value={text}
      onChange={event => setText(event.target.value)}
    />
  )
}
