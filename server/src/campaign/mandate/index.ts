export type {
  AmbiguousWord,
  Area,
  Batch,
  Campaign,
  CampaignAssessment,
  CampaignCheckpoint,
  CampaignClock,
  CampaignExchangeSystem,
  CampaignGuard,
  CampaignIndustry,
  CampaignIntegrityRule,
  CampaignLevel,
  CampaignTaskTemplate,
  Dimension,
  Township,
  Unit,
} from './campaign-file/campaign.ts'
export type { CampaignFault } from './campaign-file/campaign-fault.ts'
export { type CampaignLookups, campaignLookups } from './campaign-file/campaign-lookups.ts'
export { type CampaignNames, campaignNames } from './campaign-file/campaign-names.ts'
export { campaignVersion } from './campaign-file/campaign-version.ts'
export { defaultCampaignFolder } from './campaign-file/default-campaign-folder.ts'
export { expandTasks, type TaskSeed } from './campaign-file/expand-tasks.ts'
export { getClock, getTerm } from './campaign-file/get-clock.ts'
export { getLevel } from './campaign-file/get-level.ts'
export { loadCampaign } from './campaign-file/load-campaign.ts'
export { readOutlines } from './campaign-file/read-outlines.ts'
export type { Resolution } from './campaign-file/resolution.ts'
export { sayFilter } from './campaign-file/say-filter.ts'
export { beginChecklist } from './checklist/begin-checklist.ts'
export { checklistRefusals } from './checklist/checklist.refusals.ts'
export { checklistsById, checklistsInUse } from './checklist/checklist.store.ts'
export type { Checklist } from './checklist/checklist.ts'
export type { CountUses } from './checklist/checklist.view.ts'
export { makeChecklistWorkflow } from './checklist/checklist.workflow.ts'
export { contentOfData } from './checklist/content-of-data.ts'
export { isDraftItem } from './checklist/faults-of.ts'
export { type ItemInUse, itemsInUse, itemsInUseOf } from './checklist/items-in-use.ts'
export { layChecklists } from './checklist/lay-checklists.ts'
export { requirementsOf } from './checklist/requirements-of.ts'
export { stateWordsOf } from './checklist/state-words-of.ts'
export { type MandateContext, registerMandate } from './mandate.routes.ts'
export { type LoadedTasks, loadTasks } from './task/load-tasks.ts'
export type { PastAct } from './task/play-task.ts'
export { taskRefusals } from './task/task.refusals.ts'
export { makeTaskWorkflow } from './task/task.workflow.ts'
export { taskMeasures } from './task/task-measures.ts'
export { taskSettings } from './task/task-settings.ts'
export { templatesOfData } from './templates-of-data.ts'
