import type { Words } from '#contract/ground/endpoint.ts'

/** An enterprise on the register, as far as recognition needs it. Out of the caller’s scope no more than whom to ask about its code. */
export type KnownEnterprise =
  | {
      scope: 'within'
      id: string
      name: string
      formerNames: string[]
      uscc: string | null
      area: string | null
      township: string | null
      industries: string[]
      address: string | null
      contact: string | null
      phones: string[]
      /** Folded texts of its problems, so that the same list sent again brings none twice. */
      problems: string[]
    }
  | { scope: 'outside'; uscc: string; words: Words }

export type KnownWithin = Extract<KnownEnterprise, { scope: 'within' }>

/** What the register is asked, in bulk and before any row is decided. Names are folded by `#ground/pinyin/fold-name.ts`. */
export interface RegistryLookup {
  byUscc(codes: string[]): Promise<Map<string, KnownEnterprise>>
  byFoldedName(names: string[]): Promise<Map<string, KnownWithin[]>>
  /** All enterprises of these townships and industries, for names that are nearly the same. */
  inCells(cells: { township: string; industry: string }[]): Promise<KnownWithin[]>
}

export const emptyRegistry: RegistryLookup = {
  byUscc: async () => new Map(),
  byFoldedName: async () => new Map(),
  inCells: async () => [],
}
