import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { showProblemTrail } from '#contract/remediation/problem.ts'
import { servicePost } from '#ground/database/claims.ts'
import { showTrail } from '../page/show-trail.ts'
import {
  area,
  areaOffice,
  cityOffice,
  ecology,
  officer,
  openStage,
  post,
  type Stage,
  township,
} from '../testing/open-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const loader = servicePost('loader')
const hopsOf = (id: string) =>
  stage.rows<{ id: string; toUnit: string; state: string; term: string; share: string; previousHop: string | null }>(
    loader,
    `select id, to_unit as "toUnit", state, term, share, previous_hop as "previousHop" from ground.hop where subject_id = $1 order by id`,
    [id],
  )
const assigned = async (due = '2024-09-30') => {
  const { id } = await stage.report(officer())
  const assigner = ecology()
  await stage.act(assigner, id, 'assign', { to: [{ unitId: `${area}-office` }], due })
  return { id, assigner }
}

describe('handing on, once for all nouns', () => {
  it('签收 and 转办: each hop has its own receipt; the lower unit works', async () => {
    const { id } = await assigned()
    const office = areaOffice()
    expect((await stage.act(office, id, 'receive', { next: 'passOn' })).state).toBe('assigned')
    await stage.act(office, id, 'passOn', { to: [{ unitId: township, term: '2024-09-20' }] })
    expect((await hopsOf(id)).map(({ toUnit, state, term }) => [toUnit, state, term])).toEqual([
      [`${area}-office`, 'passedOn', '2024-09-30'],
      [township, 'sent', '2024-09-20'],
    ])
    expect((await stage.act(officer(), id, 'receive', {})).state).toBe('rectifying')
    const problem = await stage.see(id)
    expect(problem).toMatchObject({ responsibleUnit: township, dueOriginal: '2024-09-30', dueCurrent: '2024-09-30' })
  })

  it('the time line names whom a step handed it to, in the lead or cooperating, and until when', async () => {
    const { id } = await stage.report(officer())
    const market = `${area}-market`
    const to = [{ unitId: `${area}-office` }, { unitId: market, share: 'cooperate' as const, term: '2024-09-10' }]
    await stage.act(ecology(), id, 'assign', { to, due: '2024-09-30' })
    await stage.act(areaOffice(), id, 'receive', { next: 'passOn' })
    await stage.act(areaOffice(), id, 'passOn', { to: [{ unitId: township, term: '2024-09-20' }] })
    const { rows } = await showTrail(stage.context, officer(), id, showProblemTrail.query.parse({}))
    const [office, cooperating, local] = await stage.rows<{ name: string }>(
      loader,
      'select coalesce(short_name, name) as name from ground.unit join unnest($1::text[]) with ordinality as wanted (id, place) using (id) order by place',
      [[`${area}-office`, market, township]],
    )
    expect(rows.flatMap(({ action, handedTo }) => (handedTo ? [{ action, handedTo }] : []))).toEqual([
      { action: 'passOn', handedTo: [{ unitName: local?.name, share: 'lead', term: '2024-09-20' }] },
      {
        action: 'assign',
        handedTo: [
          { unitName: office?.name, share: 'lead', term: '2024-09-30' },
          { unitName: cooperating?.name, share: 'cooperate', term: '2024-09-10' },
        ],
      },
    ])
  })

  it('a lower term is never later than the upper one', async () => {
    const { id } = await assigned('2024-08-30')
    await expect(
      stage.act(areaOffice(), id, 'passOn', { to: [{ unitId: township, term: '2024-08-31' }] }),
    ).rejects.toMatchObject({ code: 'handOver.termTooLate', zh: expect.stringContaining('2024-08-30') })
  })

  it('holds for any chain and any terms', async () => {
    const units = [`${area}-office`, `${area}-economy`, `${area}-market`, township]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 4 }), async offsets => {
        const { id } = await stage.report(officer())
        const day = (offset: number) => new Date(Date.UTC(2024, 6, 1 + offset)).toISOString().slice(0, 10)
        let sender = ecology()
        for (const [index, offset] of offsets.entries()) {
          const unitId = units[index] ?? township
          const to = [{ unitId, term: day(offset) }]
          const attempt =
            index === 0
              ? stage.act(sender, id, 'assign', { to, due: day(30) })
              : stage.act(sender, id, 'passOn', { to })
          await attempt.catch(error => {
            if (error.code !== 'handOver.termTooLate') throw error
          })
          const last = (await hopsOf(id)).at(-1)
          if (last?.toUnit !== unitId) break
          sender = post(unitId === township ? 'townshipOfficer' : 'areaDepartment', unitId, {
            kind: 'areas',
            areas: [area],
            industries: null,
          })
        }
        const hops = await hopsOf(id)
        for (const hop of hops) {
          const upper = hops.find(other => other.id === hop.previousHop)
          expect(hop.term <= (upper?.term ?? day(30))).toBe(true)
        }
      }),
      { numRuns: Math.ceil(Number(process.env.RUNS ?? 200) / 10) },
    )
  }, 120_000)

  it('退回: with ground within 2 working days to the sender; declined twice, the city office decides', async () => {
    const { id, assigner } = await assigned()
    await expect(stage.act(areaOffice(), id, 'decline', { ground: '' })).rejects.toMatchObject({ status: 422 })
    const declined = await stage.act(areaOffice(), id, 'decline', { ground: '不属本专班职责' })
    expect(declined).toMatchObject({ state: 'found', responsibleUnit: null, dueOriginal: null })
    const [duty] = await stage.rows<{ holder: string }>(
      loader,
      `select holder_unit as holder from ground.duty where subject_id = $1 and kind = 'declinedHop' and done_at is null`,
      [id],
    )
    expect(duty?.holder).toBe(assigner.unitId)
    await stage.act(assigner, id, 'assign', { to: [{ unitId: `${area}-market` }], due: '2024-09-30' })
    await stage.act(post('areaDepartment', `${area}-market`), id, 'decline', { ground: '也不属本局职责' })
    await expect(
      stage.act(assigner, id, 'assign', { to: [{ unitId: township }], due: '2024-09-30' }),
    ).rejects.toMatchObject({
      code: 'handOver.cityOfficeDecides',
    })
    expect((await stage.act(cityOffice(), id, 'assign', { to: [{ unitId: township }], due: '2024-09-30' })).state).toBe(
      'assigned',
    )
  })

  it('退回 after 2 working days is refused and names the day; a weekend does not count', async () => {
    const { id } = await assigned()
    stage.goTo('2024-06-24')
    const early = await stage.act(areaOffice(), id, 'decline', { ground: '不属本专班职责' })
    expect(early.state).toBe('found')
    stage.goTo('2024-06-20')
    const { id: late } = await assigned()
    stage.goTo('2024-06-25')
    await expect(stage.act(areaOffice(), late, 'decline', { ground: '不属本专班职责' })).rejects.toMatchObject({
      code: 'tooLate',
      zh: expect.stringContaining('2024-06-24'),
    })
    stage.goTo('2024-06-20')
  })

  it('改派: the sender gives it to another, and what was passed on below ends with it', async () => {
    const { id, assigner } = await assigned()
    await stage.act(areaOffice(), id, 'passOn', { to: [{ unitId: township }] })
    const [first] = await hopsOf(id)
    await expect(
      stage.act(officer(), id, 'reassign', {
        hopId: first?.id ?? '',
        to: { unitId: `${area}-market` },
        reason: '改由市监',
      }),
    ).rejects.toMatchObject({ status: 403 })
    await stage.act(assigner, id, 'reassign', {
      hopId: first?.id ?? '',
      to: { unitId: `${area}-market` },
      reason: '改由市监承办',
    })
    expect((await hopsOf(id)).map(({ toUnit, state }) => [toUnit, state])).toEqual([
      [`${area}-office`, 'reassigned'],
      [township, 'reassigned'],
      [`${area}-market`, 'sent'],
    ])
    expect(await stage.see(id)).toMatchObject({ state: 'assigned', responsibleUnit: `${area}-market` })
  })

  it('撤回: only while it has not been received', async () => {
    const { id, assigner } = await assigned()
    const [first] = await hopsOf(id)
    await stage.act(areaOffice(), id, 'receive', { next: 'passOn' })
    await expect(stage.act(assigner, id, 'recall', { hopId: first?.id ?? '', reason: '发错' })).rejects.toMatchObject({
      code: 'handOver.notSender',
    })
    const { id: other, assigner: sender } = await assigned()
    const [hop] = await hopsOf(other)
    expect((await stage.act(sender, other, 'recall', { hopId: hop?.id ?? '', reason: '发错单位' })).state).toBe('found')
  })

  it('四(二)-1 催办: an upstream holder, once a working day', async () => {
    const { id, assigner } = await assigned()
    await expect(stage.act(areaOffice(), id, 'urge', {})).rejects.toMatchObject({ code: 'handOver.notSender' })
    await stage.act(assigner, id, 'urge', { words: '请尽快签收' })
    await expect(stage.act(cityOffice(), id, 'urge', {})).rejects.toMatchObject({ code: 'handOver.urgedAlready' })
    stage.goTo('2024-06-21')
    await stage.act(cityOffice(), id, 'urge', {})
    stage.goTo('2024-06-22')
    await expect(stage.act(assigner, id, 'urge', {})).rejects.toMatchObject({ code: 'handOver.urgedAlready' })
    stage.goTo('2024-06-20')
  })

  it('抄送: another area reads this one record and no other, and its reading is noted', async () => {
    const { id } = await assigned()
    const { id: hidden } = await assigned()
    const neighbour = post('areaEcology', '330825-ecology', { kind: 'areas', areas: ['330825'], industries: null })
    const seen = () =>
      stage.rows<{ id: string }>(neighbour, 'select id from remediation.problem where id = any ($1)', [[id, hidden]])
    expect(await seen()).toEqual([])
    await stage.act(ecology(), id, 'copy', { units: ['330825-ecology'] })
    expect(await seen()).toEqual([{ id }])
    await expect(stage.act(neighbour, id, 'amend', { words: '改动' })).rejects.toThrow()
  })

  it('主办 and 协办: a cooperating unit has its own receipt and answers by itself', async () => {
    const { id } = await stage.report(officer())
    const to = [{ unitId: township }, { unitId: `${area}-market`, share: 'cooperate' as const }]
    await expect(
      stage.act(ecology(), id, 'assign', { to: [...to, { unitId: `${area}-office` }], due: '2024-09-30' }),
    ).rejects.toMatchObject({ status: 422 })
    await stage.act(ecology(), id, 'assign', { to, due: '2024-09-30' })
    const market = post('areaDepartment', `${area}-market`)
    await expect(stage.act(market, id, 'answer', { words: '已配合' })).rejects.toMatchObject({
      code: 'handOver.notHolder',
    })
    expect((await stage.act(market, id, 'receive', {})).state).toBe('assigned')
    expect((await stage.act(officer(), id, 'receive', {})).state).toBe('rectifying')
    await stage.act(market, id, 'answer', { words: '已配合办理' })
    expect((await hopsOf(id)).map(({ state, share }) => [share, state])).toEqual([
      ['lead', 'received'],
      ['cooperate', 'answered'],
    ])
  })

  it('a cooperating unit that is given the lead has the lead alone, and its own receipt to give for it', async () => {
    const { id } = await stage.report(officer())
    const to = [{ unitId: `${area}-office` }, { unitId: township, share: 'cooperate' as const }]
    await stage.act(ecology(), id, 'assign', { to, due: '2024-09-30' })
    await stage.act(areaOffice(), id, 'decline', { ground: '应由属地主办' })
    await stage.act(ecology(), id, 'assign', { to: [{ unitId: township }], due: '2024-09-30' })
    expect((await hopsOf(id)).map(({ toUnit, state, share }) => [toUnit, share, state])).toEqual([
      [`${area}-office`, 'lead', 'declined'],
      [township, 'cooperate', 'reassigned'],
      [township, 'lead', 'sent'],
    ])
    const receipts = () =>
      stage.rows(
        loader,
        `select 1 from ground.duty where subject_id = $1 and kind = 'hopReceipt' and done_at is null and holder_unit = $2`,
        [id, township],
      )
    expect(await receipts()).toHaveLength(1)
    expect((await stage.act(officer(), id, 'receive', {})).state).toBe('rectifying')
    expect(await receipts()).toHaveLength(0)
  })

  it('a unit that leads is not made to cooperate with itself', async () => {
    const { id } = await stage.report(officer())
    const sender = ecology()
    const to = [{ unitId: township }, { unitId: `${area}-market`, share: 'cooperate' as const }]
    await stage.act(sender, id, 'assign', { to, due: '2024-09-30' })
    const market = (await hopsOf(id)).find(({ share }) => share === 'cooperate')
    await expect(
      stage.act(sender, id, 'reassign', { hopId: market?.id ?? '', to: { unitId: township }, reason: '就近配合' }),
    ).rejects.toMatchObject({ status: 422 })
    expect((await hopsOf(id)).map(({ state }) => state)).toEqual(['sent', 'sent'])
  })
})
