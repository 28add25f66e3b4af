import type { Actor } from '#ground/database/claims.ts'
import type { ImportScope } from './enterprise-target/enterprise-context.ts'
import type { RegistryLookup } from './enterprise-target/registry-lookup.ts'
import { importScope } from './judge-list.ts'
import { databaseRegistry, type Registers } from './registry-lookup.store.ts'

/** What a dry run is judged against: the registry and the scope of a post. */
export function registryOf(
  registers: Registers,
  actor: Actor,
): { registry: RegistryLookup; scope: ImportScope | null } {
  return { registry: databaseRegistry(registers, actor), scope: importScope(actor.scope) }
}
