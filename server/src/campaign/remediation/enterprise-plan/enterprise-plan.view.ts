import type { z } from 'zod'
import { enterprisePlanStates } from '#contract/remediation/enterprise-plan.states.ts'
import type { EnterprisePlanView, showPlansOfEnterprise } from '#contract/remediation/enterprise-plan.ts'
import { CutPollutant, type PlanBy, type PlanPaper } from '#contract/remediation/enterprise-plan-paper.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { urgency } from '#ground/clock/urgency.ts'
import { momentOf } from '#ground/context.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { filesById } from '#ground/files/index.ts'
import { absent } from '#ground/workflow/act.ts'
import { available, offer } from '#ground/workflow/available.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import { findEnterprise } from '../problem/enterprise-facts.store.ts'
import { standingOf } from '../problem/responsible.ts'
import type { Remediation } from '../remediation.ts'
import { refusesToDraft } from './draft-plan.ts'
import { type EnterprisePlan, editionsOf, findEnterprisePlan, latestEmissions } from './enterprise-plan.store.ts'
import { byOf, hashOfText, readPlanPaper } from './plan-paper.ts'
import { isDone, reachedOf } from './plan-progress.ts'
import { heldByEnterprise, lastDayOfNodes } from './rules-of-drafting.ts'

/** The plans of an enterprise by industry, and where this post may begin or amend one. Throws 404 out of reach. */
export async function viewPlansOfEnterprise(
  tx: Tx,
  moment: Moment,
  enterpriseId: string,
): Promise<z.input<typeof showPlansOfEnterprise.reply>> {
  const enterprise = await findEnterprise(tx, enterpriseId)
  if (!enterprise) throw absent()
  const all = await editionsOf(tx, enterpriseId)
  const industries = [...new Set([...enterprise.industries, ...all.map(({ industry }) => industry)])]
  return {
    enterprise: { id: enterprise.id, name: enterprise.name },
    industries: industries.map(industry => {
      const editions = all.filter(edition => edition.industry === industry)
      return {
        industry,
        editions: editions.map(({ industry: _, ...edition }) => edition),
        offer: may(tx.actor, enterprisePlanStates.actions.draft.may)
          ? offer('draft', refusesToDraft(enterprise, industry, editions), true)
          : null,
      }
    }),
    asOf: moment.at.toISOString(),
  }
}

/** A plan in full, with what the records reach of it by now. Throws 404 where it is absent or out of reach. */
export async function viewEnterprisePlan(
  tx: Tx,
  { context, workflows }: Remediation,
  id: string,
): Promise<EnterprisePlanView> {
  const the = await findEnterprisePlan(tx, id)
  if (!the) throw absent()
  const moment = momentOf(context)
  const { zh, en } = enterprisePlanStates.states[the.state]
  const ofOfficials = tx.actor.role !== 'enterpriseContact'
  const paper = readPlanPaper(the)
  return {
    id: the.id,
    version: the.version,
    state: the.state,
    stateWords: { zh, en },
    paper: ofOfficials ? paper : withoutPersons(paper),
    lastDay: lastDayOfNodes(context.campaign, the.industry, moment),
    standing: await standingOfPlan(tx, the, paper, moment),
    returnReason: ofOfficials ? the.returnReason : null,
    emissions: (await latestEmissions(tx, the.enterpriseId)).flatMap(({ pollutant, year, amount }) => {
      const { data } = CutPollutant.safeParse(pollutant)
      return data ? [{ pollutant: data, year, amount }] : []
    }),
    issued: issuedOf(the),
    filed: the.filedOn !== null ? { on: the.filedOn, filingNumber: the.filingNumber, words: the.filingWords } : null,
    completed: the.completedOn !== null ? { on: the.completedOn, words: the.completionWords } : null,
    editions: (await editionsOf(tx, the.enterpriseId))
      .filter(({ industry }) => industry === the.industry)
      .map(({ industry: _, ...edition }) => edition),
    actions: available(workflows.enterprisePlan, the, tx.actor, moment),
    asks: {
      onBehalf: standingOf(heldByEnterprise(the), tx.actor) === 'onBehalf',
      expert: tx.actor.role !== 'expert',
    },
    asOf: moment.at.toISOString(),
  }
}

/** As issued, and whether text and hash still agree. */
function issuedOf(the: EnterprisePlan): EnterprisePlanView['issued'] {
  const { issuedOn, documentNumber, issuedText, issuedHash } = the
  if (issuedOn === null || issuedText === null || issuedHash === null) return null
  return { on: issuedOn, documentNumber, hash: issuedHash, sound: hashOfText(issuedText) === issuedHash }
}

/** An enterprise reads what was decided and by which unit, not the names of officials and experts (security.md: case data by scope). */
export function withoutPersons(paper: PlanPaper): PlanPaper {
  const unitOnly = ({ unit }: PlanBy): PlanBy => ({ unit, person: null })
  const { promise, opinions, approval } = paper
  return {
    ...paper,
    promise: promise?.onBehalf ? { ...promise, by: unitOnly(promise.by) } : promise,
    opinions: opinions.map(opinion => ({ ...opinion, by: unitOnly(opinion.by), expert: null })),
    approval: approval && { ...approval, by: unitOnly(approval.by) },
  }
}

async function standingOfPlan(
  tx: Tx,
  the: EnterprisePlan,
  paper: PlanPaper,
  { day, calendar }: Moment,
): Promise<EnterprisePlanView['standing']> {
  const reached = reachedOf(the)
  const files = await filesById(
    tx,
    Object.values(reached).flatMap(({ files: ids }) => [...ids]),
  )
  const states = new Map(the.problems.map(({ id, state }) => [id, state]))
  return {
    nodes: paper.content.nodes.map(({ id, due }) => {
      const how = reached[id]
      const { step, daysOver } = urgency({ setFor: due, standsAt: due, today: how?.on ?? day, calendar })
      return {
        id,
        urgency: step,
        lateDays: daysOver,
        reached: how
          ? {
              on: how.on,
              words: how.words,
              files: how.files.flatMap(file => files.get(file) ?? []),
              by: byOf(how.byWords).unit,
              onBehalf: how.onBehalf,
            }
          : null,
      }
    }),
    problems: paper.problems.map(({ id }) => {
      // what has been voided or merged since is not read with the plan
      const state = states.get(id) ?? 'voided'
      const { zh, en } = problemStates.states[state]
      return { id, stateWords: { zh, en }, done: isDone(state) }
    }),
  }
}
