import { RosterKind } from '#contract/baseline/omission-words.ts'
import type { FileStorage } from '#ground/files/index.ts'
import type { JobKind } from '#ground/jobs/index.ts'
import type { Registering } from '../registering.ts'
import { defineRowsJob, type RowsPayload } from '../workbook-rows/define-rows-job.ts'
import { readRosterRows } from './read-roster-rows.ts'
import { receiveRosterEntry } from './receive-roster-entry.ts'
import type { RosterEntryWorkflow } from './roster-entry.workflow.ts'

/** 三(一)-2: a roster of another office, row by row; what fits no enterprise is kept and looked at each night. */
export function makeRosterJob(
  registering: Registering & { readonly storage: FileStorage },
  workflow: RosterEntryWorkflow,
): JobKind<RowsPayload> {
  return defineRowsJob(registering, {
    kind: 'baseline.receiveRoster',
    words: { zh: '导入名册', en: 'Receive a roster' },
    link: '/watch',
    header: {
      zh: '请给表头写上：单位名称、统一社会信用代码、地址、编号、经营范围（或行业类别）、管理类别、月用电量',
      en: 'Give the header: name, credit code, place, number, scope, permit kind, power a month (in Chinese)',
    },
    read: (workbook, said, signal) => readRosterRows(workbook, RosterKind.parse(said.kind), signal),
    takeIn: async (tx, requestId, input) =>
      (await receiveRosterEntry(tx, registering, workflow, { requestId, input })).state,
    outcome: (done, counts) => {
      const unmatched = counts.get('unmatched') ?? 0
      return {
        zh: `已登记 ${done} 行，其中 ${unmatched} 行在企业库中没有对应企业，比对后列入应纳未纳`,
        en: `${done} received; ${unmatched} match no enterprise and are looked at with the next comparison`,
      }
    },
  })
}
