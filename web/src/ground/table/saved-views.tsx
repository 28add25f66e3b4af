import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { deleteView, listSavedViews, type SavedView } from '#contract/ground/identity.ts'
import { announce } from '../announce/announce.ts'
import { call } from '../http/call.ts'
import { asRefusal } from '../http/refusal.ts'
import { MenuButton, type MenuItem } from '../menu/menu-button.tsx'
import { parseSearch, stringifySearch } from '../page/search.ts'
import { useSentence, useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { SaveViewDialog } from './save-view-dialog.tsx'

/** Filters, order and columns under a name, with a link that others can open. Asked for when the list is opened. */
export function SavedViews({ name, search }: { name: string; search: Readonly<Record<string, unknown>> }) {
  const say = useWords(groundWords)
  const sentence = useSentence()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [wanted, setWanted] = useState(false)
  const [saving, setSaving] = useState(false)
  const queryKey = ['savedViews', name]
  const { data, error } = useQuery({
    queryKey,
    enabled: wanted,
    queryFn: ({ signal }) => call(listSavedViews, { query: { table: name } }, { signal }),
  })
  const now = stringifySearch(search).replace(/^\?/, '')
  const current = data?.rows.find(view => view.search === now)

  const remove = async (view: SavedView) => {
    try {
      await call(deleteView, { params: { id: view.id } })
      announce(say('views.deleted', { name: view.name }))
    } catch (thrown) {
      announce(sentence(asRefusal(thrown).detail))
    }
    await queryClient.invalidateQueries({ queryKey })
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      announce(say('views.copied'))
    } catch {
      announce(say('views.notCopied'))
    }
  }

  const items: MenuItem[] = [
    ...(data?.rows ?? []).map(
      (view): MenuItem => ({
        key: view.id,
        kind: 'one',
        label: view.name,
        checked: view === current,
        ...(view.mine ? {} : { note: say('views.by', { person: view.ownerName }) }),
        onChoose: () => void navigate({ to: '.', search: parseSearch(view.search) }),
      }),
    ),
    { key: 'save', label: say('views.save'), group: '', onChoose: () => setSaving(true) },
    { key: 'copy', label: say('views.copy'), onChoose: () => void copy() },
    ...(current?.mine
      ? [{ key: 'delete', label: say('views.delete', { name: current.name }), onChoose: () => void remove(current) }]
      : []),
  ]
  return (
    <>
      <MenuButton items={items} onOpen={() => setWanted(true)}>
        {current?.name ?? say('views.title')} <span aria-hidden="true">▾</span>
      </MenuButton>
      {error && <span role="alert">{sentence(asRefusal(error).detail)}</span>}
      {saving && (
        <SaveViewDialog
          table={name}
          search={now}
          onClose={() => {
            setSaving(false)
            void queryClient.invalidateQueries({ queryKey })
          }}
        />
      )}
    </>
  )
}
