import type { z } from 'zod'
import type { EnterpriseState } from '#contract/baseline/enterprise.states.ts'
import { enterpriseInputs } from '#contract/baseline/enterprise-actions.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import { rule } from '#ground/workflow/workflow.ts'
import type { Registering } from '../registering.ts'
import {
  addSiteRow,
  closeSiteRow,
  type EnterpriseCase,
  type FieldChangeRow,
  keepFieldChanges,
  keepFormerName,
  keepMembershipReason,
} from './enterprise.store.ts'
import { factChanges } from './fact-changes.ts'
import { refreshSearchIndex } from './former-names.store.ts'
import { judgeCode, refusesCode } from './judge-code.ts'
import { knownIndustries, placeOfTownship, refusesPlace } from './place-of-township.ts'
import { verifyDuty } from './review-holders.ts'

type Input<Action extends keyof typeof enterpriseInputs> = z.output<(typeof enterpriseInputs)[Action]>
const say = rule<EnterpriseCase, EnterpriseState, never>

/** What may be changed while a record stands on the list. Each change of a field is kept with what was there before. */
export function rulesOfFacts({ campaign, sealing }: Pick<Registering, 'campaign' | 'sealing'>) {
  return {
    correct: rule<EnterpriseCase, EnterpriseState, Input<'correct'>>({
      takes: enterpriseInputs.correct,
      decide: (the, { reason, ...facts }, moment) => {
        if (facts.uscc !== undefined) {
          const refusal = refusesCode(judgeCode(facts.uscc), facts.usccReason ?? the.usccReason)
          if (refusal) throw refusal
        }
        const { set, changes } = factChanges(the, facts, sealing)
        if (changes.length === 0) {
          throw refuse(
            422,
            'invalid',
            { zh: '没有任何变化', en: 'Nothing would change' },
            { zh: '请填写要更正的内容', en: 'Fill in what is to be corrected' },
          )
        }
        return {
          to: the.state,
          set: { ...set, updatedAt: moment.at },
          note: reason,
          also: async tx => {
            await keepFieldChanges(tx, the.id, changes, moment.at, { origin: 'person', reason })
            if ('uscc' in set || 'grid' in set) await refreshSearchIndex(tx, the.id)
          },
        }
      },
    }),
    rename: rule<EnterpriseCase, EnterpriseState, Input<'rename'>>({
      takes: enterpriseInputs.rename,
      decide: (the, { name, changedOn, reason }, moment) => {
        if (changedOn > moment.day) throw future('changedOn')
        if (name === the.name) {
          const sentence = { zh: '新名称与现名称相同', en: 'The new name is the present one' }
          throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'name', ...sentence }] })
        }
        return {
          to: the.state,
          set: { name, nameFolded: foldName(name), updatedAt: moment.at },
          note: reason,
          also: async tx => {
            await keepFieldChanges(tx, the.id, [{ field: 'name', was: the.name, became: name }], moment.at, {
              origin: 'person',
              reason,
            })
            if (the.nameFolded !== foldName(name))
              await keepFormerName(tx, the.id, { name: the.name, folded: the.nameFolded, until: changedOn })
            await refreshSearchIndex(tx, the.id)
          },
        }
      },
    }),
    move: rule<EnterpriseCase, EnterpriseState, Input<'move'>>({
      takes: enterpriseInputs.move,
      decide: (the, { township, village, grid, address, place, reason }, moment, actor) => {
        const to = placeOfTownship(campaign, township)
        const moved = to.township !== the.township
        const facts = factChanges(
          the,
          {
            ...(village !== undefined || moved ? { village: village ?? null } : {}),
            ...(grid !== undefined || moved ? { grid: grid ?? null } : {}),
            ...(address !== undefined ? { address } : {}),
            ...(place !== undefined ? { place } : {}),
          },
          sealing,
        )
        const refusal = refusesPlace(actor, {
          ...to,
          grid: 'grid' in facts.set ? (grid ?? null) : the.grid,
          industries: the.industries,
        })
        if (refusal) throw refusal
        const changes: FieldChangeRow[] = [...facts.changes]
        if (moved) changes.push({ field: 'township', was: the.township, became: to.township })
        if (to.area !== the.area) changes.push({ field: 'area', was: the.area, became: to.area })
        if (changes.length === 0) {
          throw refuse(422, 'invalid', { zh: '地点没有变化', en: 'The place is the same' })
        }
        const otherArea = to.area !== the.area
        return {
          to: the.state,
          set: { ...facts.set, area: to.area, county: to.county, township: to.township, updatedAt: moment.at },
          note: reason,
          duties:
            otherArea && the.state === 'reported'
              ? [
                  { change: 'done', kind: 'verify', outcome: 'moved' },
                  verifyDuty(campaign, { ...the, area: to.area }, moment),
                ]
              : [],
          also: async tx => {
            await keepFieldChanges(tx, the.id, changes, moment.at, { origin: 'person', reason })
            await refreshSearchIndex(tx, the.id)
          },
        }
      },
    }),
    addIndustry: rule<EnterpriseCase, EnterpriseState, Input<'addIndustry'>>({
      takes: enterpriseInputs.addIndustry,
      decide: (the, { industry, reason }, moment) => {
        knownIndustries(campaign, [industry])
        if (the.industries.includes(industry)) {
          throw refuse(409, 'alreadyExists', { zh: '该企业已属这个行业', en: 'It belongs to this industry already' })
        }
        return industriesSet(the, [...the.industries, industry], industry, reason, moment.at)
      },
    }),
    removeIndustry: rule<EnterpriseCase, EnterpriseState, Input<'removeIndustry'>>({
      takes: enterpriseInputs.removeIndustry,
      decide: (the, { industry, reason }, moment, actor) => {
        const left = the.industries.filter(id => id !== industry)
        if (left.length === the.industries.length) {
          throw refuse(422, 'invalid', { zh: '该企业不属这个行业', en: 'It does not belong to this industry' })
        }
        if (left.length === 0) {
          throw refuse(
            422,
            'invalid',
            { zh: '企业至少属于一个行业', en: 'An enterprise belongs to one industry at least' },
            { zh: '都不属于的，请认定为不属本行业', en: 'If it belongs to none, mark it as not in scope' },
          )
        }
        const refusal = refusesPlace(actor, { ...the, industries: left })
        if (refusal) throw refusal
        return industriesSet(the, left, industry, reason, moment.at)
      },
    }),
    addSite: rule<EnterpriseCase, EnterpriseState, Input<'addSite'>>({
      takes: enterpriseInputs.addSite,
      decide: (the, { name, township, address, place }, moment) => {
        const to = placeOfTownship(campaign, township)
        return {
          to: the.state,
          set: { updatedAt: moment.at },
          note: name,
          also: async tx => {
            await addSiteRow(tx, the.id, {
              name,
              ...to,
              address: address ?? null,
              lng: place?.lng ?? null,
              lat: place?.lat ?? null,
            })
          },
        }
      },
    }),
    closeSite: rule<EnterpriseCase, EnterpriseState, Input<'closeSite'>>({
      takes: enterpriseInputs.closeSite,
      decide: (the, { siteId, reason }, moment) => ({
        to: the.state,
        set: { updatedAt: moment.at },
        note: reason,
        also: async tx => {
          if (await closeSiteRow(tx, the.id, siteId, moment.day)) return
          throw refuse(404, 'notFound', { zh: '没有这个在用的场所', en: 'It has no such site in use' })
        },
      }),
    }),
  } satisfies Record<string, ReturnType<typeof say>>
}

function industriesSet(
  the: EnterpriseCase,
  industries: readonly string[],
  changed: string,
  reason: string | undefined,
  at: Date,
) {
  return {
    to: the.state,
    set: { industries, industry: industries[0], updatedAt: at },
    note: reason,
    also: async (tx: Parameters<typeof keepFieldChanges>[0]) => {
      const change = { field: 'industries', was: the.industries.join(','), became: industries.join(',') } as const
      await keepFieldChanges(tx, the.id, [change], at, { origin: 'person', reason })
      await keepMembershipReason(tx, the.id, changed, reason)
      await refreshSearchIndex(tx, the.id)
    },
  }
}

/** The refusal for a day that has not come. */
export function future(path: string) {
  const sentence = { zh: '日期不能晚于今天', en: 'The day has not come yet' }
  return refuse(422, 'invalid', sentence, undefined, { fields: [{ path, ...sentence }] })
}
