import type { EnterprisePlanState } from '#contract/remediation/enterprise-plan.states.ts'
import type { MeasureState } from '#contract/remediation/measure.states.ts'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'

/** Something that is asked of an enterprise, with the unit that asked. */
export interface AskedRow extends Record<string, unknown> {
  readonly id: string
  readonly number: string
  readonly words: string
  readonly state: ProblemState
  readonly clause: string | null
  readonly dueCurrent: string | null
  readonly owedUntil: string | null
  readonly askedBy: string | null
  readonly measures: readonly {
    readonly id: string
    readonly words: string
    readonly due: string | null
    readonly state: MeasureState
  }[]
}

const askedStatement: Prepared = {
  name: 'asked of enterprise',
  text: `select p.id, p.number, p.words, p.state, p.clause, p.due_current as "dueCurrent", p.due_original + p.paused_days as "owedUntil",
      (select u.name from ground.trail t join ground.unit u on u.id = t.unit_id
        where t.noun = 'problem' and t.subject_id = p.id and t.action = 'assign' order by t.id desc limit 1) as "askedBy",
      (select coalesce(json_agg(json_build_object('id', m.id, 'words', m.words, 'due', m.due, 'state', m.state) order by m.due, m.id), '[]')
        from remediation.fact_measure m where m.problem_id = p.id and m.state <> 'voided') as measures
    from remediation.fact_problem p
    where p.enterprise_id = $1 and p.state in ('assigned', 'rectifying', 'checking', 'suspended')
    order by p.due_current nulls last, p.id limit 100`,
}

/** What is asked of an enterprise and not yet put right, by present term. */
export function askedOf(tx: Tx, enterpriseId: string): Promise<AskedRow[]> {
  return tx.run<AskedRow>(askedStatement, [enterpriseId])
}

export interface OwnPlan extends Record<string, unknown> {
  readonly id: string
  readonly industry: string
  readonly edition: number
  readonly state: EnterprisePlanState
}

const plansStatement: Prepared = {
  name: 'own plans',
  text: `select distinct on (industry) id, industry, edition, state from remediation.fact_enterprise_plan
    where enterprise_id = $1 order by industry, edition desc`,
}

/** The latest plan of each industry. */
export function ownPlansOf(tx: Tx, enterpriseId: string): Promise<OwnPlan[]> {
  return tx.run<OwnPlan>(plansStatement, [enterpriseId])
}

const namesStatement: Prepared = {
  name: 'own enterprises',
  text: 'select id, name from baseline.fact_enterprise where id = any ($1) order by name limit 100',
}

export function namesOf(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return tx.run<{ id: string; name: string }>(namesStatement, [ids])
}
