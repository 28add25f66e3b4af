import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import type { Actor } from '#ground/database/claims.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import { basisOf } from './basis.ts'
import type { Problem } from './problem.ts'

const deciders = {
  areaOffice: { zh: '区块工作专班', en: 'the area’s task force' },
  cityOffice: { zh: '市整治办', en: 'the city office' },
} as const

/** 核定层级: the area's task force for its own list, the city office for the city's; checkpoints and closure follow from it. */
export function setLevel(): Rule<Problem, ProblemState, z.output<typeof problemInputs.setLevel>> {
  return {
    takes: problemInputs.setLevel,
    refuses: (the, actor) => {
      if (!isDecider(actor)) return forAnother(['areaOffice', 'cityOffice'])
      return the.level === 'cityListed' && actor.role !== 'cityOffice' ? forAnother(['cityOffice']) : null
    },
    decide: (the, input, _, actor) => {
      if (input.level === 'cityListed' && actor.role !== 'cityOffice') throw forAnother(['cityOffice'])
      return { to: the.state, set: { level: input.level }, note: input.reason, ...basisOf(input.basis) }
    },
  }
}

const isDecider = (actor: Actor): boolean => actor.role in deciders

function forAnother(roles: (keyof typeof deciders)[]) {
  return refuse(
    403,
    'notPermitted',
    { zh: '您的岗位不能核定这一层级', en: 'Your post may not set this level' },
    {
      zh: `由${roles.map(role => deciders[role].zh).join('或')}核定`,
      en: `It is for ${roles.map(role => deciders[role].en).join(' or ')}`,
    },
  )
}
