import type { z } from 'zod'
import type { Addressee, DocumentInputs, DocumentView, Precedence } from '#contract/ground/document.ts'
import type { DocumentBlock } from '#contract/ground/document-content.ts'

/** Actions that ask something; the others are taken at once, and 修改 is done in the paper itself. */
export type AskingAction = Exclude<keyof DocumentInputs, 'revise' | 'refresh' | 'submit' | 'receive' | 'file'>
export const takenAtOnce = ['refresh', 'submit', 'receive', 'file'] as const

/** What the forms of a paper hold; empty text is nothing. Files are kept with the draft by their field. */
export interface DocumentValues {
  readonly words: string
  readonly reason: string
  readonly opinion: string
  readonly 'basis.kind': string
  readonly 'basis.decidedOn': string
  readonly 'basis.deciderName': string
  readonly by: string
  readonly series: string
  readonly number: string
  readonly sealedOn: string
  readonly name: string
  readonly receivedBy: string
  readonly receivedOn: string
}

/** An untouched form. */
export const startOf = (the: DocumentView, today: string): DocumentValues => ({
  words: '',
  reason: '',
  opinion: 'assent',
  'basis.kind': 'self',
  'basis.decidedOn': '',
  'basis.deciderName': '',
  by: 'series',
  series: '',
  number: '',
  sealedOn: today,
  name: toBeServed(the)[0] ?? '',
  receivedBy: '',
  receivedOn: today,
})

/** Addressees without an account who have not been served yet. */
export const toBeServed = ({ addressees }: DocumentView): string[] =>
  addressees.filter(({ kind, receivedAt }) => kind === 'outside' && receivedAt === null).map(({ name }) => name)

type Input<Action extends AskingAction> = z.input<DocumentInputs[Action]>
type Files = Readonly<Record<string, readonly string[]>>

/** The input of an action as the server takes it. */
export function inputOf(action: AskingAction, values: DocumentValues, files: Files): Input<AskingAction> {
  const words = values.words || undefined
  switch (action) {
    case 'approve':
    case 'confirmVoid':
      return { words } satisfies Input<'approve'>
    case 'countersign':
      return { opinion: values.opinion as 'assent' | 'dissent', words } satisfies Input<'countersign'>
    case 'return':
    case 'proposeVoid':
    case 'refuseVoid':
      return { reason: values.reason } satisfies Input<'return'>
    case 'sign':
      return { words, basis: basisOf(values, files) } satisfies Input<'sign'>
    case 'number':
      return (
        values.by === 'external' ? { by: 'external', number: values.number } : { by: 'series', series: values.series }
      ) satisfies Input<'number'>
    case 'seal':
      return { file: files.file?.[0] ?? '', sealedOn: values.sealedOn } satisfies Input<'seal'>
    case 'send':
      return {} satisfies Input<'send'>
    case 'recordService':
      return {
        name: values.name,
        receivedBy: values.receivedBy,
        receivedOn: values.receivedOn,
        proof: files.proof?.[0] ?? '',
      } satisfies Input<'recordService'>
  }
}

function basisOf(values: DocumentValues, files: Files): Input<'sign'>['basis'] {
  const kind = values['basis.kind']
  if (kind !== 'instruction' && kind !== 'minutes' && kind !== 'circulation') return undefined
  return {
    kind,
    decidedOn: values['basis.decidedOn'] || undefined,
    deciderName: values['basis.deciderName'] || undefined,
    file: files['basis.file']?.[0],
  }
}

/** What the paper's own editor holds. */
export interface PaperValues {
  readonly title: string
  readonly blocks: readonly DocumentBlock[]
  readonly attachments: string
  readonly precedence: string
  readonly main: readonly string[]
  readonly copied: readonly string[]
  readonly outside: string
  readonly countersignUnits: readonly string[]
}

export const paperValuesOf = (the: DocumentView): PaperValues => ({
  title: the.content.title,
  blocks: the.content.blocks,
  attachments: the.content.attachments.join('\n'),
  precedence: the.precedence,
  main: the.addressees.flatMap(({ copied, unitId }) => (copied || unitId === null ? [] : [unitId])),
  copied: the.addressees.flatMap(({ copied, unitId }) => (copied && unitId !== null ? [unitId] : [])),
  outside: the.addressees
    .filter(({ unitId }) => unitId === null)
    .map(({ name }) => name)
    .join('\n'),
  countersignUnits: the.countersignatures.map(({ unit }) => unit.id),
})

/** The revision as the server takes it; figures, tables and pictures go along and stay what they are. */
export function revisionOf(values: PaperValues, the: DocumentView): z.input<DocumentInputs['revise']> {
  const units = (ids: readonly string[]): Addressee[] => ids.map(unitId => ({ kind: 'unit', unitId }))
  return {
    content: {
      title: values.title,
      blocks: [...values.blocks],
      facts: the.content.facts,
      attachments: linesOf(values.attachments),
    },
    precedence: values.precedence as Precedence,
    main: [...units(values.main), ...linesOf(values.outside).map(name => ({ kind: 'outside' as const, name }))],
    copied: units(values.copied),
    countersignUnits: [...values.countersignUnits],
  }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
