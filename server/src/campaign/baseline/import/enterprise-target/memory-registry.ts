import { foldName } from '#ground/pinyin/fold-name.ts'
import type { KnownEnterprise, KnownWithin, RegistryLookup } from './registry-lookup.ts'

/** A register held in memory, for dry runs against a list that is not in the database. */
export function memoryRegistry(enterprises: KnownEnterprise[]): RegistryLookup {
  const within = enterprises.filter((enterprise): enterprise is KnownWithin => enterprise.scope === 'within')
  return {
    async byUscc(codes) {
      const wanted = new Set(codes)
      return new Map(
        enterprises.flatMap(enterprise =>
          enterprise.uscc !== null && wanted.has(enterprise.uscc) ? [[enterprise.uscc, enterprise] as const] : [],
        ),
      )
    },
    async byFoldedName(names) {
      const wanted = new Set(names)
      return Map.groupBy(
        within.filter(enterprise => wanted.has(foldName(enterprise.name))),
        enterprise => foldName(enterprise.name),
      )
    },
    async inCells(cells) {
      const wanted = new Set(cells.map(cell => `${cell.township}/${cell.industry}`))
      return within.filter(enterprise =>
        enterprise.industries.some(industry => wanted.has(`${enterprise.township}/${industry}`)),
      )
    },
  }
}
