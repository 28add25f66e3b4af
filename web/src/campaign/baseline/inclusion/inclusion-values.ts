import type { InclusionInputs, InclusionView } from '#contract/baseline/inclusion.ts'

/** Everything a form of one of the actions may hold; each shows its own part. Empty text is nothing. */
export interface InclusionValues {
  proposal: string
  clause: string
  reason: string
  verdict: string
  words: string
  basisKind: string
  decidedOn: string
  deciderName: string
  route: string
  destination: string
  plannedOn: string
  number: string
  item: string
  seenOn: string
  signalId: string
}

/** What an untouched form shows: the record as it stands. */
export function startOf(
  { state, clause, reason, route, destination, plannedOn }: InclusionView,
  today: string,
): InclusionValues {
  return {
    proposal: state === 'proposedOut' ? 'out' : 'in',
    clause: state === 'proposedIn' ? (clause ?? '') : '',
    reason: state === 'proposedIn' || state === 'proposedOut' ? (reason ?? '') : '',
    verdict: 'agree',
    words: '',
    basisKind: 'self',
    decidedOn: '',
    deciderName: '',
    route: route ?? '',
    destination: destination ?? '',
    plannedOn: plannedOn ?? '',
    number: '',
    item: '',
    seenOn: today,
    signalId: '',
  }
}

/** What the server is sent. `hash` is that of the proposal in sight, which a signature binds to. */
export function inputOf(
  action: 'propose' | keyof InclusionInputs,
  values: InclusionValues,
  files: Readonly<Record<string, readonly string[]>>,
  hash: string | null,
): Record<string, unknown> {
  const { proposal, clause, reason, words, route, destination, plannedOn } = values
  switch (action) {
    case 'propose':
    case 'proposeAgain':
      return { proposal, ...(proposal === 'in' ? { clause } : {}), reason }
    case 'countersign':
      return { verdict: values.verdict, words, hash: hash ?? '' }
    case 'include':
    case 'exclude': {
      if (values.basisKind === 'self') return { words }
      const basis = {
        kind: values.basisKind,
        decidedOn: values.decidedOn || undefined,
        deciderName: values.deciderName || undefined,
        file: files.scan?.[0],
      }
      return { words, basis }
    }
    case 'setRoute':
    case 'amendRoute':
      return {
        route,
        ...(route === 'relocation' ? { destination } : {}),
        ...(plannedOn === '' ? {} : { plannedOn }),
        ...(action === 'amendRoute' ? { reason } : {}),
      }
    case 'attachStopDecision':
      return { number: values.number, decidedOn: values.decidedOn, files: files.files ?? [] }
    case 'verifyClosure':
      return { item: values.item, seenOn: values.seenOn, words, files: files.files ?? [] }
    case 'reopen':
      return { reason, ...(values.signalId === '' ? {} : { signalId: values.signalId }) }
    default:
      return { reason }
  }
}
