import { showTimeLine } from '#contract/views/dossier.ts'
import { call } from '#web/ground/http/call.ts'
import { TrailSection } from '#web/ground/timeline/trail-section.tsx'

/** The whole file in time order, latest first: record, problems, measures and reports together. */
export function FileTimeline({ id }: { id: string }) {
  return (
    <TrailSection
      queryKey={['problem', 'timeLine', id]}
      read={async (after, signal) => {
        const page = await call(showTimeLine, { params: { id }, query: { after, limit: 50 } }, { signal })
        const rows = page.rows.map(entry =>
          entry.subject === null ? entry : { ...entry, words: [entry.subject, entry.words].filter(Boolean).join('：') },
        )
        return { ...page, rows }
      }}
    />
  )
}
