import { useCallback, useEffect, useRef, useState } from 'react'
import { type DraftFile, drafts } from '../form/draft-database.ts'
import { asRefusal, Refusal } from '../http/refusal.ts'
import { sendFile } from './upload-file.ts'

export interface DraftFileState {
  readonly file: DraftFile
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed'
  /** Share sent, 0–1. */
  readonly progress: number
  readonly refusal?: Refusal
}

/**
 * The files of one field of a draft: kept on this device first, then sent one after the other, tried again on demand, and kept
 * until the form itself has been sent.
 */
export function useDraftFiles(draft: string, field: string) {
  const [states, setStates] = useState<readonly DraftFileState[]>([])
  const current = useRef(states)
  current.current = states
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const update = useCallback((id: string, change: Partial<DraftFileState>) => {
    setStates(all => all.map(one => (one.file.id === id ? { ...one, ...change } : one)))
  }, [])

  /** Sends one file after those before it; an old phone on a village network sends one at a time better than five. */
  const send = useCallback(
    (file: DraftFile): Promise<string> => {
      const sending = queue.current.then(async () => {
        update(file.id, { state: 'sending', progress: 0 })
        try {
          const sent = await sendFile(file, progress => update(file.id, { progress }))
          const known = { ...file, fileId: sent.id }
          update(file.id, { state: 'sent', progress: 1, file: known })
          await drafts.keepFile(known).catch(() => undefined)
          return sent.id
        } catch (thrown) {
          update(file.id, { state: 'failed', refusal: asRefusal(thrown) })
          throw thrown
        }
      })
      queue.current = sending.catch(() => undefined)
      return sending
    },
    [update],
  )

  useEffect(() => {
    let left = false
    drafts.filesOf(draft).then(
      found => {
        if (left) return
        const mine = found.filter(file => file.field === field)
        setStates(mine.map(file => ({ file, state: file.fileId === null ? 'waiting' : 'sent', progress: 0 })))
        for (const file of mine) if (file.fileId === null) send(file).catch(() => undefined)
      },
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [draft, field, send])

  const add = useCallback(
    async (file: DraftFile) => {
      setStates(all => [...all, { file, state: 'waiting', progress: 0 }])
      // Kept before it is sent. Where the browser keeps nothing it is still sent from memory.
      await drafts.keepFile(file).catch(() => undefined)
      send(file).catch(() => undefined)
    },
    [send],
  )

  const remove = useCallback((id: string) => {
    setStates(all => all.filter(one => one.file.id !== id))
    drafts.removeFile(id).catch(() => undefined)
  }, [])

  /** Ids of all files, those that failed tried once more. Refuses, in a sentence, when some cannot be sent. */
  const sendAll = useCallback(async (): Promise<string[]> => {
    await queue.current
    const ids: string[] = []
    let undone = 0
    for (const { file } of current.current) {
      const id = file.fileId ?? (await send(file).catch(() => null))
      if (id === null) undone += 1
      else ids.push(id)
    }
    if (undone === 0) return ids
    throw new Refusal({
      code: 'filesUnsent',
      status: 0,
      detail: {
        zh: `还有 ${undone} 个文件没有上传成功，已保留在草稿中。`,
        en: `${undone} files could not be uploaded; they are kept in the draft.`,
      },
      accepted: {
        zh: '请点文件旁的「重试」，或移除后再提交。',
        en: 'Press “Retry” beside the file, or remove it, then submit.',
      },
    })
  }, [send])

  return { states, add, remove, retry: send, sendAll }
}
