import { randomUUID } from 'node:crypto'
import { searchIndexOf } from '#campaign/baseline/index.ts'
import { defaultCampaignFolder, loadCampaign } from '#campaign/mandate/index.ts'
import { openRemediation, type Problem } from '#campaign/remediation/index.ts'
import type { Role, Scope } from '#contract/ground/role.ts'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { createClock } from '#ground/clock/create-clock.ts'
import { standardCalendar } from '#ground/clock/standard-calendar.ts'
import { momentOf } from '#ground/context.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { createSealing } from '#ground/sealing/index.ts'
import { record } from '#ground/workflow/record.ts'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import type { ViewsContext } from './views-context.ts'

export const campaign = loadCampaign(defaultCampaignFolder)

export function post(role: Role, unitId: string, scope: Scope): Actor {
  return { postId: randomUUID(), personId: randomUUID(), unitId, role, scope, words: `${unitId} 王敏` }
}

const areas = (areas: string[], industries: string[] | null = null): Scope => ({ kind: 'areas', areas, industries })

/** One post of each kind that reads boards, and some that must not. */
export const posts = {
  cityOffice: post('cityOffice', 'city-office', { kind: 'city', industries: null }),
  cityEconomy: post('cityIndustry', 'city-economy', { kind: 'city', industries: ['wood-furniture', 'glass'] }),
  jiangshanOffice: post('areaOffice', '330881-office', areas(['330881'])),
  jiangshanEconomy: post('areaIndustry', '330881-economy', areas(['330881'], ['wood-furniture', 'glass'])),
  changshanEcology: post('areaEcology', '330822-ecology', areas(['330822'])),
  hecun: post('townshipOfficer', '330881121', { kind: 'townships', townships: ['330881121'], industries: null }),
  grid: post('gridWorker', '330881121', { kind: 'grids', grids: ['330881121-01'] }),
}
export const strangers = {
  contact: post('enterpriseContact', 'none', { kind: 'enterprises', enterprises: [randomUUID()] }),
  expert: post('expert', 'none', { kind: 'city', industries: null }),
  systemAdmin: post('systemAdmin', 'city-office', { kind: 'none' }),
  auditor: post('auditor', 'city-office', { kind: 'none' }),
}

