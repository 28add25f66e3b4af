import { DraftDocumentButton } from '#web/ground/document/draft-document-button.tsx'

/** Papers about the one industry that the list is filtered by, in one area where one is chosen; of several there is no paper. */
export function IndustryPapers({ industry, area }: { industry: unknown; area: unknown }) {
  const [one, ...more] = [industry].flat().filter(value => typeof value === 'string')
  const areas = [area].flat().filter(value => typeof value === 'string')
  if (one === undefined || more.length > 0 || areas.length > 1) return null
  const subject = { industry: one, ...(areas[0] === undefined ? {} : { area: areas[0] }) }
  return <DraftDocumentButton papers={[{ kind: 'industrySummary', subject }]} />
}
