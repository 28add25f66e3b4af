import type { DraftForm } from '#web/ground/form/use-draft-form.ts'

/** The same form, whose fields find the sentences that the server says at other paths: `{ day: 'closedOn' }`. */
export function withPaths<Values extends object>(
  form: DraftForm<Values>,
  paths: Readonly<Record<string, string>>,
): DraftForm<Values> {
  return { ...form, wrongAt: path => form.wrongAt(paths[path] ?? path) }
}
