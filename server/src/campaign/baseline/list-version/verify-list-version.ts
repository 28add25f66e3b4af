import { z } from 'zod'
import type { Words } from '#contract/ground/endpoint.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, type Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { defineJob, type JobKind } from '#ground/jobs/index.ts'
import type { Registering } from '../registering.ts'
import { hashOfVersion } from './list-hash.ts'
import { findVersions, type ListVersion, readVersion, sumOfList } from './list-version.store.ts'

/** What a check of one version found; `fault` is null where all is as it was frozen. */
export interface ListVerification {
  readonly id: string
  readonly list: string
  readonly number: number
  readonly rows: number
  readonly fault: Words | null
}

/** Computes a version's hashes again from the facts that are stored, and looks whether it follows the version before it. */
export async function verifyVersion(tx: Tx, version: ListVersion): Promise<ListVerification> {
  const sum = await sumOfList(tx, version.serial)
  const [before] = await findVersions(
    tx,
    'list = $1 and area = $2 and industry is not distinct from $3 and number = $4',
    [version.list, version.area, version.industry, version.number - 1],
  )
  const { id, list, number, rows } = version
  return { id, list, number, rows, fault: faultOf(version, sum, before ?? null) }
}

function faultOf(
  version: ListVersion,
  sum: Awaited<ReturnType<typeof sumOfList>>,
  before: ListVersion | null,
): Words | null {
  if (sum.rows !== version.rows) {
    return {
      zh: `固化时 ${version.rows} 行，现存 ${sum.rows} 行`,
      en: `${version.rows} rows were frozen, ${sum.rows} are stored`,
    }
  }
  if (sum.broken > 0) {
    return { zh: `${sum.broken} 行内容与校验值不符`, en: `${sum.broken} rows are not what their hash says` }
  }
  if (sum.rowsHash !== version.rowsHash) {
    return { zh: '各行合计校验值不符', en: 'The rows together are not what their hash says' }
  }
  if (hashOfVersion(version) !== version.hash) {
    return { zh: '版本信息与校验值不符', en: 'The head of the version is not what its hash says' }
  }
  if (version.number > 1 && before?.hash !== version.previousHash) {
    return { zh: '与上一版的校验链断开', en: 'It does not follow the version before it' }
  }
  return null
}

const Payload = z.object({ id: z.uuid() })

/** 核验 as long work: it reads every row of the version. */
export function makeVerifyListJob({ database }: Pick<Registering, 'database'>): JobKind<z.output<typeof Payload>> {
  return defineJob({
    kind: 'verifyListVersion',
    takes: Payload,
    title: () => ({ zh: '核验清单版本', en: 'Verify a version of a list' }),
    handle: async ({ actor }, { id }) => {
      const { rows, number, fault } = await reading(database, actor, async tx =>
        verifyVersion(tx, await readVersion(tx, id)),
      )
      if (fault) {
        throw refuse(409, 'list.broken', fault, {
          zh: '请勿再使用该版本，并报告审计员',
          en: 'Do not use this version, and tell the auditor',
        })
      }
      return {
        done: rows,
        refused: 0,
        words: {
          zh: `第 ${number} 版核验一致：${rows} 行与固化时相同`,
          en: `Version ${number} is whole: ${rows} rows are as they were frozen`,
        },
      }
    },
  })
}

/** Every version there is, oldest first; for the command line. */
export async function verifyAllVersions(
  { database }: Pick<Registering, 'database'>,
  actor: Actor,
  onEach: (verification: ListVerification) => void,
): Promise<boolean> {
  const versions = await reading(database, actor, tx => findVersions(tx, 'true order by serial', []))
  let whole = true
  for (const version of versions) {
    const verification = await reading(database, actor, tx => verifyVersion(tx, version))
    whole &&= verification.fault === null
    onEach(verification)
  }
  return whole
}
