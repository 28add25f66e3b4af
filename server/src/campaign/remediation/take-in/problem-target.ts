import type { ImportTarget } from '#campaign/baseline/index.ts'
import { actWithin } from '#ground/workflow/act.ts'
import type { Remediation } from '../remediation.ts'
import { bringProblems } from './bring-problems.ts'
import { isMeasure, problemsThere, workedOn } from './take-in.store.ts'

/** Has problems and their measures brought in with lists of enterprises, and taken back with them (三(一)-1, 三(一)-3). */
export function problemTarget(remediation: Remediation): ImportTarget {
  const { context, workflows } = remediation
  return {
    key: 'problem',
    makes: ['problem', 'measure'],
    words: { zh: '问题与措施', en: 'Problems and measures' },
    recognise: problemsThere,
    write: (tx, matter) => bringProblems(tx, remediation, matter),
    isBuiltUpon: workedOn,
    undo: async (tx, id, { batchId, requestId }) => {
      const wish = { id, action: 'undoImport', requestId, input: { batchId } } as const
      if (await isMeasure(tx, id)) await actWithin(tx, context, workflows.measure, wish)
      else await actWithin(tx, context, workflows.problem, wish)
    },
  }
}
