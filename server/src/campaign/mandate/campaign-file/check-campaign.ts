import type { CampaignFault } from './campaign-fault.ts'
import { checkAreas } from './check-areas.ts'
import { checkAssessment } from './check-assessment.ts'
import { checkChecklists } from './check-checklists.ts'
import { checkExchange } from './check-exchange.ts'
import { checkGuard } from './check-guard.ts'
import { checkIndustries } from './check-industries.ts'
import { checkIntegrity } from './check-integrity.ts'
import { checkTasks } from './check-tasks.ts'
import { checkTerms } from './check-terms.ts'
import { checkUnits } from './check-units.ts'
import { checkWatch } from './check-watch.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

/** Holds the files against each other; a check whose files are absent is left out, since their own faults are already listed. */
export function checkCampaign(files: CampaignFiles): CampaignFault[] {
  return [
    ...checkTerms(files),
    ...checkIndustries(files),
    ...checkAreas(files),
    ...checkUnits(files),
    ...checkTasks(files),
    ...checkChecklists(files),
    ...checkAssessment(files),
    ...checkIntegrity(files),
    ...checkWatch(files),
    ...checkExchange(files),
    ...checkGuard(files),
  ]
}
