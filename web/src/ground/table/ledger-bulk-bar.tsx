import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { asRefusal } from '../http/refusal.ts'
import { counted } from '../words/counted.ts'
import { useSentence, useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import type { BulkAction } from './ledger-definition.ts'
import { mostChosen, type Selection, takeAll } from './selection.ts'

/** In the place of the filters while rows are chosen: how many, all that match, and what can be done with them. */
export function LedgerBulkBar<Row>({
  selection,
  actions,
  total,
  collectAll,
  keyOf,
  onSelection,
}: {
  selection: Selection<Row>
  actions: readonly BulkAction<Row>[]
  total: number | null
  collectAll: (signal: AbortSignal) => Promise<Row[]>
  keyOf: (row: Row) => string
  onSelection: (selection: Selection<Row>) => void
}) {
  const say = useWords(groundWords)
  const sentence = useSentence()
  const [collecting, setCollecting] = useState(false)
  const [failure, setFailure] = useState<string>()
  const leaving = useRef(new AbortController())
  useEffect(() => {
    leaving.current = new AbortController()
    return () => leaving.current.abort()
  }, [])

  const collect = async () => {
    setCollecting(true)
    setFailure(undefined)
    try {
      const rows = await collectAll(leaving.current.signal)
      onSelection(takeAll(new Map(), rows, keyOf))
    } catch (thrown) {
      if (leaving.current.signal.aborted) return
      setFailure(sentence(asRefusal(thrown).detail))
    }
    setCollecting(false)
  }

  const release = () => onSelection(new Map())
  const more = total === null || total > selection.size
  const tooMany = total !== null && total > mostChosen
  return (
    <div className="ledger__bulk" role="group" aria-label={say('table.chosenGroup')}>
      <span role="status">{say('table.chosen', counted(selection.size))}</span>
      {more && !tooMany && (
        <button type="button" className="plain-button" disabled={collecting} onClick={() => void collect()}>
          {collecting
            ? say('table.collecting')
            : total === null
              ? say('table.chooseAll')
              : say('table.chooseAllOf', counted(total))}
        </button>
      )}
      {tooMany && <span className="muted">{say('table.tooMany', { most: mostChosen.toLocaleString('en-US') })}</span>}
      {failure !== undefined && <span role="alert">{failure}</span>}
      <span className="ledger__gap" />
      {actions.map(action => (
        <Button key={action.key} onClick={() => action.run([...selection.values()], release)}>
          {action.label}
        </Button>
      ))}
      <Button type="text" onClick={release}>
        {say('table.chooseNone')}
      </Button>
    </div>
  )
}
