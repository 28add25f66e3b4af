import type { FileView } from '#contract/ground/file.ts'
import { Dialog } from '../dialog/dialog.tsx'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { EvidenceFacts } from './evidence-facts.tsx'
import type { EvidenceFlags } from './evidence-viewer.tsx'
import { fileAddress } from './file-address.ts'

/** One file in full with what is known about it. */
export function EvidenceFull({
  files,
  flags,
  at,
  onMove,
  onClose,
}: {
  files: readonly FileView[]
  flags: EvidenceFlags
  at: number
  onMove: (at: number) => void
  onClose: () => void
}) {
  const say = useWords(groundWords)
  const file = files[at]
  if (file === undefined) return null
  const move = (step: number) => onMove((at + step + files.length) % files.length)
  return (
    <Dialog title={file.name} wide onClose={onClose}>
      <div
        role="group"
        className="evidence-full"
        aria-label={say('evidence.position', { at: at + 1, of: files.length })}
        onKeyDown={event => {
          if (event.key === 'ArrowRight') move(1)
          else if (event.key === 'ArrowLeft') move(-1)
        }}
      >
        <figure>
          {file.kind === 'image' ? (
            <img
              src={fileAddress(file.id)}
              alt={file.name}
              width={file.width ?? undefined}
              height={file.height ?? undefined}
            />
          ) : (
            <a href={fileAddress(file.id)} download={file.name}>
              {say('evidence.download')}
            </a>
          )}
          {files.length > 1 && (
            <figcaption>
              <button type="button" onClick={() => move(-1)}>
                ← {say('evidence.previous')}
              </button>
              <span>{say('evidence.position', { at: at + 1, of: files.length })}</span>
              <button type="button" onClick={() => move(1)}>
                {say('evidence.next')} →
              </button>
            </figcaption>
          )}
        </figure>
        <EvidenceFacts file={file} flags={flags[file.id] ?? []} />
      </div>
    </Dialog>
  )
}
