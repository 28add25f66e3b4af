import type { measureInputs } from '#contract/remediation/measure.ts'
import type { ProblemView } from '#contract/remediation/problem.ts'
import type { ProblemInputs } from '#contract/remediation/problem-actions.ts'
import type { ProgressReportAction } from '#contract/remediation/progress-report.states.ts'
import type { ActionValues } from './action-values.ts'
import { type Ask, nameOf } from './input-of.ts'

const basis = ['basis.kind', 'basis.decidedOn', 'basis.deciderPersonId?', 'basis.deciderName', 'basis.file'] as const
const onBehalf = ['onBehalfOf.ground', 'onBehalfOf.proof', 'onBehalfOf.files'] as const
const onSite = ['onSite', 'onSite.visitedOn', 'onSite.present', 'onSite.findings', 'onSite.files'] as const
const proof = [
  'proof.powerCut',
  'proof.waterCut',
  'proof.materialsCleared',
  'proof.productsCleared',
  'proof.equipmentCleared',
  'proof.visitedOn',
  'proof.files',
] as const
const service = [
  'proofOfService.kind',
  'proofOfService.receiverName',
  'proofOfService.on',
  'proofOfService.files',
] as const
const exit = ['reason', 'files?', ...basis] as const

/** What each action on a problem asks, in the order of the form. */
export const problemAsks: Readonly<Record<keyof ProblemInputs, readonly Ask[]>> = {
  amend: ['dimension', 'clause?', 'words', 'causeKind?', 'cause?', 'externalNumber?', 'files?'],
  setLevel: ['level', 'reason', ...basis],
  setLeader: ['personId', ...basis],
  assign: ['to', 'due', 'words?', ...basis],
  receive: ['next', ...service],
  passOn: ['to', 'words?'],
  decline: ['ground', ...onBehalf],
  reassign: ['hopId', 'to', 'reason'],
  recall: ['hopId', 'reason'],
  urge: ['words?'],
  copy: ['units'],
  answer: ['words', 'files?'],
  requestCheck: ['words?', 'files?', ...onBehalf],
  pass: ['opinion?', ...onSite, 'files?'],
  return: ['reason', 'backTo', 'measures?', ...onSite, 'files?'],
  askCrossCheck: ['unitId', 'reason'],
  publish: [],
  upholdObjection: ['reason', 'backTo?'],
  close: ['form.rectification', 'form.conclusion', 'form.files?', ...basis],
  merge: ['into', ...exit],
  void: exit,
  transfer: ['receiver', 'reason', 'files', ...basis],
  closeByExit: ['reason', ...proof, 'files?', ...basis],
  suspend: ['reviewOn', ...exit],
  confirmExit: ['words?', ...proof, ...basis],
  refuseExit: ['reason'],
  resume: ['reason', ...basis],
  requestExtension: ['until', 'reason', 'progressWords', 'files?', ...onBehalf],
  grantExtension: ['until', 'words?', 'leadingGroupFile?', ...basis],
  refuseExtension: ['reason', ...basis],
  resetTerm: ['until', 'reason', 'leadingGroupFile?', ...basis],
}

const measure = ['words', 'kind', 'due', 'responsiblePerson', 'cost?'] as const

/** The same for a measure; `draft` makes one. */
export const measureAsks: Readonly<Record<'draft' | keyof typeof measureInputs, readonly Ask[]>> = {
  draft: [...measure, ...onBehalf],
  revise: measure,
  approve: ['words?'],
  start: onBehalf,
  report: ['words', 'files?', ...onBehalf],
  declareDone: ['words?', 'before', 'after', ...onBehalf],
  check: ['words?'],
  sendBack: ['reason'],
}

const report = ['changed', 'words', 'difficulties?', 'files?'] as const

/** The same for a month's report; `submit` makes one, `miss` is the system's own. */
export const reportAsks: Readonly<Record<Exclude<ProgressReportAction, 'miss'>, readonly Ask[]>> = {
  submit: [...report, ...onBehalf],
  resubmit: [...report, ...onBehalf],
  submitLate: [...report, ...onBehalf],
  accept: [],
  return: ['reason'],
}

/** What of an action's fields has to be asked here: proof only of whom one acts for, papers only of decisions on paper, and so on. */
export function asksNow(asks: readonly Ask[], action: string, problem: ProblemView, values: ActionValues): Ask[] {
  const visit = problem.checkpoints.find(({ state }) => state === 'here')?.onSite === true
  const onPaper = values['basis.kind'] !== 'self' && values['basis.kind'] !== ''
  return asks.filter(ask => {
    const name = nameOf(ask)
    if (name.startsWith('onBehalfOf.') || name.startsWith('proofOfService.')) return problem.actsFor !== null
    if (name === 'next') return problem.responsibleEnterprise === null
    if (name === 'onSite') return !visit
    if (name.startsWith('onSite.')) return visit || values.onSite
    if (name.startsWith('proof.')) return action !== 'confirmExit' || problem.exit?.kind === 'closeByExit'
    if (name.startsWith('basis.') && name !== 'basis.kind') return onPaper
    return name !== 'words' || !asks.includes('changed') || values.changed === 'yes'
  })
}
