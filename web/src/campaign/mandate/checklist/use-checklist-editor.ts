import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { actOnChecklist, ChecklistContent, type ChecklistView, showChecklist } from '#contract/mandate/checklist.ts'
import { now } from '#web/ground/clock/now.ts'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal, type Refusal } from '#web/ground/http/refusal.ts'
import { mergeItems } from './arrange-items.ts'
import { beginHistory, change, redo, undo } from './history.ts'
import { useSayIssue } from './use-say-issue.ts'

/** How long typing rests before the draft is saved. Milliseconds. */
const rest = 1200

export interface ChecklistEditor {
  readonly content: ChecklistContent
  /** `what` names the field: typing on in one is one step of undoing. */
  readonly set: (content: ChecklistContent, what: string) => void
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
  readonly saving: 'saved' | 'unsaved' | 'saving' | 'failed'
  /** When it was saved last, in business time; null before anything was. */
  readonly savedAt: string | null
  /** Why it cannot be saved as it reads now, in a sentence. */
  readonly wrong: string | null
  readonly refusal: Refusal | null
  readonly again: () => void
  /** Somebody else saved first: the draft as it stands there, and the two ways on. */
  readonly conflict: {
    readonly theirs: ChecklistView
    readonly base: ChecklistContent
    readonly takeTheirs: () => void
    readonly merge: () => void
  } | null
}

/** A draft as it is being edited: saved when typing rests, undone step by step, and never written over what somebody else saved. */
export function useChecklistEditor(the: ChecklistView): ChecklistEditor {
  const sayIssue = useSayIssue()
  const queryClient = useQueryClient()
  const [history, setHistory] = useState(() => beginHistory(the.content))
  const [saved, setSaved] = useState({ content: the.content, version: the.version })
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [theirs, setTheirs] = useState<ChecklistView | null>(null)
  const content = history.present
  const dirty = content !== saved.content
  const read = ChecklistContent.safeParse(content)
  const issue = read.error?.issues[0]
  const wrong = issue ? [whereOf(content, issue.path), sayIssue(issue, content)].filter(Boolean).join(' ') : null

  const save = async () => {
    setBusy(true)
    setRefusal(null)
    try {
      const after = await call(actOnChecklist.edit, {
        params: { id: the.id },
        body: { requestId: makeRequestId(), version: saved.version, input: { content } },
      })
      setSaved({ content, version: after.version })
      setSavedAt(after.changedAt)
      queryClient.setQueryData(['checklist', the.id], after)
    } catch (error) {
      const refused = asRefusal(error)
      if (refused.code === 'staleVersion')
        setTheirs(await call(showChecklist, { params: { id: the.id } }).catch(() => null))
      setRefusal(refused)
    } finally {
      setBusy(false)
    }
  }
  const waits = dirty && !busy && wrong === null && theirs === null && refusal === null
  const latest = useRef({ save, waits })
  latest.current = { save, waits }
  useEffect(() => {
    if (!waits) return
    // typing on begins the rest again
    void content
    const timer = setTimeout(() => void latest.current.save(), rest)
    return () => clearTimeout(timer)
  }, [waits, content])
  // whoever goes to another page takes along what was typed last
  useEffect(() => () => void (latest.current.waits && latest.current.save()), [])
  useEffect(() => {
    if (!dirty) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [dirty])

  const settle = (view: ChecklistView, next: ChecklistContent) => {
    setSaved({ content: view.content, version: view.version })
    setHistory(before => change(before, next, 'conflict', now().getTime()))
    setTheirs(null)
    setRefusal(null)
  }
  return {
    content,
    set: (next, what) => {
      setHistory(before => change(before, next, what, now().getTime()))
      if (theirs === null) setRefusal(null)
    },
    undo: history.past.length > 0 ? () => setHistory(undo) : null,
    redo: history.future.length > 0 ? () => setHistory(redo) : null,
    saving: busy ? 'saving' : refusal ? 'failed' : dirty ? 'unsaved' : 'saved',
    savedAt,
    wrong,
    refusal,
    again: () => void save(),
    conflict: theirs && {
      theirs,
      base: saved.content,
      takeTheirs: () => settle(theirs, theirs.content),
      merge: () => {
        const items = [...mergeItems(saved.content.items, content.items, theirs.content.items)]
        const head = (field: 'title' | 'basis') =>
          content[field] === saved.content[field] ? theirs.content[field] : content[field]
        settle(theirs, { title: head('title'), basis: head('basis'), items })
      },
    },
  }
}

/** The code of the item that a path of the content leads to. */
function whereOf({ items }: ChecklistContent, [list, at]: readonly PropertyKey[]): string {
  return list === 'items' && typeof at === 'number' ? (items[at]?.code ?? '') : ''
}
