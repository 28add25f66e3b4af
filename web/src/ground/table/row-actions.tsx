import { Button } from 'antd'
import { MenuButton } from '../menu/menu-button.tsx'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import type { RowAction } from './ledger-definition.ts'

/** One action in sight, the rest under ⋯; those that are refused say what would be accepted. */
export function RowActions({ actions }: { actions: readonly RowAction[] }) {
  const say = useWords(groundWords)
  const primary = actions.find(action => action.primary && !action.disabled)
  const rest = actions.filter(action => action !== primary)
  return (
    <span className="row-actions">
      {primary && (
        <Button size="small" onClick={primary.run}>
          {primary.label}
        </Button>
      )}
      {rest.length > 0 && (
        <MenuButton
          label={say('table.moreActions')}
          items={rest.map(action => ({
            key: action.key,
            label: action.label,
            note: action.note,
            disabled: action.disabled === true,
            onChoose: action.run,
          }))}
        >
          <span aria-hidden="true">⋯</span>
        </MenuButton>
      )}
    </span>
  )
}
