import { z } from 'zod'
import type { DocumentInputs } from '#contract/ground/document.ts'
import type { Ground } from '../context.ts'
import { momentOf } from '../context.ts'
import type { Actor } from '../database/claims.ts'
import { type Tx, transaction } from '../database/transaction.ts'
import type { Refusal } from '../errors/refusal.ts'
import { refuse } from '../errors/refuse.ts'
import { actWithin } from '../workflow/act.ts'
import type { DocumentRule } from './document.ts'
import type { DocumentWorkflow } from './document.workflow.ts'
import { onlyIssuer } from './document-guards.ts'
import type { DocumentSettings } from './document-settings.ts'
import { writeNumber } from './write-number.ts'

const Numbered = z.object({
  series: z.string(),
  year: z.number().int(),
  sequence: z.number().int(),
  words: z.string(),
  external: z.boolean(),
})

/** 编号: the number as it was taken or read, see `numberDocument`. */
export const numberRule: DocumentRule<z.infer<typeof Numbered>> = {
  takes: Numbered,
  refuses: onlyIssuer,
  decide: (_, { series, year, sequence, words, external }, moment) => ({
    to: 'numbered',
    set: {
      series,
      numberYear: year,
      numberSequence: sequence,
      numberWords: words,
      numberExternal: external,
      numberedOn: moment.day,
    },
    note: words,
  }),
}

export interface NumberWish {
  readonly id: string
  readonly version?: number | undefined
  readonly requestId: string
  readonly input: z.infer<DocumentInputs['number']>
}

/**
 * Gives a paper its number. The next one of a series is taken and written in one transaction: many at once queue on the series, and what
 * fails leaves no gap. A number of the OA system is read, brought into the usual form and refused where it is taken.
 *
 * Throws 422 `document.badNumber`, 409 `document.numberTaken`.
 */
export async function numberDocument(
  ground: Ground,
  actor: Actor,
  { workflow, settings }: { workflow: DocumentWorkflow; settings: DocumentSettings },
  { id, version, requestId, input }: NumberWish,
): Promise<void> {
  await transaction(ground.database, actor, async tx => {
    if (await wasDone(tx, requestId, id)) return
    const own = settings.letterheadOf(actor.unitId)?.series ?? []
    const taken =
      input.by === 'series'
        ? await takeNext(tx, input.series, Number(momentOf(ground).day.slice(0, 4)), own)
        : readExternal(input.number, own)
    await actWithin(tx, ground, workflow, { id, action: 'number', version, requestId, input: taken })
  }).catch(numberTaken)
}

/** Whether this request has been carried out before. */
async function wasDone(tx: Tx, requestId: string, id: string): Promise<boolean> {
  const earlier = await tx.query('select from ground.trail where request_id = $1 and subject_id = $2', [requestId, id])
  return earlier.length > 0
}

async function takeNext(
  tx: Tx,
  series: string,
  year: number,
  own: readonly string[],
): Promise<z.infer<typeof Numbered>> {
  if (!own.includes(series)) {
    throw badNumber(
      { zh: `本单位没有「${series}」这一发文代字`, en: `Your unit has no series “${series}”` },
      own.length > 0
        ? { zh: `可用：${own.join('、')}`, en: `Yours: ${own.join(', ')}` }
        : { zh: '请录入 OA 文号', en: 'Enter the number given by the OA system' },
      'series',
    )
  }
  const [row] = await tx.query<{ sequence: number }>(
    `insert into ground.document_series as known (issuer_unit, series, year, last_sequence) values ($1, $2, $3, 1)
     on conflict (issuer_unit, series, year) do update set last_sequence = known.last_sequence + 1 returning last_sequence as sequence`,
    [tx.actor.unitId, series, year],
  )
  const sequence = row?.sequence ?? 1
  return { series, year, sequence, words: writeNumber({ series, year, sequence }), external: false }
}

const external = /^([^\d\s〔〕[\]()（）【】]{2,20})[〔[(（【](\d{4})[〕\])）】]\s*第?(\d{1,6})号$/

/** `衢环发[2024] 15号` → 衢环发〔2024〕15号. A series that the unit numbers here takes no numbers from elsewhere. */
export function readExternal(text: string, own: readonly string[]): z.infer<typeof Numbered> {
  const found = external.exec(text.replaceAll(/\s+/g, ''))
  const accepted = { zh: '应如“衢环发〔2024〕15号”', en: 'It should read like 衢环发〔2024〕15号' }
  if (!found) throw badNumber({ zh: `「${text}」不是文号`, en: `“${text}” is no document number` }, accepted, 'number')
  const [, series = '', year = '', sequence = ''] = found
  if (own.includes(series)) {
    throw badNumber(
      { zh: `「${series}」由本系统顺序编号，不能录入`, en: `“${series}” is numbered here, one after the other` },
      { zh: '请选择“按代字取号”', en: 'Take the next number of the series' },
      'number',
    )
  }
  const number = { series, year: Number(year), sequence: Number(sequence) }
  if (number.sequence === 0) throw badNumber({ zh: '顺序号从 1 开始', en: 'Numbers begin with 1' }, accepted, 'number')
  return { ...number, words: writeNumber(number), external: true }
}

function badNumber(sentence: { zh: string; en: string }, accepted: { zh: string; en: string }, path: string): Refusal {
  return refuse(422, 'document.badNumber', sentence, accepted, { fields: [{ path, ...sentence }] })
}

function numberTaken(error: { code?: string; constraint?: string }): never {
  if (error.code === '23505' && error.constraint?.startsWith('document_issuer_unit')) {
    throw refuse(
      409,
      'document.numberTaken',
      { zh: '这个文号已用于本单位的另一份文书', en: 'Another document of your unit has this number' },
      { zh: '请核对 OA 文号，或在发文登记簿中查看', en: 'Check the number, or look it up in the register' },
      {
        fields: [{ path: 'number', zh: '文号已被占用', en: 'The number is taken' }],
      },
    )
  }
  throw error
}
