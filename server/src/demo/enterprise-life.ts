import { makeEnterprise } from '#campaign/baseline/index.ts'
import type { EnterpriseAction } from '#contract/baseline/enterprise.states.ts'
import { addDays } from '#ground/clock/add-days.ts'
import type { Actor } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { act } from '#ground/workflow/act.ts'
import { liveAssessments } from './assessment-life.ts'
import { liveInclusion } from './inclusion-life.ts'
import type { InventedEnterprise } from './invent-enterprises.ts'
import { departmentsOf, type LivingCity, requestId } from './living-city.ts'
import { liveProblems } from './problem-life.ts'
import { seeded } from './seeded.ts'
import { liveSignal } from './signal-life.ts'

/**
 * 三(一)-1: a plant is found by its township or its area's department, verified by somebody else, confirmed by the city; some are
 * sent back first, some turn out to be none of the twelve, some close down.
 */
export function liveEnterprise(city: LivingCity, invented: InventedEnterprise): void {
  const { area, industry, township, place, batch, name } = invented
  const chance = seeded(`life ${place} ${name}`)
  const departments = departmentsOf(city.campaign, area, industry)
  const byTownship = chance.happens(0.7)
  const reporter = byTownship
    ? city.post('townshipOfficer', township.code, chance.between(0, 1))
    : city.post('areaIndustry', departments.area)
  const verifier = city.post('areaIndustry', departments.area, 1)
  const confirmer = city.post('cityIndustry', departments.city, chance.between(0, 1))
  // most were found in the first autumn; a few come to light all the time
  const foundLate = chance.happens(0.12)
  const found = foundLate
    ? addDays('2024-03-01', chance.between(0, 110))
    : addDays('2023-10-26', chance.between(0, batch === 1 ? 20 : 55))

  city.timeline.at(found, async () => {
    const { after } = await transaction(city.ground.database, reporter, tx =>
      makeEnterprise(tx, city.baseline.taking, city.baseline.enterprises, requestId(city), {
        name,
        kind: invented.kind,
        township: township.code,
        industries: [industry],
        facts: invented.facts,
      }),
    )
    const step = (
      day: string,
      by: Actor,
      action: EnterpriseAction,
      input: unknown,
      then?: () => Promise<void> | void,
    ) =>
      city.timeline.at(day, async () => {
        await act(city.ground, by, city.baseline.enterprises, {
          id: after.id,
          action,
          requestId: requestId(city),
          input,
        })
        await then?.()
      })
    const reported = city.ground.clock.businessDay()
    const verify = (from: string) => {
      const verified = addDays(from, chance.between(1, 9))
      step(verified, verifier, 'verify', {}, () => {
        const confirmed = addDays(verified, chance.between(1, 8))
        step(confirmed, confirmer, 'confirm', {}, async () => {
          await begin(confirmed)
        })
      })
    }
    const begin = async (confirmed: string) => {
      if (chance.happens(0.012)) {
        step(addDays(confirmed, chance.between(5, 60)), verifier, 'markNotInScope', {
          reason: '现场核查，已转产，不属于本行业',
        })
        return
      }
      const account =
        invented.kind === 'company' && chance.happens(0.3)
          ? await city.giveAccount(after.id, name, invented.facts.contactName ?? name, township.code)
          : null
      const closes = chance.happens(0.03) ? addDays(confirmed, chance.between(80, 160)) : null
      liveInclusion(city, { ...invented, id: after.id }, confirmed, closes)
      liveSignal(city, { ...invented, id: after.id }, confirmed)
      if (closes) step(closes, verifier, 'closeDown', { closedOn: closes, reason: '自行关停，设备已清，现场核实' })
      else {
        liveProblems(city, { ...invented, id: after.id, account }, confirmed)
        liveAssessments(city, { ...invented, id: after.id, account }, confirmed)
      }
    }
    if (chance.happens(0.05)) {
      const returned = addDays(reported, chance.between(1, 6))
      step(returned, verifier, 'returnForCorrection', { reason: '地址与现场不符，请核实后再报' }, () => {
        const again = addDays(returned, chance.between(2, 25))
        step(again, reporter, 'resubmit', { words: '已到现场核实，地址无误' }, () => verify(again))
      })
    } else verify(reported)
  })
}
