import type { EnterpriseWorkflow } from '../enterprise/enterprise.workflow.ts'
import type { InclusionWorkflow } from '../inclusion/inclusion.workflow.ts'
import type { Guard } from './guard.ts'

/**
 * 三(一)-2, 二-2: what of the registry the guard watches. A route of closure is the decision to close, its recording the fact: an enterprise
 * counts once for both within the window. Voiding an error takes two persons as it is and is not watched.
 */
export function guardRegistry(
  guard: Guard,
  { enterprises, inclusions }: { readonly enterprises: EnterpriseWorkflow; readonly inclusions: InclusionWorkflow },
): void {
  guard.watch(inclusions, 'include', 'inclusion')
  guard.watch(inclusions, 'exclude', 'exclusion')
  guard.watch(enterprises, 'markNotInScope', 'exclusion')
  guard.watch(enterprises, 'closeDown', 'closure')
  guard.watch(inclusions, 'setRoute', 'closure', { field: 'route', value: 'closure' })
  guard.watch(inclusions, 'amendRoute', 'closure', { field: 'route', value: 'closure' })
}
