/** What a field of an action holds, by its path in the action's input. Every path of every action stands here once. */
export const fieldKinds = {
  words: 'long',
  reason: 'long',
  ground: 'long',
  opinion: 'long',
  progressWords: 'long',
  difficulties: 'long',
  cause: 'long',
  'form.rectification': 'long',
  'form.conclusion': 'long',
  'onSite.findings': 'long',
  'onBehalfOf.ground': 'long',
  externalNumber: 'line',
  responsiblePerson: 'line',
  receiver: 'line',
  'onSite.present': 'line',
  'proofOfService.receiverName': 'line',
  'basis.deciderName': 'line',
  due: 'day',
  until: 'day',
  reviewOn: 'day',
  'basis.decidedOn': 'day',
  'onSite.visitedOn': 'day',
  'proof.visitedOn': 'day',
  'proofOfService.on': 'day',
  cost: 'number',
  changed: 'yesNo',
  onSite: 'flag',
  'proof.powerCut': 'flag',
  'proof.waterCut': 'flag',
  'proof.materialsCleared': 'flag',
  'proof.productsCleared': 'flag',
  'proof.equipmentCleared': 'flag',
  dimension: 'choice',
  clause: 'choice',
  causeKind: 'choice',
  level: 'choice',
  personId: 'choice',
  unitId: 'choice',
  hopId: 'choice',
  backTo: 'choice',
  next: 'choice',
  kind: 'choice',
  'basis.kind': 'choice',
  'basis.deciderPersonId': 'choice',
  'onBehalfOf.proof': 'choice',
  'proofOfService.kind': 'choice',
  into: 'problem',
  to: 'receivers',
  units: 'several',
  measures: 'several',
  files: 'files',
  before: 'files',
  after: 'files',
  'form.files': 'files',
  'onSite.files': 'files',
  'proof.files': 'files',
  'onBehalfOf.files': 'files',
  'proofOfService.files': 'files',
  leadingGroupFile: 'file',
  'basis.file': 'file',
} as const

export type FieldName = keyof typeof fieldKinds

/** One receiver as the form holds it; the first leads, the others cooperate. Empty text is nothing. */
export interface ReceiverDraft {
  /** Id of a unit; `enterprise` for the one the problem is about. */
  readonly to: string
  readonly term: string
}

interface ValueOfKind {
  long: string
  line: string
  day: string
  choice: string
  problem: string
  yesNo: string
  number: number | null
  flag: boolean
  receivers: readonly ReceiverDraft[]
  several: readonly string[]
}

type Kinds = typeof fieldKinds
type TypedName = { [name in FieldName]: Kinds[name] extends keyof ValueOfKind ? name : never }[FieldName]
/** Names of the fields that hold text. */
export type TextName = { [name in TypedName]: ValueOf<name> extends string ? name : never }[TypedName]
type ValueOf<Name extends TypedName> = ValueOfKind[Kinds[Name] & keyof ValueOfKind]

/** What a form of an action holds. Files are kept with the draft by their field. */
export type ActionValues = { [name in TypedName]: ValueOf<name> }

const untouched: { [kind in keyof ValueOfKind]: ValueOfKind[kind] } = {
  long: '',
  line: '',
  day: '',
  choice: '',
  problem: '',
  yesNo: '',
  number: null,
  flag: false,
  receivers: [{ to: '', term: '' }],
  several: [],
}

/** An untouched form, but for what is known already. */
export function startWith(known: Partial<ActionValues>): ActionValues {
  const start = Object.entries(fieldKinds)
    .filter(([, kind]) => kind in untouched)
    .map(([name, kind]) => [name, untouched[kind as keyof ValueOfKind]])
  return { ...(Object.fromEntries(start) as ActionValues), 'basis.kind': 'self', ...known }
}
