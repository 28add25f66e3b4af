import { afterAll, beforeAll, expect, it } from 'vitest'
import { servicePost } from '#ground/database/claims.ts'
import {
  area,
  areaOffice,
  cityOffice,
  ecology,
  economy,
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

const due = '2024-09-30'
/** Open duties as `kind unit`. */
const held = async (id: string) =>
  (
    await stage.rows<{ said: string }>(
      servicePost('loader'),
      `select concat_ws(' ', kind, holder_unit) as said from ground.duty where subject_id = $1 and done_at is null order by said`,
      [id],
    )
  ).map(({ said }) => said)

it('撤回: what its sender took back, its sender is held to hand on again, until it is', async () => {
  const { id } = await stage.report(officer())
  const sender = ecology()
  const { hops } = await stage.act(sender, id, 'assign', { to: [{ unitId: township }], due }).then(() => stage.see(id))
  await stage.act(sender, id, 'recall', { hopId: hops[0]?.id ?? '', reason: '发错单位' })
  expect(await held(id)).toEqual([`recalledHop ${area}-ecology`])
  await stage.act(sender, id, 'assign', { to: [{ unitId: township }], due })
  expect(await held(id)).toEqual([`hopReceipt ${township}`])
})

it('退回 by the lead ends its own duties alone: a cooperating unit is still to receive its share', async () => {
  const enterpriseId = await stage.enterprise('贺村退回木器加工户')
  const { id } = await stage.report(officer(), { subject: { kind: 'enterprise', enterpriseId } })
  const to = [{ unitId: `${area}-economy` }, { unitId: township, share: 'cooperate' as const }]
  await stage.act(ecology(), id, 'assign', { to, due })
  // the lead passes it on to the enterprise and so watches its receipt for it
  await stage.act(economy(), id, 'passOn', { to: [{ enterpriseId }] })
  const contact = post('enterpriseContact', township, { kind: 'enterprises', enterprises: [enterpriseId] })
  await stage.act(contact, id, 'decline', { ground: '不属本户' })
  expect(await held(id)).toEqual([`declinedHop ${area}-economy`, `hopReceipt ${township}`])
})

it('退回 lets an extension lapse that was asked for, and the next assignment begins without it', async () => {
  const { id, worker, assigner } = await stage.rectifying(due)
  const asked = { reason: '设备到货晚', progressWords: '已订购', until: '2024-10-31', files: [] }
  await stage.act(worker, id, 'requestExtension', asked)
  await stage.act(worker, id, 'decline', { ground: '不属本镇' })
  expect(await stage.see(id)).toMatchObject({ state: 'found', extensionState: null })
  expect(await held(id)).toEqual([`declinedHop ${area}-ecology`])
  await stage.act(assigner, id, 'assign', { to: [{ unitId: township }], due })
  await stage.act(worker, id, 'receive', {})
  expect((await stage.act(worker, id, 'requestExtension', asked)).extensionState).toBe('asked')
})

it('核查: a unit whose second person is awaited stays held, one that has done its share is free', async () => {
  const { id, worker } = await stage.rectifying(due)
  await stage.act(cityOffice(), id, 'setLevel', { level: 'cityListed', reason: '列入市级清单' })
  await stage.measured(id, worker, due)
  await stage.act(worker, id, 'requestCheck', {})
  const pass = async (by: ReturnType<typeof ecology>) => {
    const onSite = { visitedOn: '2024-06-20', present: '李强', findings: '整改到位', files: [await stage.file(by)] }
    await stage.act(by, id, 'pass', { onSite })
  }
  expect(await held(id)).toEqual([`checkpoint ${area}-ecology`, `checkpoint ${area}-economy`])
  await pass(ecology())
  expect(await held(id)).toEqual([`checkpoint ${area}-economy`])
  await pass(economy())
  const city = () => post('cityIndustry', 'city-economy')
  expect(await held(id)).toEqual(['checkpoint city-economy'])
  await pass(city())
  expect(await held(id)).toEqual(['checkpoint city-economy'])
  await pass(city())
  expect(await held(id)).toEqual(['checkpoint city-ecology'])
})

it('核定层级 is not offered to an area’s office on the city’s own list', async () => {
  const { id } = await stage.report(officer())
  await stage.act(cityOffice(), id, 'setLevel', { level: 'cityListed', reason: '列入市级清单' })
  await expect(stage.act(areaOffice(), id, 'setLevel', { level: 'ordinary', reason: '降级' })).rejects.toMatchObject({
    status: 403,
    code: 'notPermitted',
  })
})
