import { makeEnterprise } from '#campaign/baseline/index.ts'
import { transaction } from '#ground/database/transaction.ts'
import type { InventedEnterprise } from './invent-enterprises.ts'
import { type LivingCity, requestId } from './living-city.ts'

/** Every so many plants one was entered a second time, by another office and written another way. */
const oneIn = 130

/** 三(一)-1: records that may be one, as they come about: a list sent in by a department beside what the township had reported. */
export function reportTwice(city: LivingCity, invented: readonly InventedEnterprise[]): void {
  const known = invented.filter(({ kind }, at) => at % oneIn === 7 && kind !== 'household')
  for (const [at, { name, kind, township, industry, area, facts }] of known.entries()) {
    const written = [
      name.replace('有限公司', '有限责任公司'),
      name.replace(/^../, ''),
      `${name}（${township.name.slice(0, 2)}）`,
    ][at % 3]
    city.timeline.at(`2024-05-${String(13 + at).padStart(2, '0')}`, async () => {
      const reporter = city.post('areaOffice', `${area}-office`)
      await transaction(city.ground.database, reporter, tx =>
        makeEnterprise(tx, city.baseline.taking, city.baseline.enterprises, requestId(city), {
          name: written ?? name,
          kind,
          township: township.code,
          industries: [industry],
          facts: {
            phone: facts.phone,
            contactName: facts.contactName,
            address: facts.address,
            ...(at % 2 === 0 ? { place: facts.place } : {}),
            source: 'import',
            remarks: '演示数据，虚构；部门台账补录',
          },
        }),
      )
    })
  }
}
