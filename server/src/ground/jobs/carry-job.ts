import type { Words } from '#contract/ground/endpoint.ts'
import type { Actor, ServiceRole } from '../database/claims.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { Refusal } from '../errors/refusal.ts'
import type { AnyJobKind, JobKind, JobOutcome } from './job-kind.ts'
import { type JobLedger, jobLedger } from './job-ledger.ts'

/** Reads the post of a job's starter as it stands now, or null when it has ended, changed hands or its person has gone. */
export type ActorOfPost = (postId: string, personId: string) => Promise<Actor | null>

export interface Carrying {
  readonly database: Database
  readonly kinds: readonly AnyJobKind[]
  readonly actorOf: ActorOfPost
  /** Aborted when the server stops: the job goes back to waiting. */
  readonly stopping: AbortSignal
}

/** One try of one job: under whose post, by which kind, how it ended. Throws what the queue should try again. */
export async function carryJob(
  { database, kinds, actorOf, stopping }: Carrying,
  attempt: { jobId: string; runner: string; number: number; last: boolean },
): Promise<void> {
  const ledger = jobLedger(database, attempt.jobId)
  const row = await ledger.begin(attempt.runner)
  if (!row) return
  const kind = kinds.find(known => known.kind === row.kind) as JobKind<unknown> | undefined
  if (!kind)
    return ledger.fail({
      zh: `本服务器不认识这类工作：${row.kind}`,
      en: `This server does not know work of the kind ${row.kind}`,
    })
  const actor = row.serviceRole ? servicePost(row.serviceRole as ServiceRole) : await actorOf(row.postId, row.personId)
  if (!actor) {
    return ledger.fail({
      zh: '发起人的岗位已失效，未继续执行',
      en: 'The post that started it has ended, so it was not carried on',
    })
  }

  const stop = new AbortController()
  const stopBecauseServerStops = () => stop.abort('stopping')
  if (stopping.aborted) stopBecauseServerStops()
  stopping.addEventListener('abort', stopBecauseServerStops)
  const beat = ledger.keepBeating(() => stop.abort('cancelled'))
  try {
    const outcome = await kind.handle(
      {
        jobId: attempt.jobId,
        actor,
        attempt: attempt.number,
        progress: ledger.note,
        cancelled: () => stop.signal.aborted,
        signal: stop.signal,
      },
      kind.takes.parse(row.payload),
    )
    await beat.stop()
    // what it did is harmless to do again, and whether it did everything cannot be told from here
    if (stop.signal.reason === 'stopping') await ledger.giveBack(kind.attempts)
    else await end(ledger, outcome, { cancelled: stop.signal.aborted, expected: row.expectedRows })
  } catch (error) {
    await beat.stop()
    if (stop.signal.reason === 'stopping') await ledger.giveBack(kind.attempts)
    else await afterError(ledger, error, { cancelled: stop.signal.reason === 'cancelled', last: attempt.last })
  } finally {
    stopping.removeEventListener('abort', stopBecauseServerStops)
  }
}

async function end(
  ledger: JobLedger,
  outcome: JobOutcome,
  { cancelled, expected }: { cancelled: boolean; expected: number | null },
): Promise<void> {
  const seen = outcome.seen ?? outcome.done + outcome.refused
  if (!cancelled && expected !== null && expected > 0 && seen === 0) {
    return ledger.fail({
      zh: `应处理 ${expected} 行，实际一行也没有看到，请检查权限与范围`,
      en: `It expected ${expected} rows and saw none; look at its rights and scope`,
    })
  }
  await ledger.end(cancelled ? 'cancelled' : 'done', outcome, outcome.words ?? endWords(outcome, cancelled))
}

function endWords({ done, refused }: JobOutcome, cancelled: boolean): Words {
  const zh = `${cancelled ? '已取消' : '已完成'}：成功 ${done}，未成功 ${refused}`
  return { zh, en: `${cancelled ? 'Cancelled' : 'Done'}: ${done} done, ${refused} refused` }
}

async function afterError(
  ledger: JobLedger,
  error: unknown,
  { cancelled, last }: { cancelled: boolean; last: boolean },
): Promise<void> {
  if (cancelled) {
    return ledger.end('cancelled', null, { zh: '已取消，已完成的部分保留', en: 'Cancelled; what is done stays done' })
  }
  if (error instanceof Refusal) {
    const { zh, en, accepted } = error
    return ledger.fail(accepted ? { zh: `${zh}。${accepted.zh}`, en: `${en}. ${accepted.en}` } : { zh, en })
  }
  if (last)
    await ledger.fail({
      zh: '多次尝试仍出错，已停止，请联系管理员',
      en: 'It failed at every try and was given up; tell the administrator',
    })
  else await ledger.wait({ zh: '出错，稍后自动重试', en: 'It failed and will be tried again by itself' })
  throw error
}
