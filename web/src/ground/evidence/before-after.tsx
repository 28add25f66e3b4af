import type { FileView } from '#contract/ground/file.ts'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { type EvidenceFlags, EvidenceViewer } from './evidence-viewer.tsx'

/** What it was like and what it is like, side by side. A side without pictures says so: that is what a checker looks for. */
export function BeforeAfter({
  before,
  after,
  flags = {},
}: {
  before: readonly FileView[]
  after: readonly FileView[]
  flags?: EvidenceFlags
}) {
  const say = useWords(groundWords)
  const sides = [
    { key: 'before', title: say('evidence.before'), none: say('evidence.noneBefore'), files: before },
    { key: 'after', title: say('evidence.after'), none: say('evidence.noneAfter'), files: after },
  ]
  return (
    <div className="before-after">
      {sides.map(side => (
        // a group and no landmark: a page has as many of them as measures
        <div key={side.key} role="group" aria-label={side.title}>
          <h3>{side.title}</h3>
          {side.files.length === 0 ? (
            <p className="muted">{side.none}</p>
          ) : (
            <EvidenceViewer files={side.files} flags={flags} />
          )}
        </div>
      ))}
    </div>
  )
}
