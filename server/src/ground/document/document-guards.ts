import type { Actor } from '../database/claims.ts'
import type { Refusal } from '../errors/refusal.ts'
import { refuse } from '../errors/refuse.ts'
import type { Document } from './document.ts'

/** Refuses who does not act for the issuing unit, and everything while a voiding is being decided. */
export function onlyIssuer(the: Document, actor: Actor): Refusal | null {
  if (actor.unitId !== the.issuerUnit) return notIssuer()
  return whileVoiding(the)
}

/** The issuing unit or the one above it: who may sign, send back and decide on a voiding. */
export function issuerOrSuperior(the: Document, actor: Actor): Refusal | null {
  if (actor.unitId === the.issuerUnit || actor.unitId === the.superiorUnit) return null
  return refuse(
    403,
    'document.notSigner',
    {
      zh: '本单位既不是这份文书的发文单位，也不是其上级',
      en: 'Your unit neither issues this document nor stands above the issuer',
    },
    { zh: '请发文单位或其上级办理', en: 'Let the issuing unit or the one above it do it' },
  )
}

export function whileVoiding(the: Document): Refusal | null {
  if (the.voidProposedBy === null) return null
  return refuse(
    409,
    'document.voidProposed',
    {
      zh: `${the.voidProposedWords ?? ''}已提请作废，尚未决定`,
      en: 'Its voiding has been proposed and is not decided yet',
    },
    { zh: '请先确认作废或不予作废', en: 'Decide on the voiding first' },
  )
}

const notIssuer = () =>
  refuse(
    403,
    'document.notIssuer',
    { zh: '本单位不是这份文书的发文单位', en: 'Your unit does not issue this document' },
    { zh: '请发文单位办理', en: 'Let the issuing unit do it' },
  )

/** Codes that say a step is another unit’s or not open at all: no button is drawn for them. */
export const notOnesStep: readonly string[] = [
  'document.notIssuer',
  'document.notSigner',
  'document.notAwaited',
  'document.noVoidProposed',
]
