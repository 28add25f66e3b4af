import { EvidenceViewer } from './evidence-viewer.tsx'
import { useFiles } from './use-files.ts'

/** Files of a record by their ids, as small pictures. */
export function Files({ ids }: { ids: readonly string[] }) {
  const files = useFiles(ids)
  return files === null ? <div className="skeleton skeleton--row" aria-busy="true" /> : <EvidenceViewer files={files} />
}
