import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CampaignIntegrityRule } from '#campaign/mandate/index.ts'
import { listIntegrityFindings } from '#contract/baseline/integrity.ts'
import { addDays } from '#ground/clock/add-days.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { folderStorage } from '#ground/files/index.ts'
import { act } from '#ground/workflow/act.ts'
import { type Baseline, openBaseline } from '../open-baseline.ts'
import { freshRegistry, post, posts, type Registry } from '../registry.test-support.ts'
import { integrityTurn } from './check-base.ts'
import { findIntegrityFindings, stillFound } from './find-findings.ts'
import { findIntegrityRules } from './find-rules.ts'
import { waiveFinding } from './waive-finding.ts'

let registry: Registry
let baseline: Baseline
beforeAll(async () => {
  registry = await freshRegistry()
  baseline = openBaseline({ ...registry, clock: registry.clock, storage: folderStorage(tmpdir()) })
})
afterAll(() => registry.database.drop())

const office = post('areaOffice', '330881-office', { kind: 'areas', areas: ['330881'], industries: null })
let day = '2024-07-01'

/** The next night, with the campaign's rules or others. */
async function night(rules: readonly CampaignIntegrityRule[] = registry.campaign.integrityRules): Promise<void> {
  day = addDays(day, 1)
  const turn = integrityTurn(registry, { ...registry.campaign, integrityRules: rules })
  const batch = () =>
    transaction(registry.database, servicePost('turnOfDay'), tx => turn.batch(tx, day, registry.calendar()))
  while ((await batch()) > 0) {}
}

const ruleOf = (id: string): CampaignIntegrityRule => {
  const rule = registry.campaign.integrityRules.find(one => one.id === id)
  if (!rule) throw new Error(`no rule ${id}`)
  return rule
}
const found = async (rule: string, actor: Actor = office, said: object = {}) =>
  (
    await reading(registry.database, actor, tx =>
      findIntegrityFindings(tx, listIntegrityFindings.query.parse({ rule, limit: 200, ...said })),
    )
  ).rows
const counts = async (rule: string, actor: Actor = office) =>
  (await reading(registry.database, actor, tx => findIntegrityRules(tx, registry.campaign, {}, day))).find(
    ({ id }) => id === rule,
  )
const waive = (actor: Actor, rule: string, subjectId: string, detail: string) =>
  transaction(registry.database, actor, tx =>
    waiveFinding(tx, registry, baseline.waivers, {
      requestId: randomUUID(),
      input: { rule, subjectId, detail, reason: '现场核实，确无坐标' },
    }),
  )
const place = (id: string, lng: number | null) =>
  transaction(registry.database, servicePost('loader'), tx =>
    tx.query('update baseline.enterprise set lng = $2, lat = $3 where id = $1', [id, lng, lng && 28.5]),
  )

