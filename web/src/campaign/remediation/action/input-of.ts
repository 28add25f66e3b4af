import { type ActionValues, type FieldName, fieldKinds, type ReceiverDraft } from './action-values.ts'

/** What a form asks: a path of the action's input, with `?` behind it where it may be left out. */
export type Ask = FieldName | `${FieldName}?`

export const nameOf = (ask: Ask): FieldName => ask.replace(/\?$/, '') as FieldName
export const isOptional = (ask: Ask): boolean => ask.endsWith('?')

/**
 * The input the server is sent: what the form asked, at its path; what was left empty is left out.
 * @param enterprise id of the enterprise that the choice `enterprise` of a receiver stands for
 * @param oneReceiver where `to` is a single receiver, as when a share is reassigned
 */
export function inputOf(
  asks: readonly Ask[],
  values: ActionValues,
  files: Readonly<Record<string, readonly string[]>>,
  { enterprise, oneReceiver = false }: { enterprise: string | null; oneReceiver?: boolean },
): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const ask of asks) {
    const name = nameOf(ask)
    // files that must be there are sent as none, so that the answer says which they are
    const value = valueOf(name) ?? (fieldKinds[name] === 'files' && !isOptional(ask) ? [] : undefined)
    if (value !== undefined) put(input, name, value)
  }
  return input

  function valueOf(name: FieldName): unknown {
    switch (fieldKinds[name]) {
      case 'files':
        return filled(files[name])
      case 'file':
        return files[name]?.[0]
      case 'receivers': {
        const receivers = values.to.filter(({ to }) => to !== '').map((draft, at) => receiverOf(draft, at, enterprise))
        return oneReceiver ? receivers[0] : receivers
      }
      case 'yesNo':
        return values.changed === '' ? undefined : values.changed === 'yes'
      case 'flag':
        // whether there was a visit shows in what is said of it
        return name === 'onSite' ? undefined : values[name as keyof ActionValues] || undefined
      case 'number':
        return values.cost ?? undefined
      default:
        return filled(values[name as keyof ActionValues])
    }
  }
}

/** Puts a value at a dotted path: `form.conclusion` within `form`. */
export function put(into: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.')
  const last = steps.pop() ?? path
  const at = steps.reduce<Record<string, unknown>>((within, step) => {
    within[step] ??= {}
    return within[step] as Record<string, unknown>
  }, into)
  at[last] = value
}

function receiverOf({ to, term }: ReceiverDraft, at: number, enterprise: string | null) {
  return {
    ...(to === 'enterprise' ? { enterpriseId: enterprise } : { unitId: to }),
    share: at === 0 ? 'lead' : 'cooperate',
    ...(term === '' ? {} : { term }),
  }
}

/** Nothing for what was left empty. */
export function filled(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  return Array.isArray(value) && value.length === 0 ? undefined : value
}
