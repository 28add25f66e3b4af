import type { Actor } from '../database/claims.ts'
import type { Case, Moment } from '../workflow/workflow.ts'

/** A version of something that is drafted, put in force by another person and superseded by the next: checklists, templates. */
export interface NumberedVersion<Content> extends Case {
  /** From 1 on, among the versions of the same thing. */
  readonly number: number
  readonly content: Content
  readonly fromId: string | null
  /** Of the campaign's data that brought it. */
  readonly dataVersion: string | null
  /** Of the content as the data brought it. */
  readonly dataHash: string | null
  readonly draftedWords: string
  readonly draftedAt: Date
  readonly changedWords: string
  readonly changedAt: Date
  readonly decidedWords: string | null
  readonly decidedAt: Date | null
  readonly ground: string | null
  readonly reason: string | null
}

type Any = NumberedVersion<unknown>

/** The number of the next version; `all` of one thing, the latest first. */
export const nextNumber = ([latest]: readonly Any[]): number => (latest?.number ?? 0) + 1

/** The version that is worked by today, where there is one. */
export const usedOf = <Version extends Any>(all: readonly Version[]): Version | undefined =>
  all.find(({ state }) => state === 'provisional' || state === 'inForce')

/** The draft that a person has open; what the campaign's data brought stands beside it. */
export const openDraftOf = <Version extends Any>(all: readonly Version[]): Version | undefined =>
  all.find(({ state, dataVersion }) => state === 'draft' && dataVersion === null)

/** Columns of a version that somebody begins. */
export const begunBy = ({ words }: Pick<Actor, 'words'>, { at }: Pick<Moment, 'at'>) => ({
  draftedWords: words,
  draftedAt: at,
  changedWords: words,
  changedAt: at,
})