describe('三(一)-1 to 三(一)-3 the whole base is held against its rules each night', () => {
  it('every rule of the campaign can be asked, and a night notes that it was', async () => {
    await night()
    const checks = await transaction(registry.database, servicePost('loader'), tx =>
      tx.query('select rule, fault from baseline.integrity_check where day = $1 order by rule', [day]),
    )
    const rules = registry.campaign.integrityRules.map(({ id }) => ({ rule: id, fault: null }))
    expect(checks).toEqual(rules.toSorted((a, b) => (a.rule < b.rule ? -1 : 1)))
  })

  it('what breaks a rule is found with its words and the day; what is mended is told at once and gone the next morning', async () => {
    const { id } = await registry.report(posts.hecun)
    await place(id, null)
    await night()
    const [row] = (await found('withoutPlace')).filter(({ subjectId }) => subjectId === id)
    expect(row).toMatchObject({ foundOn: day, area: '330881', township: '330881121', standing: 'open' })
    await place(id, 118.6)
    const still = () => reading(registry.database, office, tx => stillFound(tx, ruleOf('withoutPlace'), [id], day))
    expect(await still()).toEqual(new Set())
    await night()
    expect((await found('withoutPlace')).map(({ subjectId }) => subjectId)).not.toContain(id)
  })

  it('the day on which something was first found stays while it stands', async () => {
    const { id } = await registry.report(posts.hecun)
    await place(id, null)
    await night()
    const first = day
    await night()
    expect((await found('withoutPlace')).find(({ subjectId }) => subjectId === id)?.foundOn).toBe(first)
  })

  it('a waiver covers what was found when it was given, is asked again when something else is found, and can be lifted', async () => {
    const { id } = await registry.report(posts.hecun, { address: '贺村镇山底路 1 号' })
    await place(id, null)
    await night()
    const [row] = (await found('withoutPlace')).filter(({ subjectId }) => subjectId === id)
    const { after } = await waive(office, 'withoutPlace', id, row?.detail ?? '')
    expect((await found('withoutPlace', office, { standing: 'waived' })).map(one => one.subjectId)).toContain(id)
    await expect(waive(office, 'withoutPlace', id, row?.detail ?? '')).rejects.toMatchObject({
      status: 409,
      code: 'integrity.waived',
    })
    await transaction(registry.database, servicePost('loader'), tx =>
      tx.query(`update baseline.enterprise set address = '贺村镇山底路 2 号' where id = $1`, [id]),
    )
    await night()
    expect((await found('withoutPlace')).map(one => one.subjectId)).toContain(id)
    await expect(waive(office, 'withoutPlace', id, row?.detail ?? '')).rejects.toMatchObject({
      status: 409,
      code: 'integrity.changed',
    })
    await act(registry, office, baseline.waivers, {
      id: after.id,
      action: 'lift',
      requestId: randomUUID(),
      input: { reason: '地址已变' },
    })
    await transaction(registry.database, servicePost('loader'), tx =>
      tx.query(`update baseline.enterprise set address = '贺村镇山底路 1 号' where id = $1`, [id]),
    )
    await night()
    expect((await found('withoutPlace')).map(one => one.subjectId)).toContain(id)
  })

  it('the course of a count can be read for each past morning', async () => {
    const before = (await counts('companyWithoutCode'))?.open ?? 0
    const { id } = await registry.report(posts.hecun)
    await transaction(registry.database, servicePost('loader'), tx =>
      tx.query(`update baseline.enterprise set kind = 'company', uscc = null, uscc_reason = null where id = $1`, [id]),
    )
    const from = day
    await night()
    await night()
    const course = (await counts('companyWithoutCode'))?.course ?? []
    const at = (when: string) => course.find(one => one.day === when)?.open
    expect([at(from), at(addDays(from, 1)), at(addDays(from, 2))]).toEqual([before, before + 1, before + 1])
  })

  it('nobody is told of what lies outside of their scope, in rows, counts or course', async () => {
    const { id } = await registry.report(posts.hecun)
    await place(id, null)
    await night()
    expect(await found('withoutPlace', posts.longyouEcology)).toEqual([])
    expect(await counts('withoutPlace', posts.longyouEcology)).toMatchObject({ open: 0, waived: 0 })
    expect((await counts('withoutPlace', posts.longyouEcology))?.course.every(({ open }) => open === 0)).toBe(true)
    expect(await found('withoutPlace', posts.cityCommerce)).toEqual([])
    expect((await found('withoutPlace', posts.hecun)).map(one => one.subjectId)).toContain(id)
    await expect(waive(posts.longyouEcology, 'withoutPlace', id, '')).rejects.toMatchObject({ status: 404 })
    await expect(waive(posts.hecun, 'withoutPlace', id, '')).rejects.toMatchObject({ status: 403 })
  })

  it('a rule that cannot be asked is said to have failed and keeps neither the others nor what it found before from standing', async () => {
    const { id } = await registry.report(posts.hecun)
    await place(id, null)
    await night()
    const broken = registry.campaign.integrityRules.map(rule =>
      rule.id === 'withoutPlace' ? { ...rule, query: 'select no_such_column from baseline.enterprise' } : rule,
    )
    await night(broken)
    expect(await counts('withoutPlace')).toMatchObject({ failed: true })
    expect((await found('withoutPlace')).map(one => one.subjectId)).toContain(id)
    expect(await counts('companyWithoutCode')).toMatchObject({ failed: false })
  })

  it('a query can do nothing but read', async () => {
    const writing = {
      ...ruleOf('withoutPlace'),
      query: `with gone as (delete from baseline.integrity_check returning rule) select rule from gone`,
    }
    await night([writing])
    const [check] = await transaction(registry.database, servicePost('loader'), tx =>
      tx.query<{ fault: string }>(`select fault from baseline.integrity_check where day = $1`, [day]),
    )
    expect(check?.fault).toMatch(/top level|data-modifying/)
  })
})
