import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '#contract/ground/permission.ts'
import type { Role } from '#contract/ground/role.ts'
import {
  type ProblemAction,
  type ProblemState,
  problemActionNames,
  problemStateNames,
  problemStates,
} from '#contract/remediation/problem.states.ts'
import type { ProblemInputs } from '#contract/remediation/problem-actions.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { judge } from '#ground/workflow/permit.ts'
import { area, ecology, openStage, post, type Stage, township } from '../testing/open-stage.ts'
import type { Problem } from './problem.ts'

let stage: Stage
let example: Problem
beforeAll(async () => {
  stage = await openStage()
  const { id } = await stage.report(ecology())
  example = await stage.see(id)
})
afterAll(() => stage.close())

const actions = problemActionNames.filter(
  action => action !== 'report' && action !== 'raise',
) as (keyof ProblemInputs)[]

/** A post that may use the verb at all, and a case in which nothing but the state can stand in the way. */
function inFavour(action: ProblemAction): { actor: Actor; the: Partial<Problem> } {
  const assigned: Partial<Problem> = {
    dueOriginal: '2024-09-30',
    dueCurrent: '2024-09-30',
    termLevel: 'area',
    responsibleUnit: township,
  }
  const hop = {
    id: randomUUID(),
    previousHop: null,
    fromUnit: `${area}-ecology`,
    toUnit: township,
    toEnterprise: null,
    share: 'lead' as const,
    term: '2024-09-30',
    state: 'sent' as const,
    sentOn: '2024-06-20',
    changedOn: '2024-06-20',
  }
  const holder = post('townshipOfficer', township)
  const sender = post('areaEcology', `${area}-ecology`)
  const office = post('areaOffice', `${area}-office`)
  switch (action) {
    case 'receive':
    case 'passOn':
    case 'decline':
      return { actor: holder, the: { ...assigned, hops: [hop] } }
    case 'reassign':
    case 'recall':
      return { actor: sender, the: { ...assigned, hops: [hop] } }
    case 'answer':
      return { actor: holder, the: { ...assigned, hops: [{ ...hop, share: 'cooperate', state: 'received' }] } }
    case 'requestCheck':
      return { actor: holder, the: { ...assigned, measures: { all: 1, incomplete: 0, declared: 1, checked: 0 } } }
    case 'requestExtension':
      return { actor: holder, the: assigned }
    case 'pass':
    case 'return':
    case 'askCrossCheck':
      return { actor: post('areaIndustry', `${area}-economy`), the: { ...assigned, checkpoint: 0 } }
    case 'publish':
      return { actor: post('cityOffice', 'city-office'), the: { ...assigned, level: 'ordinary' } }
    case 'confirmExit':
    case 'refuseExit':
      return { actor: office, the: { ...assigned, pendingExit: 'void', exitProposedBy: randomUUID() } }
    case 'grantExtension':
    case 'refuseExtension':
      return { actor: sender, the: { ...assigned, extensionState: 'asked', extensionUntil: '2024-10-31' } }
    case 'resetTerm':
      return {
        actor: post('cityEcology', 'city-ecology'),
        the: { ...assigned, dueCurrent: '2024-06-01', dueOriginal: '2024-06-01' },
      }
    case 'closeByExit':
      return { actor: office, the: { ...assigned, subjectKind: 'site' } }
    default:
      return { actor: office, the: assigned }
  }
}

describe('every state × every action', () => {
  for (const action of actions) {
    const said = problemStates.actions[action]
    it(`${said.words.zh}: only from ${said.from === 'new' ? '' : said.from.map(state => problemStates.states[state].zh).join('、')}`, () => {
      const { actor, the } = inFavour(action)
      const moment = momentOf(stage.context)
      for (const state of problemStateNames) {
        const refusal = judge(stage.remediation.workflows.problem, action, { ...example, ...the, state }, actor, moment)
        const allowed = (said.from as readonly ProblemState[]).includes(state)
        if (!allowed) expect(refusal, `${action} in ${state}`).toMatchObject({ status: 409, code: 'wrongState' })
        // a level without notices refuses publication in every state
        else if (action === 'publish') expect(refusal).toMatchObject({ code: 'problem.noNoticeAsked' })
        else expect(refusal, `${action} in ${state}`).toBeNull()
      }
    })
  }

  it('no role without the permission gets past it, whatever the state', () => {
    const moment = momentOf(stage.context)
    const roles = [...new Set(Object.values(permissions).flat())] as Role[]
    for (const action of actions) {
      const { the } = inFavour(action)
      const may = permissions[problemStates.actions[action].may] as readonly Role[]
      for (const role of roles.filter(one => !may.includes(one))) {
        for (const state of problemStateNames) {
          const refusal = judge(
            stage.remediation.workflows.problem,
            action,
            { ...example, ...the, state },
            post(role, 'anywhere'),
            moment,
          )
          expect(refusal, `${role} ${action} in ${state}`).toMatchObject({ status: 403, code: 'notPermitted' })
        }
      }
    }
  })

  it('every action leads only where the table says, and final states have no way out', () => {
    for (const action of actions) {
      const said = problemStates.actions[action]
      const from = said.from === 'new' ? [] : said.from
      // what belongs to a record found to be another's moves with it, and stays as it stands
      if ((action as ProblemAction) === 'reattach') expect(said.to).toBe('same')
      else for (const state of from) expect(problemStates.states[state]).not.toMatchObject({ final: true })
    }
  })

  it('every refusal says in both languages what is wrong', () => {
    const moment = momentOf(stage.context)
    for (const action of actions) {
      for (const state of problemStateNames) {
        const refusal = judge(
          stage.remediation.workflows.problem,
          action,
          { ...example, state },
          post('areaOffice', `${area}-office`),
          moment,
        )
        if (!refusal) continue
        expect(refusal).toBeInstanceOf(Refusal)
        expect(refusal.zh).toMatch(/[\u4e00-\u9fff]/)
        expect(refusal.en).toMatch(/[a-z]/)
      }
    }
  })
})
