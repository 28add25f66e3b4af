import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { AssessmentView } from '#contract/baseline/assessment.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { assessmentWords } from './words.ts'

/** By which versions of which checklists, each with its page; 草案 where nobody has verified it. */
export function ChecklistVersions({ versions }: { versions: AssessmentView['checklists'] }) {
  const say = useWords(assessmentWords)
  const campaign = useCampaign()
  return versions.map(({ id, industry, number, provisional }, at) => (
    <Fragment key={id}>
      {at > 0 && say('separator')}
      <Link to={`/checklists/${id}`}>
        {say(provisional ? 'checklist.provisional' : 'checklist.version', {
          industry: industry === 'common' ? say('checklist.common') : campaign.industryName(industry),
          number,
        })}
      </Link>
    </Fragment>
  ))
}
