const placeholder = /\{([a-zA-Z]\w*)\}/g

/** The names that a template says in braces. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(placeholder)].map(([, name = '']) => name)
}

/** Puts values in; encoding is the business of whatever carries the text. A name without a value is a fault of ours: settings were checked. */
export function fillIn(template: string, values: ReadonlyMap<string, string>): string {
  return template.replaceAll(placeholder, (_, name: string) => {
    const value = values.get(name)
    if (value === undefined) throw new Error(`{${name}} has no value here`)
    return value
  })
}

/** The same for all fields of a form, a query or a JSON object. */
export function fillInAll(
  templates: Readonly<Record<string, string>>,
  values: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(templates).map(([name, template]) => [name, fillIn(template, values)]))
}
