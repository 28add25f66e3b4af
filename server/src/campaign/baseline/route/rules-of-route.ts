import type { z } from 'zod'
import type { InclusionState } from '#contract/baseline/inclusion.states.ts'
import { inclusionInputs } from '#contract/baseline/inclusion.ts'
import { closureItemWords, orderedItems, routeWords } from '#contract/baseline/inclusion-words.ts'
import { countsFor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { attachFiles } from '#ground/files/index.ts'
import { type Moment, type Rule, rule } from '#ground/workflow/workflow.ts'
import type { InclusionCase } from '../inclusion/inclusion.store.ts'

type Input<Action extends keyof typeof inclusionInputs> = z.output<(typeof inclusionInputs)[Action]>
type SetRoute = Input<'setRoute'>

/** 二-2: the route of what is included, changed with its ground, and what each route requires. */
export function rulesOfRoute() {
  return {
    setRoute: rule<InclusionCase, InclusionState, SetRoute>({
      takes: inclusionInputs.setRoute,
      refuses: the => (the.route === null ? null : routeIsSet()),
      decide: (the, input, moment) => ({ ...routed(the, input, moment), note: sayRoute(input) }),
    }),
    amendRoute: rule<InclusionCase, InclusionState, Input<'amendRoute'>>({
      takes: inclusionInputs.amendRoute,
      refuses: the => (the.route === null ? noRouteYet() : null),
      decide: (the, input, moment) => {
        const { route, destination = null, plannedOn = null } = input
        if (route === the.route && destination === the.destination && plannedOn === the.plannedOn) {
          const sentence = { zh: '没有任何变化', en: 'Nothing would change' }
          throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'route', ...sentence }] })
        }
        const was = the.route ? `${routeWords[the.route].zh} → ` : ''
        return { ...routed(the, input, moment), note: `${was}${sayRoute(input)}；${input.reason}` }
      },
    }),
    attachStopDecision: rule<InclusionCase, InclusionState, Input<'attachStopDecision'>>({
      takes: inclusionInputs.attachStopDecision,
      refuses: onlyForClosure,
      decide: (the, { number, decidedOn, files }, moment) => {
        if (decidedOn > moment.day) throw notYet('decidedOn')
        return {
          to: 'included',
          set: { stopDecision: { number, decidedOn, files }, updatedAt: moment.at },
          note: `${number}（${decidedOn}）`,
          files,
          also: tx => attachFiles(tx, { noun: 'inclusion', id: the.id, cell: the }, 'basis', files),
        }
      },
    }),
    verifyClosure: verifyClosure(),
    cultivate: flag(true),
    endCultivation: flag(false),
  }
}

function routed(the: InclusionCase, { route, destination, plannedOn }: SetRoute, moment: Moment) {
  return {
    to: 'included' as const,
    set: {
      route,
      destination: route === 'relocation' ? (destination ?? null) : null,
      plannedOn: plannedOn ?? null,
      // what was verified for a closure stays on the trail; another route does not count by it
      ...(the.route === 'closure' && route !== 'closure' ? { stopDecision: null, closure: {} } : {}),
      ...(route === 'closure' ? { cultivated: false } : {}),
      updatedAt: moment.at,
    },
  }
}

const sayRoute = ({ route, destination, plannedOn }: SetRoute) =>
  [routeWords[route].zh, route === 'relocation' ? `去向 ${destination}` : '', plannedOn ? `${plannedOn} 前` : '']
    .filter(Boolean)
    .join('，')

/** 两断三清, item by item: two persons, each on site with a photo; for power and water the government's decision comes first. */
function verifyClosure(): Rule<InclusionCase, InclusionState, never> {
  return rule<InclusionCase, InclusionState, Input<'verifyClosure'>>({
    takes: inclusionInputs.verifyClosure,
    refuses: onlyForClosure,
    decide: (the, { item, seenOn, words, files }, moment, actor) => {
      const { zh, en } = closureItemWords[item]
      if (seenOn > moment.day) throw notYet('seenOn')
      if (orderedItems.includes(item) && the.stopDecision === null) {
        throw refuse(
          409,
          'route.noStopDecision',
          {
            zh: `${zh}须有县级以上人民政府的决定（《大气污染防治法》第六十九条）`,
            en: `${en} takes the decision of a government of county level or above`,
          },
          { zh: '请先附上决定文书', en: 'Attach the decision first' },
        )
      }
      const seen = the.closure[item] ?? []
      if (seen.some(sight => countsFor(actor, sight.personId) || countsFor(actor, sight.delegatorId ?? null))) {
        throw refuse(
          403,
          'samePerson',
          { zh: `「${zh}」已由您核实过一次`, en: `You have verified this item already: ${en}` },
          { zh: '须由另一人再到现场核实', en: 'Another person verifies it on site' },
        )
      }
      if (seen.length >= 2) {
        const sentence = { zh: `「${zh}」已经两人核实`, en: `Two have verified it already: ${en}` }
        throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'item', ...sentence }] })
      }
      const sight = {
        personId: actor.personId,
        ...(actor.delegator ? { delegatorId: actor.delegator.personId } : {}),
        actorWords: actor.words,
        seenOn,
        words: words || null,
        files: [...files],
      }
      return {
        to: 'included',
        set: { closure: { ...the.closure, [item]: [...seen, sight] }, updatedAt: moment.at },
        note: [`${zh}（第${seen.length === 0 ? '一' : '二'}人）`, words].filter(Boolean).join('；'),
        files,
        also: tx => attachFiles(tx, { noun: 'inclusion', id: the.id, cell: the }, 'onSite', files),
      }
    },
  })
}

function flag(cultivated: boolean): Rule<InclusionCase, InclusionState, never> {
  return rule<InclusionCase, InclusionState, { reason: string }>({
    takes: inclusionInputs.cultivate,
    refuses: the => {
      if (the.route === 'closure' && cultivated) {
        return refuse(
          409,
          'wrongState',
          { zh: '整治路径为关停淘汰，不能培育领跑', en: 'What is to be closed is no front runner' },
          { zh: '路径为整合入园或提升改造的可以', en: 'One that moves or is upgraded may be' },
        )
      }
      if (the.cultivated !== cultivated) return null
      return cultivated
        ? refuse(409, 'wrongState', { zh: '已列为培育领跑', en: 'It is cultivated already' })
        : refuse(409, 'wrongState', { zh: '未列为培育领跑', en: 'It is not cultivated' })
    },
    decide: (_, { reason }, moment) => ({
      to: 'included',
      set: { cultivated, updatedAt: moment.at },
      note: reason,
    }),
  })
}

function onlyForClosure(the: InclusionCase): Refusal | null {
  if (the.route === 'closure') return null
  return refuse(
    409,
    'wrongState',
    { zh: '两断三清只用于关停淘汰的企业', en: 'It is asked of closures alone' },
    { zh: '整治路径为关停淘汰时可办理', en: 'Possible when the route is closure' },
  )
}

const routeIsSet = () =>
  refuse(
    409,
    'wrongState',
    { zh: '整治路径已确定', en: 'The route is set already' },
    { zh: '有变化的，请变更并说明理由', en: 'Amend it with its ground' },
  )
const noRouteYet = () =>
  refuse(
    409,
    'wrongState',
    { zh: '尚未确定整治路径', en: 'No route is set yet' },
    { zh: '请先确定整治路径', en: 'Set it first' },
  )

function notYet(path: string): Refusal {
  const sentence = { zh: '日期还没有到来', en: 'That day is still to come' }
  return refuse(422, 'invalid', sentence, undefined, { fields: [{ path, ...sentence }] })
}
