import { attachFiles, type Purpose } from '#ground/files/index.ts'
import type { Case, Rule } from '#ground/workflow/workflow.ts'

/**
 * Attaches what a decision names as files to the record it is about, in the same transaction: from then on whoever reaches the record
 * reaches them. The paper of a 代录 is attached as such.
 */
export function withFiles<This extends Case, State extends string, Input>(
  noun: string,
  purpose: Purpose,
  rule: Rule<This, State, Input>,
): Rule<This, State, Input> {
  return {
    ...rule,
    decide: (the, input, moment, actor) => {
      const decision = rule.decide(the, input, moment, actor)
      const { files = [], basis, also } = decision
      if (files.length === 0 && !basis?.file) return decision
      return {
        ...decision,
        also: async (tx, requestId) => {
          const subject = { noun, id: the.id, cell: the }
          await attachFiles(tx, subject, purpose, files)
          await attachFiles(tx, subject, 'basis', basis?.file ? [basis.file] : [])
          await also?.(tx, requestId)
        },
      }
    },
  }
}
