import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Report } from '#campaign/baseline/index.ts'
import { dryRun, postOfUsername, registryOf, takeInAtOnce } from '#campaign/baseline/index.ts'
import { rowOutcomeWords } from '#contract/baseline/import.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { takeBytes } from '#ground/files/take-bytes.ts'
import { actorOfPost } from '#ground/identity/actor-of-post.ts'
import { prepareJobs, startWorker } from '#ground/jobs/index.ts'
import type { Context } from '../context.ts'
import { jobKinds } from '../wiring.ts'
import { withContext } from './with-context.ts'

const usage = `npm run -s clearloop -- import FILE [--dry-run] [--json] [--area 江山市] [--township 贺村镇] [--industry 木质家具] [--as USERNAME]

  --dry-run   只判定、不写入 / judge only, write nothing
  --json      以 JSON 输出 / print JSON
  --as        以该用户的岗位写入，不带 --dry-run 时必填 / the user whose post writes; needed unless it is a dry run`

interface Asked {
  readonly file: string
  readonly dryRun: boolean
  readonly json: boolean
  readonly as: string | undefined
  readonly area?: string
  readonly township?: string
  readonly industry?: string
}

/**
 * `clearloop import FILE`: judges a workbook against the registry of the running installation; where none runs, the database is
 * started for it and stopped after. Without `--dry-run` the good rows are written under a named user's post.
 *
 * @returns 0 when the file was judged (and written), 1 when it could not be, 2 for wrong arguments
 */
export async function importCommand(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (!asked) {
    console.error(usage)
    return 2
  }
  return withContext(async context => {
    const actor =
      asked.as === undefined
        ? null
        : await postOfUsername(
            { database: context.database, actorOf: actorOfPost(context.database, context.clock) },
            asked.as,
          )
    if (asked.as !== undefined && !actor) {
      console.error(`没有用户「${asked.as}」，或其没有可以导入的岗位 / no such user, or none of their posts may import`)
      return 2
    }
    if (asked.dryRun) return judge(context, asked, actor)
    if (!actor) {
      console.error(`写入须指明以谁的岗位：--as 用户名 / name the user whose post writes: --as USERNAME`)
      return 2
    }
    return write(context, asked, actor)
  })
}

function readArguments(args: string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        area: { type: 'string' },
        township: { type: 'string' },
        industry: { type: 'string' },
        as: { type: 'string' },
      },
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return null
    const { area, township, industry } = values
    return {
      file,
      dryRun: values['dry-run'],
      json: values.json,
      as: values.as,
      ...(area === undefined ? {} : { area }),
      ...(township === undefined ? {} : { township }),
      ...(industry === undefined ? {} : { industry }),
    }
  } catch {
    return null
  }
}

/** As a dry run nobody need be named: the whole registry is looked at, and nothing is written. */
async function judge(context: Context, asked: Asked, actor: Actor | null): Promise<number> {
  const { area, township, industry } = asked
  const report = await dryRun(await readFile(asked.file), basename(asked.file), {
    campaign: context.campaign,
    ...registryOf(context.stages.baseline.taking, actor ?? servicePost('loader')),
    ...(area === undefined ? {} : { area }),
    ...(township === undefined ? {} : { township }),
    ...(industry === undefined ? {} : { industry }),
  })
  if (asked.json) console.log(JSON.stringify(report, null, 1))
  else console.log(said(report))
  return 0
}

async function write(context: Context, asked: Asked, actor: Actor): Promise<number> {
  await prepareJobs(context.installation.ownerUrl)
  const { database, clock, onTrouble, storage } = context
  const worker = await startWorker({
    database,
    kinds: jobKinds(context),
    actorOf: actorOfPost(database, clock),
    onTrouble,
  })
  const bytes = await takeBytes(storage, createReadStream(asked.file))
  try {
    await storage.keep(bytes.hash, bytes.path)
    const { area, township, industry } = asked
    const done = await takeInAtOnce(context.stages.baseline, actor, {
      requestId: randomUUID(),
      fileName: basename(asked.file),
      fileSize: bytes.size,
      fileHash: bytes.hash,
      area,
      township,
      industry,
    })
    if (asked.json) console.log(JSON.stringify(done, null, 1))
    else console.log(`${done.words.zh} / ${done.words.en}`)
    return done.state === 'imported' ? 0 : 1
  } finally {
    await bytes.drop()
    await worker.stop()
  }
}

function said(report: Report): string {
  const { totals } = report
  const counts = Object.entries(rowOutcomeWords).map(([outcome, words]) => {
    const count = totals[outcome as keyof typeof rowOutcomeWords]
    return `${pad(words)} ${count}`
  })
  const held = report.rows
    .filter(({ outcome }) => outcome === 'review' || outcome === 'reject' || outcome === 'create_warn')
    .map(row => `${row.sheet} ${row.row}\t${row.enterprise?.name ?? ''}\t${row.reasons.join(' ')}`)
  return [report.message ?? '', ...counts, '', ...held].filter((line, at) => at > 0 || line !== '').join('\n')
}

function pad({ zh, en }: Words): string {
  return `${zh} / ${en}:`
}
