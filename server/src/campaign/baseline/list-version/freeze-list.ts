import { z } from 'zod'
import { ListStage } from '#contract/baseline/list-version.ts'
import type { Actor } from '#ground/database/claims.ts'
import { type Tx, transaction } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { countOf } from '#ground/figures/index.ts'
import { defineJob, type JobContext, type JobKind } from '#ground/jobs/index.ts'
import { createWithin } from '#ground/workflow/create.ts'
import type { Registering } from '../registering.ts'
import type { FrozenList } from './frozen-list.ts'
import { hashOfVersion } from './list-hash.ts'
import {
  keepCell,
  type ListVersion,
  latestVersion,
  nextSerial,
  sumOfList,
  type VersionCell,
} from './list-version.store.ts'
import type { ListVersionWorkflow } from './list-version.workflow.ts'
import { type Lists, requireMayFreeze } from './lists.ts'

const Payload = z.object({
  requestId: z.uuid(),
  list: z.string(),
  stage: ListStage,
  area: z.string().nullable(),
  industry: z.string().nullable(),
  /** The number that the person was shown. */
  number: z.number().int(),
  note: z.string().nullable(),
})
export type FreezeWish = z.infer<typeof Payload>

/** What freezing is handed. */
export interface Freezing extends Registering {
  readonly lists: Lists
  readonly versions: ListVersionWorkflow
}

/** 固化 as long work: minutes of reading for a list of a city, and whoever began it may leave. */
export function makeFreezeJob(freezing: Freezing): JobKind<FreezeWish> {
  return defineJob<FreezeWish>({
    kind: 'freezeList',
    takes: Payload,
    title: ({ list, number }) => {
      const { zh, en } = freezing.lists.get(list).words
      return { zh: `固化${zh}第 ${number} 版`, en: `Freeze version ${number}: ${en}` }
    },
    handle: async (context, wish) => {
      const version = await freezeList(freezing, context.actor, wish, context)
      return {
        done: version.rows,
        refused: 0,
        link: `/list-versions/${version.id}`,
        words: {
          zh: `第 ${version.number} 版已固化：${version.rows} 行`,
          en: `Version ${version.number} is frozen: ${version.rows} rows`,
        },
      }
    },
  })
}

/**
 * 三(一)-1 freezes a list as it is at this moment: one snapshot, so that no row is taken from before a change and another from after
 * it, and one transaction, so that a version is whole or is not.
 *
 * Throws 403 `list.notYours`, 409 `list.frozenMeanwhile`, 422 `list.unknown`, 422 `list.empty`.
 */
export async function freezeList(
  freezing: Freezing,
  actor: Actor,
  wish: FreezeWish,
  { progress, cancelled }: Pick<JobContext, 'progress' | 'cancelled'> = { progress: () => {}, cancelled: () => false },
): Promise<ListVersion> {
  const { campaign, versions } = freezing
  const list = freezing.lists.get(wish.list)
  requireMayFreeze(list, actor, wish)
  const area = wish.area ?? campaign.city.code
  return transaction(
    freezing.database,
    actor,
    async tx => {
      const outcome = await createWithin<ListVersion, 'frozen', 'freeze'>(
        tx,
        freezing,
        versions,
        { action: 'freeze', requestId: wish.requestId },
        async (inner, moment) => {
          const previous = await latestVersion(inner, { list: list.key, area, industry: wish.industry })
          refuseOther(previous, wish.number)
          const serial = await nextSerial(inner)
          const cells = await keepCells(inner, list, serial, cellsOf(freezing, wish), progress, cancelled)
          progress(0.95, { zh: '正在计算校验值', en: 'Signing it' })
          const sum = await sumOfList(inner, serial)
          const rows = cells.reduce((all, { count }) => all + count, 0)
          if (rows === 0) throw refuseEmpty()
          if (sum.rows !== rows || sum.broken > 0)
            throw new Error(`List ${serial}: ${rows} rows were kept, ${sum.rows} stand`)
          const head = {
            list: list.key,
            stage: wish.stage,
            number: wish.number,
            note: wish.note,
            frozenAt: moment.at,
            frozenWords: actor.words,
            rows,
            rowsHash: sum.rowsHash,
            previousHash: previous?.hash ?? null,
          }
          return {
            to: 'frozen',
            cell: { area, county: null, township: null, industry: wish.industry, enterpriseId: null },
            set: {
              ...head,
              serial,
              frozenOn: moment.day,
              cells: JSON.stringify(cells),
              hash: hashOfVersion({ ...head, area, industry: wish.industry }),
            },
            note: wish.note ?? undefined,
          }
        },
      )
      return outcome.after
    },
    { snapshot: true },
  )
}

/** How many rows a version would have, by the counters. */
export function countRows(
  tx: Tx,
  { measure }: FrozenList,
  { area, industry }: Pick<FreezeWish, 'area' | 'industry'>,
): Promise<number> {
  return countOf(tx, measure, { ...(area ? { areas: [area] } : {}), ...(industry ? { industries: [industry] } : {}) })
}

/** Throws 409 `list.frozenMeanwhile` where the series is no longer where the person saw it. */
export function refuseOther(previous: Pick<ListVersion, 'number' | 'frozenWords'> | null, number: number): void {
  if ((previous?.number ?? 0) + 1 === number) return
  throw refuse(
    409,
    'list.frozenMeanwhile',
    {
      zh: `${previous?.frozenWords ?? ''}已固化第 ${previous?.number ?? 0} 版`,
      en: `Version ${previous?.number ?? 0} has been frozen meanwhile by ${previous?.frozenWords ?? ''}`,
    },
    { zh: '请先看过该版；仍需固化的，重新核对后再办', en: 'Look at it first; if another is still needed, begin again' },
    { current: { number: previous?.number ?? 0 } },
  )
}

function refuseEmpty() {
  return refuse(
    422,
    'list.empty',
    {
      zh: '这一范围内没有在册的行，不能固化空清单',
      en: 'There is no row in this part, and an empty list is not frozen',
    },
    { zh: '确无此类企业的，按零报告办理', en: 'Where there is none indeed, say so by a nil report' },
  )
}

/** The cells of what is to be frozen, in the order of the campaign. */
function cellsOf({ campaign }: Freezing, { area, industry }: FreezeWish): { area: string; industry: string }[] {
  const areas = campaign.areas.map(({ code }) => code).filter(code => area === null || code === area)
  const industries = campaign.industries.map(({ id }) => id).filter(id => industry === null || id === industry)
  return areas.flatMap(code => industries.map(id => ({ area: code, industry: id })))
}

async function keepCells(
  tx: Tx,
  { rowsOfCell }: FrozenList,
  serial: number,
  cells: readonly { area: string; industry: string }[],
  progress: JobContext['progress'],
  cancelled: () => boolean,
): Promise<VersionCell[]> {
  const kept: VersionCell[] = []
  let rows = 0
  for (const [at, { area, industry }] of cells.entries()) {
    if (cancelled()) throw new Error('cancelled: nothing is frozen')
    const count = await keepCell(tx, { rowsOfCell, serial, before: rows, area, industry })
    rows += count
    kept.push({ area, industry, count })
    progress((0.9 * (at + 1)) / cells.length, { zh: `已抄录 ${rows} 行`, en: `${rows} rows kept` })
  }
  return kept
}
