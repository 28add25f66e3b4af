import { z } from 'zod'
import type { EnterprisePlanState } from '#contract/remediation/enterprise-plan.states.ts'
import { enterprisePlanInputs } from '#contract/remediation/enterprise-plan.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import { rule } from '#ground/workflow/workflow.ts'
import { basisOf } from '../problem/basis.ts'
import { behalfOf, refusesUnlessResponsible } from '../problem/responsible.ts'
import { withFiles } from '../with-files.ts'
import type { EnterprisePlan, Reached } from './enterprise-plan.store.ts'
import { dutiesEnded, nodeDutyOf } from './plan-duties.ts'
import { readPlanPaper } from './plan-paper.ts'
import { isDone, reachedOf } from './plan-progress.ts'
import { heldByEnterprise } from './rules-of-drafting.ts'

type Input<Action extends keyof typeof enterprisePlanInputs> = z.output<(typeof enterprisePlanInputs)[Action]>

/** What an enterprise's own act carries over to its plans. */
const Following = z.object({
  area: z.string(),
  county: z.string(),
  township: z.string(),
  grid: z.string().nullable(),
  listed: z.boolean(),
})
export type Following = z.output<typeof Following>

/** 三(三)1: the city files it, its nodes are reached, and the area declares it complete. */
export function rulesOfCarryingOut() {
  return {
    file: rule<EnterprisePlan, EnterprisePlanState, Input<'file'>>({
      takes: enterprisePlanInputs.file,
      decide: (_, { filingNumber, words }, moment) => ({
        to: 'filed',
        set: {
          filedOn: moment.day,
          filingNumber: filingNumber || null,
          filingWords: words || null,
          updatedAt: moment.at,
        },
        note: [filingNumber, words].filter(Boolean).join('；') || undefined,
        duties: [{ change: 'done', kind: 'file', outcome: 'filed' }],
      }),
    }),
    reachNode: rule<EnterprisePlan, EnterprisePlanState, Input<'reachNode'>>(
      withFiles('enterprisePlan', 'after', {
        takes: enterprisePlanInputs.reachNode,
        refuses: (the, actor, moment) => refusesUnlessResponsible(heldByEnterprise(the), actor, moment.day),
        decide: (the, input, moment, actor) => {
          const node = the.content.nodes.find(({ id }) => id === input.nodeId)
          if (!node) throw field('nodeId', '请选择本一企一策的节点', 'Choose a node of this plan')
          if (input.on > moment.day) throw field('on', '日期不能晚于今天', 'The day has not come yet')
          const { ground, files, ...behalf } = behalfOf(heldByEnterprise(the), actor, input.onBehalfOf)
          const reached: Reached = {
            on: input.on,
            words: input.words,
            files: [...input.files, ...files],
            byWords: actor.words,
            onBehalf: behalf.onBehalfOf !== undefined,
          }
          return {
            to: the.state,
            set: { reached: { ...the.reached, [node.id]: reached }, updatedAt: moment.at },
            duties: [{ change: 'done', kind: 'node', subjectId: nodeDutyOf(the, node.id), outcome: 'reached' }],
            note: [node.words, input.words, ground].filter(Boolean).join('；'),
            files: reached.files,
            ...behalf,
          }
        },
      }),
    ),
    complete: rule<EnterprisePlan, EnterprisePlanState, Input<'complete'>>(
      withFiles('enterprisePlan', 'basis', {
        takes: enterprisePlanInputs.complete,
        refuses: refusesToComplete,
        decide: (the, { words, basis }, moment) => ({
          to: 'completed',
          set: { completedOn: moment.day, completionWords: words || null, updatedAt: moment.at },
          note: words,
          duties: dutiesEnded(the, 'completed'),
          ...basisOf(basis),
        }),
      }),
    ),
    supersede: rule<EnterprisePlan, EnterprisePlanState, Record<string, never>>({
      takes: z.object({}),
      decide: (the, _, moment) => ({
        to: 'amended',
        set: { updatedAt: moment.at },
        duties: dutiesEnded(the, 'amended'),
      }),
    }),
    follow: rule<EnterprisePlan, EnterprisePlanState, Following>({
      takes: Following,
      decide: (the, { listed, ...where }, moment) => ({
        to: the.state,
        set: { ...where, updatedAt: moment.at },
        // what has left the list asks nothing of anybody
        ...(listed ? {} : { duties: dutiesEnded(the, 'off the list') }),
      }),
    }),
  }
}

/** 认定完成 rests on proof: what is still open is named. */
function refusesToComplete(the: EnterprisePlan): Refusal | null {
  const reached = reachedOf(the)
  const states = new Map(the.problems.map(({ id, state }) => [id, state]))
  const nodes = the.content.nodes.filter(({ id }) => reached[id] === undefined)
  const problems = readPlanPaper(the).problems.filter(({ id }) => {
    const state = states.get(id)
    return state !== undefined && !isDone(state)
  })
  if (nodes.length + problems.length === 0) return null
  return refuse(
    409,
    'plan.notComplete',
    {
      zh: [
        nodes.length > 0 ? `还有 ${nodes.length} 个节点未完成` : '',
        problems.length > 0 ? `问题 ${problems.map(({ number }) => number).join('、')} 未整改完成` : '',
      ]
        .filter(Boolean)
        .join('，'),
      en: [
        nodes.length > 0 ? `${nodes.length} nodes are not reached` : '',
        problems.length > 0 ? `${problems.map(({ number }) => number).join(', ')} not verified` : '',
      ]
        .filter(Boolean)
        .join('; '),
    },
    { zh: '全部完成后可认定', en: 'It can be declared once all is done' },
  )
}
