import type { z } from 'zod'
import { codeElsewhere, searchEnterprises } from '#campaign/baseline/index.ts'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import { officialRoles, type Role } from '#contract/ground/role.ts'
import { taskStates } from '#contract/mandate/task.states.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import type { search as endpoint, SearchResult } from '#contract/views/search.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, type Tx } from '#ground/database/transaction.ts'
import { parseUscc } from '#ground/intake/normalise/parse-uscc.ts'
import { shorten } from '#ground/workflow/shorten.ts'
import type { ViewsContext } from '../views-context.ts'
import { readEnterprises, readProblems, readTasks } from './search-rows.store.ts'

const most = 20
/** So many enterprises at least leave room for problems. */
const mostEnterprises = 12

type Result = z.input<typeof SearchResult>

/** ⌘K: what two characters find in the reach of the acting post. Absent and out of reach look the same, but for a full code. */
export function search(context: ViewsContext, actor: Actor, q: string): Promise<z.input<typeof endpoint.reply>> {
  return reading(context.database, actor, async tx => {
    const enterprises = (await readEnterprises(tx, await searchEnterprises(tx, q), most)).map(
      ({ id, name, code, area, township, industries, state }): Result => ({
        kind: 'enterprise',
        id,
        title: name,
        detail: code,
        area,
        township,
        industries: [...industries],
        state: wordsOf(enterpriseStates.states, state),
        link: `/enterprises/${id}`,
      }),
    )
    const problems = (await readProblems(tx, q, most)).map(
      ({ id, number, subjectName, words, area, township, industry, state }): Result => ({
        kind: 'problem',
        id,
        title: number,
        detail: `${subjectName} · ${shorten(words, 40)}`,
        area,
        township,
        industries: industry === null ? [] : [industry],
        state: wordsOf(problemStates.states, state),
        link: `/problems/${id}`,
      }),
    )
    const tasks = (await readTasks(tx, q, most)).map(
      ({ id, number, title, area, industry, state }): Result => ({
        kind: 'task',
        id,
        title: number,
        detail: title,
        area: area === context.campaign.city.code ? null : area,
        township: null,
        industries: industry === null ? [] : [industry],
        state: wordsOf(taskStates.states, state),
        link: `/tasks/${id}`,
      }),
    )
    const others = [...problems, ...tasks]
    const kept = enterprises.slice(0, Math.max(mostEnterprises, most - others.length))
    return {
      results: [...kept, ...others].slice(0, most),
      elsewhere: enterprises.length > 0 ? null : await elsewhere(tx, context, q),
    }
  })
}

/** 「已有同码主体，属他区块」: for officials, of a full code alone. */
async function elsewhere(tx: Tx, { campaign }: ViewsContext, q: string): Promise<{ zh: string; en: string } | null> {
  if (!officialRoles.includes(tx.actor.role as Role)) return null
  const read = parseUscc(q)
  const code = read.kind === 'ok' ? read.code : read.kind === 'badCheck' ? read.written : null
  if (code === null) return null
  return (await codeElsewhere(tx, campaign, [code])).get(code)?.words ?? null
}

function wordsOf(
  states: Readonly<Record<string, { zh: string; en: string }>>,
  state: string,
): { zh: string; en: string } {
  const { zh, en } = states[state] ?? { zh: state, en: state }
  return { zh, en }
}
