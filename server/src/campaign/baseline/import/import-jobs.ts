import { z } from 'zod'
import { defineJob, type JobKind } from '#ground/jobs/index.ts'
import { applyList } from './apply-list.ts'
import { judgeList } from './judge-list.ts'
import type { BatchPayload } from './receive-list.ts'
import type { TakingIn } from './taking-in.ts'
import { undoList } from './undo-list.ts'

const Payload = z.object({ batchId: z.uuid(), requestId: z.uuid() })

export interface ImportJobs {
  readonly judge: JobKind<BatchPayload>
  readonly apply: JobKind<BatchPayload>
  readonly undo: JobKind<BatchPayload>
}

/** Reading, writing and undoing a list, each as a job with progress that one can leave and come back to. */
export function makeImportJobs(taking: TakingIn): ImportJobs {
  const job = (
    kind: string,
    zh: string,
    en: string,
    handle: (
      taking: TakingIn,
      ...rest: Parameters<JobKind<BatchPayload>['handle']>
    ) => ReturnType<JobKind<BatchPayload>['handle']>,
  ) =>
    defineJob<BatchPayload>({
      kind,
      takes: Payload,
      title: () => ({ zh, en }),
      handle: (context, payload) => handle(taking, context, payload),
    })
  return {
    judge: job('judgeList', '判定清单', 'Judging a list', judgeList),
    apply: job('applyList', '导入清单', 'Importing a list', applyList),
    undo: job('undoList', '撤销导入', 'Undoing an import', undoList),
  }
}
