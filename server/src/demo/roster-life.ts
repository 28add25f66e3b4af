import { receiveRosterEntry } from '#campaign/baseline/index.ts'
import type { RosterInput } from '#contract/baseline/omission.ts'
import { transaction } from '#ground/database/transaction.ts'
import type { InventedEnterprise } from './invent-enterprises.ts'
import { type LivingCity, requestId } from './living-city.ts'

/** On which days the offices of an area hand over what they keep. */
const handedOver = '2024-06-18'
/** Every so many plants are on a roster. */
const oneIn = 9

/** Who is on a roster and on no list, by invented names; the last two are no plants of the campaign's, as a roster has them too. */
const unknown = [
  { name: '沐恒家具厂', scope: '家具制造、木材加工' },
  { name: '源澄塑料造粒加工点', scope: '废旧塑料破碎、再生造粒' },
  { name: '锦程石材经营部', scope: '石材销售、安装' },
  { name: '味鲜小吃店', scope: '餐饮服务' },
] as const

/** 三(一)-2: rosters of permits and power users of every area, some rows written otherwise than the registry has them. */
export function handOverRosters(city: LivingCity, invented: readonly InventedEnterprise[]): void {
  for (const { code: area } of city.campaign.areas) {
    const plants = invented.filter((one, at) => one.area === area && at % oneIn === 0)
    const [township] = city.campaign.townships.filter(one => one.area === area)
    const rows: RosterInput[] = plants.map(({ name, facts, township: place }, at) => ({
      kind: at % 2 === 0 ? 'permit' : 'power',
      namedAs: at % 3 === 0 ? name.replace('有限公司', '有限责任公司') : name,
      number: `${area}-${at + 1}`,
      ...(at % 4 === 0 && facts.uscc ? { code: facts.uscc } : {}),
      place: place.name,
      ...(at % 2 === 0
        ? { permitKind: at % 6 === 0 ? 'simplifiedManagement' : 'registration' }
        : { power: 2000 + at * 370 }),
    }))
    for (const [at, { name, scope }] of unknown.entries()) {
      const namedAs = `${township?.name ?? ''}${name}`
      const place = `${township?.name ?? ''}工业小区 ${at + 3} 号`
      rows.push({ kind: 'licence', namedAs, number: `${area}-L${at + 1}`, place, scope })
      if (at === 0) rows.push({ kind: 'power', namedAs, number: `${area}-U${at + 1}`, place, power: 18_600 })
    }
    city.timeline.at(handedOver, async () => {
      const ecology = city.post('areaEcology', `${area}-ecology`)
      for (const input of rows)
        await transaction(city.ground.database, ecology, tx =>
          receiveRosterEntry(tx, city.baseline.taking, city.baseline.rosterEntries, {
            requestId: requestId(city),
            input,
          }),
        )
    })
  }
}
