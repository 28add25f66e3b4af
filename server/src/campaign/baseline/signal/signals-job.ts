import { SignalKind } from '#contract/baseline/signal-words.ts'
import type { FileStorage } from '#ground/files/index.ts'
import type { JobKind } from '#ground/jobs/index.ts'
import type { Registering } from '../registering.ts'
import { defineRowsJob, type RowsPayload } from '../workbook-rows/define-rows-job.ts'
import { readSignalRows } from './read-signal-rows.ts'
import { receiveSignal } from './receive-signal.ts'
import type { SignalWorkflow } from './signal.workflow.ts'

/** 三(一)-2: a workbook of signals; what fits no enterprise is kept unmatched. */
export function makeSignalsJob(
  registering: Registering & { readonly storage: FileStorage },
  workflow: SignalWorkflow,
): JobKind<RowsPayload> {
  return defineRowsJob(registering, {
    kind: 'baseline.receiveSignals',
    words: { zh: '导入线索', en: 'Receive signals' },
    link: '/signals',
    header: {
      zh: '请给表头写上：企业名称、统一社会信用代码、地址、日期、编号、内容',
      en: 'Give the header: name, credit code, place, day, number, words (in Chinese)',
    },
    read: (workbook, said, signal) => readSignalRows(workbook, SignalKind.parse(said.kind), signal),
    takeIn: async (tx, requestId, input) =>
      (await receiveSignal(tx, registering, workflow, { requestId, input })).after.state,
    outcome: (done, counts) => {
      const unmatched = counts.get('unmatched') ?? 0
      return {
        zh: `已登记 ${done} 条，其中 ${unmatched} 条待人工匹配`,
        en: `${done} received, ${unmatched} of them to be matched by hand`,
      }
    },
  })
}
