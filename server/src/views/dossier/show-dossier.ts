import type { z } from 'zod'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import { type InclusionState, inclusionStates } from '#contract/baseline/inclusion.states.ts'
import { DimensionId } from '#contract/mandate/campaign-file.ts'
import { type EnterprisePlanState, enterprisePlanStates } from '#contract/remediation/enterprise-plan.states.ts'
import { problemStateNames } from '#contract/remediation/problem.states.ts'
import type { showDossier as endpoint } from '#contract/views/dossier.ts'
import { daysBetween } from '#ground/clock/add-days.ts'
import { urgency } from '#ground/clock/urgency.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import { boardCount } from '../board/board-measures.ts'
import type { ViewsContext } from '../views-context.ts'
import {
  findEnterprise,
  findOpenProblems,
  firstEntryOf,
  inclusionStatesOf,
  type OpenProblem,
  type ProblemTally,
  planStatesOf,
  sumMeasures,
  tallyProblems,
} from './dossier.store.ts'

type Dossier = z.input<typeof endpoint.reply>

/** 一企一档 (三(一)-3): what the file of an enterprise comes to. Throws 404 out of reach. */
export function showDossier(context: ViewsContext, actor: Actor, id: string): Promise<Dossier> {
  const moment = momentOf(context)
  return reading(context.database, actor, async tx => {
    const enterprise = await findEnterprise(tx, id)
    const tallies = await tallyProblems(tx, id)
    const { all, checked, cost, reportsMissed } = await sumMeasures(tx, id)
    const problems = countProblems(tallies)
    return {
      asOf: moment.at.toISOString(),
      problems,
      progress: { checked, all },
      cost,
      reportsMissed,
      open: (await findOpenProblems(tx, id)).map(problem => openProblem(problem, moment)),
      steps: stepsOf(enterprise.state, await inclusionStatesOf(tx, id), await planStatesOf(tx, id), tallies),
      firstEntry: await firstEntryOf(tx, id),
    }
  })
}

const sum = (tallies: readonly ProblemTally[], value: (tally: ProblemTally) => number = tally => tally.count) =>
  tallies.reduce((total, tally) => total + value(tally), 0)
const among = (states: readonly string[]) => (tally: ProblemTally) => states.includes(tally.state)
const counted = among(boardCount('all').states)
const closed = among(boardCount('closed').states)

function countProblems(tallies: readonly ProblemTally[]): Dossier['problems'] {
  return {
    all: sum(tallies.filter(counted)),
    byState: Object.fromEntries(
      problemStateNames.flatMap(state => {
        const count = sum(tallies.filter(among([state])))
        return count === 0 ? [] : [[state, count]]
      }),
    ),
    byDimension: DimensionId.options.map(dimension => {
      const own = tallies.filter(tally => tally.dimension === dimension)
      return { dimension, all: sum(own.filter(counted)), closed: sum(own.filter(closed)) }
    }),
    overdue: sum(tallies, tally => tally.overdue),
    relapses: sum(tallies.filter(counted), tally => tally.relapses),
  }
}

function openProblem(the: OpenProblem, { day, calendar }: Moment): Dossier['open'][number] {
  const { owedUntil, rectifiedOn, all, checked, ...facts } = the
  const running =
    (the.state === 'assigned' || the.state === 'rectifying') && owedUntil !== null && the.dueCurrent !== null
  return {
    ...facts,
    urgency:
      running && the.dueCurrent !== null && owedUntil !== null
        ? urgency({ setFor: owedUntil, standsAt: the.dueCurrent, today: day, calendar }).step
        : null,
    lateDays: owedUntil === null ? 0 : Math.max(0, daysBetween(owedUntil, rectifiedOn ?? day)),
    progress: { checked, all },
  }
}

const stepWords = {
  survey: { zh: '摸底', en: 'Survey' },
  inclusion: { zh: '纳入', en: 'Inclusion' },
  plan: { zh: '一企一策', en: 'Enterprise plan' },
  rectification: { zh: '整治', en: 'Rectification' },
  acceptance: { zh: '验收', en: 'Acceptance' },
  oversight: { zh: '长效', en: 'Oversight' },
} as const
const notKept = (step: 'acceptance' | 'oversight') =>
  ({ step, words: stepWords[step], state: 'notKept', detail: null }) as const

/** 纳入: decided in all industries of which anything has been proposed, or in the midst of it. */
function inclusionStep(states: readonly InclusionState[]): Dossier['steps'][number] {
  const pending = states.find(state => state !== 'included' && state !== 'notIncluded')
  const shown = pending ?? states.find(state => state === 'included') ?? states[0]
  const words = shown && inclusionStates.states[shown]
  return {
    step: 'inclusion',
    words: stepWords.inclusion,
    state: shown === undefined ? 'ahead' : pending ? 'here' : 'done',
    detail: words ? { zh: words.zh, en: words.en } : { zh: '待认定', en: 'Undecided' },
  }
}

/** 一企一策: filed in every industry that has one, or in the midst of it. */
function planStep(states: readonly EnterprisePlanState[]): Dossier['steps'][number] {
  const filed = (state: EnterprisePlanState) => state === 'filed' || state === 'completed'
  const shown = states.find(state => !filed(state)) ?? states[0]
  const words = shown && enterprisePlanStates.states[shown]
  return {
    step: 'plan',
    words: stepWords.plan,
    state: shown === undefined ? 'ahead' : filed(shown) ? 'done' : 'here',
    detail: words ? { zh: words.zh, en: words.en } : null,
  }
}

/** Where the enterprise stands on its way, by what the records say and nothing else. */
function stepsOf(
  state: string,
  inclusions: readonly InclusionState[],
  plans: readonly EnterprisePlanState[],
  tallies: readonly ProblemTally[],
): Dossier['steps'] {
  const { zh, en } = enterpriseStates.states[state as keyof typeof enterpriseStates.states]
  const all = sum(tallies.filter(counted))
  const done = sum(tallies.filter(closed))
  return [
    { step: 'survey', words: stepWords.survey, state: state === 'confirmed' ? 'done' : 'here', detail: { zh, en } },
    inclusionStep(inclusions),
    planStep(plans),
    {
      step: 'rectification',
      words: stepWords.rectification,
      state: all === 0 ? 'ahead' : done === all ? 'done' : 'here',
      detail: all === 0 ? null : { zh: `销号 ${done}/${all}`, en: `${done} of ${all} closed` },
    },
    notKept('acceptance'),
    notKept('oversight'),
  ]
}
