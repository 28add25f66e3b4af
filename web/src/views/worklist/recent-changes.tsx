import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { showRecentChanges } from '#contract/views/worklist.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { call } from '#web/ground/http/call.ts'
import { useSession } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { viewsWords } from '../words.ts'

/** What moved since yesterday where the post is in charge; only for posts that may see boards. */
export function RecentChanges() {
  const { screens } = useSession()
  return screens.includes('boards') ? <Changes /> : null
}

function Changes() {
  const say = useWords(viewsWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const { data } = useQuery({
    queryKey: ['problem', 'changes'],
    queryFn: ({ signal }) => call(showRecentChanges, {}, { signal }),
  })
  if (!data) return null
  return (
    <section className="section">
      <h2>{say('worklist.changes')}</h2>
      {data.cells.length === 0 && <p className="muted">{say('worklist.noChanges')}</p>}
      <ul className="plain-list">
        {data.cells.map(cell => (
          <li key={`${cell.area} ${cell.industry}`} className="worklist__changes">
            <Link to="/problems" search={{ area: [cell.area], industry: [cell.industry] }}>
              {campaign.areaName(cell.area)} × {campaign.industryName(cell.industry)}
            </Link>
            {cell.changes.map(change => (
              <span key={change.measure} className="worklist__change">
                {sentence(change.words)} {change.was} → {change.now}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {data.cells.length > 0 && <p className="muted small">{say('worklist.since', { day: data.since })}</p>}
    </section>
  )
}
