import { z } from 'zod'
import type { ActionValues } from './action-values.ts'
import { type FieldName, fieldKinds } from './action-values.ts'

/**
 * The contract's schema of an input as the form can hold it: what is wrong is said before anything is sent. Files are judged by the
 * server, since they are not among the values.
 */
export function schemaOfForm(takes: z.ZodType, inputFor: (values: ActionValues) => unknown): z.ZodType {
  return z.unknown().superRefine((values, context) => {
    for (const issue of takes.safeParse(inputFor(values as ActionValues)).error?.issues ?? []) {
      const kind = fieldKinds[issue.path.join('.') as FieldName]
      if (kind !== 'files' && kind !== 'file') context.addIssue({ ...issue })
    }
  })
}
