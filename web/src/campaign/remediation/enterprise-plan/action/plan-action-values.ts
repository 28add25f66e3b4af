import { z } from 'zod'
import {
  type EnterprisePlanInputs,
  type EnterprisePlanView,
  enterprisePlanInputs,
} from '#contract/remediation/enterprise-plan.ts'

export type PlanActionName = keyof EnterprisePlanInputs

/** What the forms of all actions hold; each asks some of it. */
export interface PlanActionValues {
  words: string
  verdict: string
  expert: string
  reason: string
  documentNumber: string
  filingNumber: string
  nodeId: string
  on: string
  basis: string
  decidedOn: string
  deciderName: string
  ground: string
  proof: string
}

/** What an action asks, in the order of its form; `files` are judged by the server. */
export type PlanAsk = keyof PlanActionValues | 'files' | 'basisFile' | 'proofFiles'

/** What is asked of this plan by this post. */
export function asksOf(action: PlanActionName, { asks }: Pick<EnterprisePlanView, 'asks'>, basis: string): PlanAsk[] {
  const behalf: PlanAsk[] = asks.onBehalf ? ['ground', 'proof', 'proofFiles'] : []
  const decided: PlanAsk[] = basis === 'self' ? ['basis'] : ['basis', 'decidedOn', 'deciderName', 'basisFile']
  switch (action) {
    case 'promise':
      return behalf
    case 'submit':
      return ['words']
    case 'opine':
      return asks.expert ? ['verdict', 'words', 'expert', 'files'] : ['verdict', 'words', 'files']
    case 'approve':
    case 'complete':
      return ['words', ...decided]
    case 'return':
      return ['reason']
    case 'issue':
      return ['documentNumber']
    case 'file':
      return ['filingNumber', 'words']
    case 'reachNode':
      return ['nodeId', 'on', 'words', 'files', ...behalf]
    case 'revise':
      return []
  }
}

type Files = Readonly<Record<string, readonly string[]>>

/** The input the server is sent: what was asked and filled in. */
export function inputOf(asks: readonly PlanAsk[], values: PlanActionValues, files: Files): Record<string, unknown> {
  const asked = (name: keyof PlanActionValues) =>
    asks.includes(name) && values[name].trim() !== '' ? values[name] : undefined
  const { basisFile, proofFiles, files: others } = files
  return {
    words: asked('words'),
    verdict: asked('verdict'),
    expert: asked('expert'),
    reason: asked('reason'),
    documentNumber: asked('documentNumber'),
    filingNumber: asked('filingNumber'),
    nodeId: asked('nodeId'),
    on: asked('on'),
    ...(asks.includes('files') ? { files: others ?? [] } : {}),
    ...(asks.includes('basis')
      ? {
          basis: {
            kind: values.basis,
            decidedOn: asked('decidedOn'),
            deciderName: asked('deciderName'),
            file: basisFile?.[0],
          },
        }
      : {}),
    ...(asks.includes('ground')
      ? { onBehalfOf: { ground: values.ground, proof: values.proof, files: proofFiles ?? [] } }
      : {}),
  }
}

/** Where a field of the form is named in the input. */
const places: Readonly<Record<string, PlanAsk>> = {
  'basis.decidedOn': 'decidedOn',
  'basis.deciderName': 'deciderName',
  'onBehalfOf.ground': 'ground',
  'onBehalfOf.proof': 'proof',
}

/** The contract's schema of an action as its form can hold it; files are judged by the server. */
export function schemaOf(action: PlanActionName, plan: Pick<EnterprisePlanView, 'asks'>): z.ZodType {
  return z.unknown().superRefine((values, context) => {
    const held = values as PlanActionValues
    const input = inputOf(asksOf(action, plan, held.basis), held, {})
    for (const issue of enterprisePlanInputs[action].safeParse(input).error?.issues ?? []) {
      const path = issue.path.join('.')
      if (path === 'basis.file' || path === 'files') continue
      context.addIssue({ ...issue, path: [places[path] ?? path] } as never)
    }
  })
}
