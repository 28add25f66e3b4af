import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { loadCampaign } from '#campaign/mandate/index.ts'
import type { ReportEnterpriseBody } from '#contract/baseline/enterprise-actions.ts'
import type { Role, Scope } from '#contract/ground/role.ts'
import { createClock } from '#ground/clock/create-clock.ts'
import { standardCalendar } from '#ground/clock/standard-calendar.ts'
import type { Actor } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { createSealing } from '#ground/sealing/index.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { makeEnterpriseWorkflow } from './enterprise/enterprise.workflow.ts'
import { reportEnterprise } from './enterprise/report-enterprise.ts'
import type { Registering } from './registering.ts'

export const campaign = loadCampaign(join(import.meta.dirname, '../../../../campaigns/quzhou'))

/** A post of a real role and unit, held by a person of its own. */
export function post(role: Role, unitId: string, scope: Scope): Actor {
  const unit = campaign.units.find(({ id }) => id === unitId)?.name ?? unitId
  return { postId: randomUUID(), personId: randomUUID(), unitId, role, scope, words: `${unit} 王敏` }
}

/** The posts that the review chain of a wood furniture maker in 江山 贺村 meets, and some it does not. */
export const posts = {
  hecun: post('townshipOfficer', '330881121', { kind: 'townships', townships: ['330881121'], industries: null }),
  jiangshanEconomy: post('areaIndustry', '330881-economy', {
    kind: 'areas',
    areas: ['330881'],
    industries: ['wood-furniture', 'glass'],
  }),
  jiangshanEcology: post('areaEcology', '330881-ecology', { kind: 'areas', areas: ['330881'], industries: null }),
  longyouEcology: post('areaEcology', '330825-ecology', { kind: 'areas', areas: ['330825'], industries: null }),
  cityEconomy: post('cityIndustry', 'city-economy', {
    kind: 'city',
    industries: ['wood-furniture', 'composite-fabric'],
  }),
  cityCommerce: post('cityIndustry', 'city-commerce', { kind: 'city', industries: ['recyclables'] }),
  cityOffice: post('cityOffice', 'city-office', { kind: 'city', industries: null }),
  cityLeader: post('cityLeader', 'city-leading-group', { kind: 'city', industries: null }),
  expert: post('expert', 'city-ecology', { kind: 'enterprises', enterprises: [] }),
  auditor: post('auditor', 'city-office', { kind: 'none' }),
} as const

export interface Registry extends Registering {
  readonly database: FreshDatabase
  readonly workflow: ReturnType<typeof makeEnterpriseWorkflow>
  /** Business time; set it to move on. */
  now: Date
  /** Reports an enterprise as a post would, with an invented name where none is given. */
  report(actor: Actor, said?: Partial<ReportEnterpriseBody>): ReturnType<typeof reported>
  /** One value of one row, read as a post. */
  value<Value>(actor: Actor, text: string, values?: readonly unknown[]): Promise<Value | undefined>
}

let invented = 0
const characters = Array.from('沅莘煦漪榆佑苕尧缙楚玥庚钊阜芃筠霁澜珩砚')

/** No two of them are one character apart, so that none is taken for another. */
function inventedName(): string {
  const at = invented++
  const twice = (base: number) => (characters[Math.floor(at / base) % characters.length] ?? '').repeat(2)
  return `${twice(1)}${twice(20)}${twice(400)}家具厂`
}

async function reported(registry: Registry, actor: Actor, said: Partial<ReportEnterpriseBody>) {
  const body: ReportEnterpriseBody = {
    requestId: randomUUID(),
    name: inventedName(),
    kind: 'workshop',
    township: '330881121',
    industries: ['wood-furniture'],
    notTheSameAs: [],
    ...said,
  }
  return (await reportEnterprise(registry, registry.workflow, actor, body)).after
}

/** A registry of one's own on a real database, at nine o'clock on the demo's business day. */
export async function freshRegistry(): Promise<Registry> {
  const database = await freshDatabase()
  const sealing = createSealing(randomBytes(32))
  const ground = {
    ...{ database, campaign, sealing },
    calendar: () => standardCalendar,
    clock: createClock({ now: () => registry.now, offset: () => 0 }),
  }
  const registry: Registry = {
    ...ground,
    workflow: makeEnterpriseWorkflow(ground, []),
    now: new Date('2024-06-20T09:00:00+08:00'),
    report: (actor, said = {}) => reported(registry, actor, said),
    value: async <Value>(actor: Actor, text: string, values: readonly unknown[] = []) => {
      const [row] = await transaction(database, actor, tx => tx.query<Record<string, Value>>(text, values))
      return row ? Object.values(row)[0] : undefined
    },
  }
  return registry
}
