import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { readSaid } from '#contract/ground/said.ts'
import { now } from '../clock/now.ts'
import { makeRequestId } from '../http/make-request-id.ts'
import { asRefusal, type Refusal } from '../http/refusal.ts'
import { useSession } from '../session/use-session.ts'
import { useSentence, useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { draftKey, drafts } from './draft-database.ts'
import { sayIssue } from './say-issue.ts'

/** How long typing rests before the draft is kept. Milliseconds. */
const rest = 500

export interface DraftForm<Values extends object> {
  readonly values: Values
  readonly set: <Name extends keyof Values & string>(name: Name, value: Values[Name]) => void
  /** The sentence at a field, by its dotted path. */
  readonly wrongAt: (path: string) => string | undefined
  /** A refusal that belongs to no field. */
  readonly refusal: Refusal | null
  readonly busy: boolean
  readonly submit: () => void
  /** When the draft was last kept; `null` before anything was typed, `notKept` where the browser forbids it. */
  readonly savedAt: string | 'notKept' | null
  /** When the draft that was found had been kept. */
  readonly restoredFrom: string | null
  /** Takes the draft away and begins again. */
  readonly discard: () => void
  /** Grows whenever the form begins again; fields that hold something of their own are then made anew. */
  readonly generation: number
  /** Key of the draft, under which files are kept. */
  readonly draft: string
  /** False until it is known whether there is a draft; fields then would show what is about to change. */
  readonly ready: boolean
  /** Called by an uploader: ids of the files of a field, or a refusal when some could not be sent. */
  readonly registerFiles: (field: string, send: () => Promise<readonly string[]>) => () => void
}

/**
 * A form whose draft is kept on this device per person, post, form and record, survives reload and sign-in, and is sent under
 * one request id however often sending has to be tried.
 * @param form name of the form, as in `problem.report`
 * @param record id of the record it is about; `new` for one that does not exist yet
 * @param start the values an untouched form shows
 * @param schema the contract's body without `requestId`, `version` and files: says at once what can be seen here
 * @param send the call; `files` holds the ids of each uploader's files
 */
export function useDraftForm<Values extends object>(said: {
  form: string
  record: string
  start: Values
  schema?: z.ZodType
  send: (
    values: Values,
    sending: { requestId: string; files: Readonly<Record<string, readonly string[]>> },
  ) => Promise<unknown>
}): DraftForm<Values> {
  const { form, record, start, schema, send } = said
  const say = useWords(groundWords)
  const sentence = useSentence()
  const { username, actingPost } = useSession()
  const [draft, setDraft] = useState(() => draftKey({ username, post: actingPost, form, record }))
  const [values, setValues] = useState(start)
  const [requestId, setRequestId] = useState(makeRequestId)
  const [generation, setGeneration] = useState(0)
  const [ready, setReady] = useState(false)
  const [savedAt, setSavedAt] = useState<DraftForm<Values>['savedAt']>(null)
  const [restoredFrom, setRestoredFrom] = useState<string | null>(null)
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map())
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  /** What was typed, with the draft it belongs to: a change of post or record must not carry it over. */
  const typed = useRef<{ key: string; requestId: string; values: Values } | null>(null)
  const untouched = useRef(start)
  untouched.current = start
  const uploaders = useRef(new Map<string, () => Promise<readonly string[]>>())

  const beginAgain = () => {
    setValues(start)
    setRequestId(makeRequestId())
    setSavedAt(null)
    setRestoredFrom(null)
    setWrong(new Map())
    setRefusal(null)
    setGeneration(before => before + 1)
  }
  const asked = draftKey({ username, post: actingPost, form, record })
  if (asked !== draft) {
    setDraft(asked)
    setReady(false)
    beginAgain()
  }

  useEffect(() => {
    let left = false
    drafts.read(draft).then(
      found => {
        if (left) return
        if (found) {
          setValues({ ...untouched.current, ...(found.values as Partial<Values>) })
          setRequestId(found.requestId)
          setSavedAt(found.savedAt)
          setRestoredFrom(found.savedAt)
        }
        setReady(true)
      },
      () => {
        if (left) return
        setSavedAt('notKept')
        setReady(true)
      },
    )
    return () => {
      left = true
    }
  }, [draft])

  const keep = useCallback(() => {
    if (!typed.current) return
    const at = now().toISOString()
    const { key, requestId, values } = typed.current
    drafts.keep({ key, requestId, values: values as Record<string, unknown>, savedAt: at }).then(
      () => setSavedAt(at),
      () => setSavedAt('notKept'),
    )
  }, [])

  useEffect(() => {
    if (typed.current?.values !== values) return
    const timer = setTimeout(keep, rest)
    return () => clearTimeout(timer)
  }, [values, keep])

  useEffect(() => {
    const leaving = () => {
      if (document.visibilityState === 'hidden') keep()
    }
    document.addEventListener('visibilitychange', leaving)
    return () => {
      document.removeEventListener('visibilitychange', leaving)
      keep()
      typed.current = null
    }
  }, [draft, keep])

  const set: DraftForm<Values>['set'] = (name, value) => {
    const before = typed.current?.key === draft ? typed.current.values : values
    typed.current = { key: draft, requestId, values: { ...before, [name]: value } }
    setValues(typed.current.values)
    setWrong(known => new Map([...known].filter(([path]) => path !== name && !path.startsWith(`${name}.`))))
  }

  const submit = async () => {
    if (busy) return
    setRefusal(null)
    const issues = schema?.safeParse(values).error?.issues ?? []
    const found = joinByPath(
      issues.map(issue => {
        const own = readSaid(issue.message)
        const general = sayIssue(issue, values)
        return [general.path, own ? sentence(own) : say(general.key, general.values)]
      }),
    )
    setWrong(found)
    if (found.size > 0) return focusFirstWrong()
    setBusy(true)
    // Kept before it is sent: the id must be the same after a crash in between.
    typed.current = { key: draft, requestId, values }
    keep()
    try {
      const files: Record<string, readonly string[]> = {}
      for (const [field, sendFiles] of uploaders.current) files[field] = await sendFiles()
      await send(values, { requestId, files })
      typed.current = null
      await drafts.remove(draft).catch(() => undefined)
      beginAgain()
    } catch (thrown) {
      const refused = asRefusal(thrown)
      setRefusal(refused)
      setWrong(joinByPath(refused.fields.map(field => [fieldOf(field.path), sentence(field)])))
      if (refused.fields.length > 0) focusFirstWrong()
    }
    setBusy(false)
  }

  const discard = async () => {
    typed.current = null
    await drafts.remove(draft).catch(() => undefined)
    beginAgain()
  }

  return {
    values,
    set,
    wrongAt: path => wrong.get(path),
    refusal,
    busy,
    submit: () => void submit(),
    savedAt,
    restoredFrom,
    discard: () => void discard(),
    generation,
    draft,
    ready,
    registerFiles: useCallback((field, sendFiles) => {
      uploaders.current.set(field, sendFiles)
      return () => uploaders.current.delete(field)
    }, []),
  }
}

/** An action's own fields stand under `input` in its request; the form knows them by their names alone. */
const fieldOf = (path: string) => path.replace(/^input\./, '')

/** Several sentences at one field are all said. */
function joinByPath(sentences: readonly (readonly [path: string, sentence: string])[]): Map<string, string> {
  const joined = new Map<string, string>()
  for (const [path, sentence] of sentences) {
    const before = joined.get(path)
    joined.set(path, before === undefined || before === sentence ? sentence : `${before} ${sentence}`)
  }
  return joined
}

function focusFirstWrong(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.field [aria-invalid="true"]')?.focus())
}
