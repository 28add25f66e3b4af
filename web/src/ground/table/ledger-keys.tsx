import { Dialog } from '../dialog/dialog.tsx'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'

/** What the keyboard does in a table. */
export function LedgerKeys({ choosing, onClose }: { choosing: boolean; onClose: () => void }) {
  const say = useWords(groundWords)
  const keys = [
    ['↑ ↓', say('keys.move')],
    ['Home  End', say('keys.ends')],
    ['Enter', say('keys.open')],
    ...(choosing
      ? [
          ['x', say('keys.choose')],
          ['Shift + x', say('keys.chooseRange')],
        ]
      : []),
    ['/', say('keys.filter')],
    ['Ctrl / ⌘ + K', say('keys.search')],
    ['?', say('keys.help')],
  ] as const
  return (
    <Dialog title={say('keys.title')} onClose={onClose}>
      <dl className="ledger-keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
