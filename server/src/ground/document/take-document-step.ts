import type { z } from 'zod'
import type { Addressee, DocumentInputs } from '#contract/ground/document.ts'
import type { Ground } from '../context.ts'
import { momentOf } from '../context.ts'
import type { Actor } from '../database/claims.ts'
import { reading, type Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import { filesById } from '../files/index.ts'
import { act } from '../workflow/act.ts'
import type { NamedAddressee } from './document.ts'
import { findDocument, unitNames } from './document.view.ts'
import type { Documents } from './documents.ts'
import { kindOf } from './draft-document.ts'
import { refreshContent } from './fill-template.ts'
import { numberDocument } from './number-document.ts'
import { scanOf } from './seal-document.ts'

/** A step on a paper, with the input its endpoint takes. */
export interface DocumentStep {
  readonly id: string
  readonly action: keyof DocumentInputs
  readonly requestId: string
  readonly version?: number
  readonly input: unknown
}

/** Takes a step: hands its rule what it needs besides what was sent, and lets `act()` write it. Throws what the rule refuses. */
export async function takeDocumentStep(
  ground: Ground,
  actor: Actor,
  documents: Documents,
  { action, input, ...wish }: DocumentStep,
): Promise<void> {
  if (action === 'number') {
    await numberDocument(ground, actor, documents, { ...wish, input: input as z.output<DocumentInputs['number']> })
    return
  }
  const prepared = await prepareInput(ground, actor, documents, { ...wish, action, input })
  await act(ground, actor, documents.workflow, { ...wish, action, input: prepared })
}

/** What a rule is handed besides what was sent: names of units, the hash of a scan, figures gathered anew. */
async function prepareInput(
  ground: Ground,
  actor: Actor,
  { settings }: Documents,
  { id, action, input }: DocumentStep,
): Promise<unknown> {
  const { database } = ground
  switch (action) {
    case 'revise': {
      const { main, copied, countersignUnits, ...rest } = input as z.output<DocumentInputs['revise']>
      const toCountersign = countersignUnits.map(unitId => ({ kind: 'unit' as const, unitId }))
      return reading(database, actor, async tx => {
        await nameAddressees(tx, toCountersign, 'countersignUnits')
        return {
          ...rest,
          main: await nameAddressees(tx, main, 'main'),
          copied: await nameAddressees(tx, copied, 'copied'),
          countersignUnits,
        }
      })
    }
    case 'seal': {
      const { file, sealedOn } = input as z.output<DocumentInputs['seal']>
      const scan = scanOf(await reading(database, actor, async tx => (await filesById(tx, [file])).get(file)))
      return { file, sealedOn, hash: scan.hash }
    }
    case 'refresh':
      return reading(database, actor, async tx => {
        const the = await findDocument(tx, id)
        const gathered = await kindOf(settings.kinds, the.kind).gather(tx, the.subject, momentOf(ground))
        return { content: refreshContent(the.content, gathered) }
      })
    default:
      return input
  }
}

/** Addressees with their names of today. Throws 422 where a unit does not exist. */
async function nameAddressees(tx: Tx, wanted: readonly Addressee[], path: string): Promise<NamedAddressee[]> {
  const names = await unitNames(
    tx,
    wanted.flatMap(one => (one.kind === 'unit' ? [one.unitId] : [])),
  )
  return wanted.map((one, at) => {
    if (one.kind === 'outside') return one
    const name = names.get(one.unitId)
    if (name !== undefined) return { ...one, name }
    throw refuse(422, 'invalid', { zh: '没有这个单位', en: 'There is no such unit' }, undefined, {
      fields: [{ path: `${path}.${at}`, zh: '没有这个单位', en: 'There is no such unit' }],
    })
  })
}
