import type { FileStorage } from '#ground/files/index.ts'
import type { EnterpriseWorkflow } from '../enterprise/enterprise.workflow.ts'
import type { Registering } from '../registering.ts'
import type { ImportWorkflow } from './import.workflow.ts'
import type { ImportTarget } from './import-target.ts'

/** What taking in a list needs: the registry's own workflow, the batch's, where files lie, and what later stages bring along. */
export interface TakingIn extends Registering {
  readonly storage: FileStorage
  readonly enterprises: EnterpriseWorkflow
  readonly batches: ImportWorkflow
  /** Filled at wiring time, read at every import. */
  readonly targets: ImportTarget[]
}