export interface City extends ViewsContext {
  readonly database: FreshDatabase
  /** Business time; set it to move on. */
  now: Date
  /** An enterprise on the list of its industries, found by its name. */
  addEnterprise(said: { name: string; township: string; industries: string[]; uscc?: string }): Promise<string>
  /** A problem, written as its own acts would leave it: row, trail, figures. */
  addProblem(said: Partial<Problem> & { township: string }): Promise<Problem>
  /** The problem as it stands after an act, with what the act leaves behind. */
  move(before: Problem, to: ProblemState, set?: Partial<Problem>): Promise<Problem>
  loader<Row extends Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** A city on a database of its own, at nine o'clock on the demo's business day. */
export async function freshCity(): Promise<City> {
  const database = await freshDatabase()
  const calendar = () => standardCalendar
  const clock = createClock({ now: () => city.now, offset: () => 0 })
  const workflow = openRemediation({ database, clock, calendar, campaign }).workflows.problem
  const loader: City['loader'] = (text, values = []) =>
    transaction(database, servicePost('loader'), tx => tx.query(text, values))

  const write = async (action: string, before: Problem | null, after: Problem) => {
    const act = record(workflow, {
      action: action as never,
      before,
      after,
      decision: { to: after.state, set: {} },
      moment: momentOf(city),
      actor: servicePost('loader'),
      requestId: randomUUID(),
    })
    await loader('select ground.record_act($1)', [JSON.stringify(act)])
  }
  const city: City = {
    database,
    clock,
    calendar,
    campaign,
    sealing: createSealing(Buffer.alloc(32, 7)),
    now: new Date('2024-06-20T09:00:00+08:00'),
    loader,
    addEnterprise: async ({ name, township, industries, uscc }) => {
      const id = randomUUID()
      const place = placeOf(township)
      await loader(
        `insert into baseline.enterprise (id, state, name, name_folded, kind, industries, industry, area, county, township, uscc,
           reported_unit, reported_by, reported_words, reported_at, updated_at)
         values ($1, 'confirmed', $2, $2, 'workshop', $3, $4, $5, $6, $7, $8, 'x', $9, 'x', $10, $10)`,
        [id, name, industries, industries[0], place.area, place.county, township, uscc ?? null, randomUUID(), city.now],
      )
      const { pieces, texts } = searchIndexOf({ name, formerNames: [], uscc: uscc ?? null, temporaryCode: '' })
      await loader('select baseline.keep_search($1, $2, $3)', [id, pieces, texts])
      for (const industry of industries) {
        await loader(
          `insert into ground.figure_delta (day, measure, area, county, township, industry, amount)
           values ($1, 'enterprise.listed', $2, $3, $4, $5, 1)`,
          [clock.businessDay(), place.area, place.county, township, industry],
        )
      }
      return id
    },
    addProblem: async said => {
      const { township } = said
      const problem = {
        ...blank,
        ...placeOf(township),
        id: randomUUID(),
        foundOn: clock.businessDay(),
        ...said,
      } as unknown as Problem
      const [row] = await loader<{ number: string }>(
        `insert into remediation.problem (id, state, subject_kind, enterprise_id, subject_name, area, county, township, industry, dimension,
           words, level, source, found_on, found_by, found_by_words, due_original, due_current, late_since)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'survey', $13, $14, 'x', $15, $16, $17) returning number`,
        [
          problem.id,
          problem.state,
          problem.subjectKind,
          problem.enterpriseId,
          problem.subjectName,
          problem.area,
          problem.county,
          township,
          problem.industry,
          problem.dimension,
          problem.words,
          problem.level,
          problem.foundOn,
          randomUUID(),
          problem.dueOriginal,
          problem.dueCurrent,
          problem.lateSince,
        ],
      )
      const made = { ...problem, number: row?.number ?? '' }
      await write('report', null, made)
      return made
    },
    move: async (before, to, set = {}) => {
      const after: Problem = { ...before, ...set, state: to, version: before.version + 1 }
      await loader(
        `update remediation.problem set state = $2, version = $3, due_original = $4, due_current = $5, late_since = $6, closed_on = $7,
           rectified_on = $8, suspended_on = case when $2 = 'suspended' then $9::date end where id = $1`,
        [
          after.id,
          to,
          after.version,
          after.dueOriginal,
          after.dueCurrent,
          after.lateSince,
          after.closedOn,
          after.rectifiedOn,
          clock.businessDay(),
        ],
      )
      await write('pass', before, after)
      return after
    },
  }
  await settle(city)
  return city
}

/** Area, county and grid of a township of the campaign. */
export function placeOf(code: string): { area: string; county: string } {
  const township = campaign.townships.find(known => known.code === code)
  if (!township) throw new Error(`${code} is no township`)
  return { area: township.area, county: township.county }
}

const blank = {
  version: 1,
  state: 'found',
  subjectKind: 'areaIndustry',
  enterpriseId: null,
  subjectName: '某区块',
  industry: 'wood-furniture',
  dimension: 'pollutionControl',
  words: '喷漆房未密闭',
  level: 'ordinary',
  previousProblem: null,
  lateSince: null,
  dueOriginal: null,
  dueCurrent: null,
  closedOn: null,
  rectifiedOn: null,
}

async function settle(city: City): Promise<void> {
  const { code, name } = campaign.city
  await city.loader(`insert into ground.place (code, kind, name) values ($1, 'city', $2)`, [code, name])
  for (const area of campaign.areas) {
    await city.loader(
      `insert into ground.place (code, kind, parent_code, county, name) values ($1, 'area', $2, $3, $4)`,
      [area.code, code, area.kind === 'county' ? area.code : null, area.name],
    )
  }
  await city.loader(
    `insert into ground.place (code, kind, parent_code, county, name)
     select code, 'township', area, county, name from jsonb_to_recordset($1) as given(code text, area text, county text, name text)`,
    [JSON.stringify(campaign.townships)],
  )
}
