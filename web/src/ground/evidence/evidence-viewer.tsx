import { useState } from 'react'
import type { Words } from '#contract/ground/endpoint.ts'
import type { FileView } from '#contract/ground/file.ts'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { EvidenceFull } from './evidence-full.tsx'
import { thumbnailAddress } from './file-address.ts'
import './evidence.css'

/** What the checker should notice about a file, by its id: reused, older than the measure, taken elsewhere. */
export type EvidenceFlags = Readonly<Record<string, readonly Words[]>>

/** Files as small pictures; each opens in full, with its facts, and leads to the next by the arrow keys. */
export function EvidenceViewer({ files, flags = {} }: { files: readonly FileView[]; flags?: EvidenceFlags }) {
  const say = useWords(groundWords)
  const [open, setOpen] = useState<number | null>(null)
  if (files.length === 0) return <p className="muted">{say('evidence.none')}</p>
  return (
    <>
      <ul className="evidence" aria-label={say('evidence.list')}>
        {files.map((file, at) => {
          const flagged = (flags[file.id] ?? []).length > 0
          return (
            <li key={file.id}>
              <button
                type="button"
                className={flagged ? 'evidence__open evidence__open--flagged' : 'evidence__open'}
                aria-label={say('evidence.open', { name: file.name }) + (flagged ? ` · ${say('evidence.flags')}` : '')}
                title={file.name}
                onClick={() => setOpen(at)}
              >
                {file.kind === 'image' ? (
                  <img src={thumbnailAddress(file.id)} alt="" loading="lazy" />
                ) : (
                  <span className="evidence__paper">{file.name.split('.').at(-1)}</span>
                )}
                {flagged && (
                  <span className="evidence__flag" aria-hidden="true">
                    !
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
      {open !== null && (
        <EvidenceFull files={files} flags={flags} at={open} onMove={setOpen} onClose={() => setOpen(null)} />
      )}
    </>
  )
}
