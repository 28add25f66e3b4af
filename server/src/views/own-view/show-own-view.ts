import { factConfirmationsOf, findEnterprise, heldFacts, sayFactConfirmation } from '#campaign/baseline/index.ts'
import { type Campaign, type Checklist, checklistsInUse } from '#campaign/mandate/index.ts'
import { measureStates } from '#contract/remediation/measure.states.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import type { AskedProblem, OwnView } from '#contract/views/own-view.ts'
import { daysBetween } from '#ground/clock/add-days.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { absent } from '#ground/workflow/act.ts'
import type { ViewsContext } from '../views-context.ts'
import { findDuties } from '../worklist/find-duties.ts'
import { worklistRow } from '../worklist/show-worklist.ts'
import { type AskedRow, askedOf, namesOf, ownPlansOf } from './own-view.store.ts'

/**
 * 我的企业: what is asked of an enterprise, until when and by which unit, the requirement behind it, what it has to do next, what is held of
 * it and what help there is. Of officials it names units, never persons, and nothing they note among themselves.
 *
 * Throws 404 for an enterprise that is not the contact's own.
 */
export function showOwnView(context: ViewsContext, actor: Actor, wanted: string | undefined): Promise<OwnView> {
  const { campaign } = context
  const moment = momentOf(context)
  const ids = actor.scope.kind === 'enterprises' ? actor.scope.enterprises : []
  return reading(context.database, actor, async tx => {
    const own = await namesOf(tx, ids)
    const id = wanted ?? own[0]?.id
    if (id === undefined || !ids.includes(id)) throw absent()
    const enterprise = await findEnterprise(tx, id)
    const { duties } = await findDuties(tx, { limit: 200, between: { from: null, to: null } })
    const confirmations = await factConfirmationsOf(tx, id)
    const [latest] = confirmations
    const checklists = (await Promise.all(enterprise.industries.map(industry => checklistsInUse(tx, industry)))).flat()
    return {
      own,
      enterprise: {
        id,
        name: enterprise.name,
        version: enterprise.version,
        industries: [...enterprise.industries],
      },
      today: moment.day,
      next: duties
        .filter(({ enterpriseId }) => enterpriseId === id)
        .slice(0, 50)
        .map(duty => worklistRow(duty, moment)),
      asked: (await askedOf(tx, id)).map(row => askedProblem(checklists, row, moment.day)),
      plans: await ownPlansOf(tx, id),
      facts: heldFacts(enterprise),
      confirmedThisQuarter: confirmations.some(({ confirmedOn }) => quarterOf(confirmedOn) === quarterOf(moment.day)),
      latest: latest ? sayFactConfirmation(campaign, latest) : null,
      help: helpFor(campaign, enterprise),
      asOf: moment.at.toISOString(),
    }
  })
}

/** 2024-06-20 → 2024-2: a confirmation is asked for once a quarter. */
function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** The requirement is told as the checklist in use says it today. */
function askedProblem(checklists: readonly Checklist[], row: AskedRow, today: string): AskedProblem {
  const { state, dueCurrent, owedUntil, clause, measures, ...facts } = row
  const checklist = checklists.find(({ content }) => content.items.some(({ code }) => code === clause))?.content
  const item = checklist?.items.find(({ code }) => code === clause)
  const wordsOf = ({ zh, en }: { zh: string; en: string }) => ({ zh, en })
  return {
    ...facts,
    stateWords: wordsOf(problemStates.states[state]),
    due: dueCurrent,
    lateDays: owedUntil === null ? 0 : Math.max(0, daysBetween(owedUntil, today)),
    law:
      checklist && item
        ? {
            code: item.code,
            requirement: item.requirement,
            howJudged: item.howJudged,
            basis: checklist.basis,
            draft: item.tag !== 'V' && item.tag !== 'S',
          }
        : null,
    measures: measures.map(measure => ({
      id: measure.id,
      words: measure.words,
      due: measure.due,
      stateWords: wordsOf(measureStates.states[measure.state]),
    })),
  }
}

/** The campaign's help with the units of the place. */
function helpFor(
  { help, units }: Campaign,
  { area, township, industry }: { readonly area: string; readonly township: string; readonly industry: string },
): OwnView['help'] {
  const unitOf = {
    township: units.find(unit => unit.id === township),
    areaEcology: units.find(unit => unit.kind === 'ecology' && unit.area === area),
    areaIndustry: units.find(unit => unit.level === 'area' && unit.area === area && unit.industries.includes(industry)),
  }
  return {
    contacts: help.contacts.flatMap(({ id, helpsWith }) => {
      const unit = unitOf[id]
      return unit ? [{ id, unit: unit.name, helpsWith }] : []
    }),
    experts: help.experts,
    policies: [...help.policies],
  }
}
