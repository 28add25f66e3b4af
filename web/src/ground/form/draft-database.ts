import Dexie, { type EntityTable } from 'dexie'

/** What has been typed into a form and not yet been sent. */
export interface Draft {
  /** Person, post, form and record: nobody is shown what was typed in another post. */
  readonly key: string
  /** Made when the form was opened; sent with it, so that sending twice does once. */
  readonly requestId: string
  readonly values: Readonly<Record<string, unknown>>
  /** When it was last kept, by this device. */
  readonly savedAt: string
}

/** A file that belongs to a draft. Its bytes stay here until the form has been sent, whatever becomes of the upload. */
export interface DraftFile {
  readonly id: string
  readonly draft: string
  readonly field: string
  readonly name: string
  readonly blob: Blob
  readonly takenAt: string | null
  readonly place: { readonly lng: number; readonly lat: number; readonly accuracy: number } | null
  /** Order in which they were added. */
  readonly nth: number
  /** Id given by the server, once it has the bytes. */
  readonly fileId: string | null
}

const database = new Dexie('clearloop') as Dexie & {
  drafts: EntityTable<Draft, 'key'>
  files: EntityTable<DraftFile, 'id'>
}
database.version(1).stores({ drafts: 'key, savedAt', files: 'id, draft' })

/** The key of a draft. */
export function draftKey(said: { username: string; post: string | null; form: string; record: string }): string {
  return [said.username, said.post ?? '', said.form, said.record].map(encodeURIComponent).join('/')
}

export const drafts = {
  read: (key: string) => database.drafts.get(key),
  keep: (draft: Draft) => database.drafts.put(draft),
  /** Takes away the draft and its files: it has been sent, or the person gave it up. */
  remove: (key: string) =>
    database.transaction('rw', database.drafts, database.files, async () => {
      await database.drafts.delete(key)
      await database.files.where('draft').equals(key).delete()
    }),
  filesOf: (key: string) => database.files.where('draft').equals(key).sortBy('nth'),
  keepFile: (file: DraftFile) => database.files.put(file),
  removeFile: (id: string) => database.files.delete(id),
}
