import { MenuButton, type MenuItem } from '../menu/menu-button.tsx'
import { stringifySearch } from '../page/search.ts'
import { useChangePreferences } from '../session/use-change-preferences.ts'
import { useSession } from '../session/use-session.ts'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import type { Column, LedgerProps } from './ledger-definition.ts'
import { SavedViews } from './saved-views.tsx'

/** At the end of the filter line: saved views, the columns in sight, the export of what is filtered. */
export function LedgerTools<Row>({
  name,
  columns,
  shown,
  exportLink,
  search,
  query,
  onChange,
}: Pick<LedgerProps<Row>, 'name' | 'columns' | 'exportLink'> & {
  shown: readonly Column<Row>[]
  search: Readonly<Record<string, unknown>>
  query: Readonly<Record<string, unknown>>
  onChange: (change: Record<string, unknown>) => void
}) {
  const say = useWords(groundWords)
  const changePreferences = useChangePreferences()
  const { preferences } = useSession()

  const toggleColumn = (key: string) => {
    const keys = columns
      .map(column => column.key)
      .filter(one => shown.some(column => column.key === one) !== (one === key))
    onChange({ columns: keys.join('.') })
    void changePreferences({ columns: { ...preferences.columns, [name]: keys } })
  }
  const ownColumns = () => {
    const { [name]: _, ...others } = preferences.columns
    onChange({ columns: undefined })
    void changePreferences({ columns: others })
  }
  const columnItems: MenuItem[] = columns.slice(1).map(column => ({
    key: column.key,
    label: column.title,
    kind: 'several',
    checked: shown.some(one => one.key === column.key),
    onChoose: () => toggleColumn(column.key),
  }))
  const exportItems: MenuItem[] = exportLink
    ? (['xlsx', 'csv'] as const).map(format => ({
        key: format,
        label: say(format === 'xlsx' ? 'table.workbook' : 'table.csv'),
        onChoose: () => save(exportLink(format, stringifySearch(query))),
      }))
    : []
  return (
    <div className="ledger__tools">
      <SavedViews name={name} search={search} />
      <MenuButton
        items={[
          ...columnItems,
          { key: 'own columns', label: say('table.ownColumns'), group: '', onChoose: ownColumns },
        ]}
      >
        {say('table.columns')} <span aria-hidden="true">▾</span>
      </MenuButton>
      {exportItems.length > 0 && (
        <MenuButton items={exportItems}>
          {say('table.export')} <span aria-hidden="true">▾</span>
        </MenuButton>
      )}
    </div>
  )
}

/** As a link with `download` does it: what is refused shows as a download that failed, and the page stays where it is. */
function save(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
