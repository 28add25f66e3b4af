import { Link } from '@tanstack/react-router'
import type { WorklistRow } from '#contract/views/worklist.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { DayOf } from '#web/ground/time/time.tsx'
import { UrgencyMark } from '#web/ground/urgency/urgency-mark.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { viewsWords } from '../words.ts'

/** One line = one duty = one action. */
export function WorklistLine({ row }: { row: WorklistRow }) {
  const say = useWords(viewsWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const where = [campaign.areaName(row.area), campaign.townshipName(row.township), campaign.industryName(row.industry)]
  return (
    <li className="worklist__line">
      <span className="worklist__term">
        <UrgencyMark urgency={row.urgency}>{termWords()}</UrgencyMark>
      </span>
      <Link to={row.action.link} className="worklist__what">
        <b>{sentence(row.what)}</b> {row.subject}
      </Link>
      <span className="worklist__where muted small">
        {where.filter(Boolean).join(' · ')} · {say('worklist.until')} <DayOf day={row.standsAt} />
      </span>
      <Link to={row.action.link} className="worklist__action">
        {sentence(row.action.words)}
      </Link>
    </li>
  )

  function termWords(): string {
    if (row.paused) return say('worklist.paused')
    if (row.lateDays > 0) return say('worklist.over', { count: row.lateDays })
    if (row.workingDaysLeft === 0) return say('worklist.lastDay')
    return say('worklist.left', { count: row.workingDaysLeft })
  }
}
