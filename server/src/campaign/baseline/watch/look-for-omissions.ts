import type { Campaign } from '#campaign/mandate/index.ts'
import type { Ground } from '#ground/context.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { matchRosters } from '../roster/match-rosters.ts'
import type { RosterEntryWorkflow } from '../roster/roster-entry.workflow.ts'

/** Signs that say nothing new when they come up or grow: how others stand, and what speaks against. */
const notGrounds = ['peers', 'standingStill', 'tradingOnly', 'nameOnly']

/**
 * 三(一)-2: holds list one against permits, problems, signals, production, assessments, emissions, rosters and what was decided on
 * enterprises alike, and rosters against list one; all in sets, by the campaign's rules. What waits already is brought up to date, what was
 * decided is left as it is unless there are more grounds, and what is found no longer lapses.
 *
 * @returns how many candidates wait to be made into omissions
 */
export async function lookForOmissions(
  tx: Tx,
  ground: Pick<Ground, 'clock' | 'calendar'>,
  campaign: Campaign,
  rosterEntries: RosterEntryWorkflow,
  day: string,
): Promise<number> {
  await lockLooking(tx)
  await matchRosters(tx, ground, campaign, rosterEntries)
  await tx.query('delete from baseline.omission_candidate')
  const { watch } = campaign
  const signs = Object.entries(watch.signs)
  const weights = [signs.map(([sign]) => sign), signs.map(([, one]) => one.points), signs.map(([, one]) => one.most)]
  await tx.query(enterprises, [
    ...weights,
    watch.threshold,
    day,
    watch.windowDays,
    watch.graceDays,
    watch.peersAtLeast,
    watch.lowScoreBelow,
    watch.usingAbove,
  ])
  await tx.query(rosters, [
    ...weights,
    watch.threshold,
    watch.usingAbove,
    watch.makingWords.join('|'),
    watch.tradingWords.join('|'),
  ])
  await tx.query(`insert into baseline.omission_candidate (omission_id, lapsed)
    select id, true from baseline.omission o where state in ('suspected', 'unregistered')
      and not exists (select from baseline.omission_candidate c where c.subject = o.subject)`)
  await tx.query(`update baseline.omission o set facts = c.facts, score = c.score, area = c.area, township = c.township, version = o.version + 1
    from baseline.omission_candidate c where c.subject = o.subject and o.state in ('suspected', 'unregistered')
      and (o.facts, o.area, o.township) is distinct from (c.facts, c.area, c.township)`)
  const grounds = signs.map(([sign]) => sign).filter(sign => !notGrounds.includes(sign))
  await tx.query(
    `delete from baseline.omission_candidate c using baseline.omission o where c.subject = o.subject and o.state <> 'lapsed'
       and (o.state not in ('notNeeded', 'otherIndustry') or not exists (select from jsonb_each_text(c.facts) as now (sign, value)
         where now.sign = any ($1) and now.value::float > coalesce((o.facts ->> now.sign)::float, 0)))`,
    [grounds],
  )
  await tx.query(
    `insert into baseline.omission_look (day, looked_at) values ($1, $2) on conflict (day) do update set looked_at = excluded.looked_at`,
    [day, ground.clock.businessNow()],
  )
  const [row] = await tx.query<{ count: number }>('select count(*) as count from baseline.omission_candidate')
  return row?.count ?? 0
}

/** One look, or one batch of what it found, at a time: two at once would make one omission twice. */
export async function lockLooking(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('baseline.omission'))`)
}

const scored = (found: string) => `
  select found.*, scored.score from (${found}) as found cross join lateral (
    select sum(least(w.most, w.points * f.value::float)) as score from jsonb_each_text(found.facts) as f (sign, value)
      join weights w on w.sign = f.sign) as scored
  where scored.score >= $4`
const weightsOf = `weights as materialized (select * from unnest($1::text[], $2::float[], $3::float[]) as w (sign, points, most))`
const once = (condition: string) => `case when ${condition} then 1 end`
const standsStill = `a.production_state in ('suspended', 'stopped')`
const uses = `(coalesce(s.power, 0) + coalesce(s.water, 0) > 0 or r.power > $10::float)`

/** Enterprises that were verified some time ago and are still undecided in one of their industries. */
const enterprises = `
  with ${weightsOf},
  member as materialized (select e.id, m.industry, e.area, e.township, coalesce(e.permit_kind, 'none') as permit_kind,
      coalesce(e.scale, 'belowScale') as scale, e.production_state, e.state, e.reported_at, m.inclusion_state
    from baseline.membership m join baseline.enterprise e on e.id = m.enterprise_id
    where m.until is null and e.state in ('reported', 'verified', 'confirmed', 'returned')),
  asked as materialized (select * from member where inclusion_state = 'undecided' and state in ('verified', 'confirmed')
    and reported_at < $5::date - $7::int),
  peers as (select industry, area, permit_kind, scale, count(*) filter (where inclusion_state = 'included') as included, count(*) as decided
    from member where inclusion_state in ('included', 'notIncluded') group by industry, area, permit_kind, scale having count(*) >= $8::int),
  signals as (select enterprise_id, count(*) filter (where kind = 'penalty') as penalty, count(*) filter (where kind = 'exceedance') as exceedance,
      count(*) filter (where kind = 'petition') as petition, count(*) filter (where kind = 'complaint') as complaint,
      count(*) filter (where kind = 'power') as power, count(*) filter (where kind = 'water') as water
    from baseline.signal where state in ('matched', 'used') and happened_on > $5::date - $6::int group by enterprise_id),
  rosters as (select enterprise_id, max(case permit_kind when 'keyManagement' then 2 when 'simplifiedManagement' then 1 else 0 end) as permit,
      max(power) as power from baseline.roster_entry where state = 'matched' group by enterprise_id),
  scores as (select distinct on (enterprise_id, industry) enterprise_id, industry, total from baseline.assessment
    where state = 'recorded' and total is not null order by enterprise_id, industry, recorded_at desc),
  amounts as materialized (select enterprise_id, pollutant, max(amount) as amount from baseline.emission
    where state = 'held' and pollutant <> 'other' and year >= extract(year from $5::date) - 2 group by enterprise_id, pollutant),
  medians as (select m.industry, a.pollutant, percentile_cont(0.5) within group (order by a.amount) as median
    from member m join amounts a on a.enterprise_id = m.id where m.inclusion_state = 'included' group by m.industry, a.pollutant
    having count(*) >= $8::int),
  emitted as (select m.id, m.industry, max(a.amount / med.median) as times from asked m join amounts a on a.enterprise_id = m.id
    join medians med on med.industry = m.industry and med.pollutant = a.pollutant where med.median > 0 group by m.id, m.industry)
  insert into baseline.omission_candidate (suspect_id, area, township, industry, facts, score)
  ${scored(`select a.id, a.area, a.township, a.industry, jsonb_strip_nulls(jsonb_build_object(
      'keyPermit', ${once(`a.permit_kind = 'keyManagement'`)},
      'simplifiedPermit', ${once(`a.permit_kind = 'simplifiedManagement'`)},
      'openProblems', case when p.open > 0 then p.open end,
      'penalty', nullif(s.penalty, 0), 'exceedance', nullif(s.exceedance, 0), 'petition', nullif(s.petition, 0),
      'complaint', nullif(s.complaint, 0), 'unusualUse', nullif(s.power + s.water, 0),
      'usingThoughStopped', ${once(`${standsStill} and ${uses}`)},
      'producing', ${once(`a.production_state = 'producing'`)},
      'aboveScale', ${once(`a.scale = 'aboveScale'`)},
      'standingStill', ${once(`${standsStill} and not coalesce(${uses}, false)`)},
      'lowScore', ${once('sc.total < $9::float')}, 'score', case when sc.total < $9::float then round(sc.total) end,
      'emission', ${once('em.times >= 1')}, 'emissionTimes', case when em.times >= 1 then round(em.times::numeric, 1) end,
      'permitRoster', case when r.permit > case a.permit_kind when 'keyManagement' then 2 when 'simplifiedManagement' then 1 else 0 end then r.permit end,
      'peers', case when pe.included * 2 >= pe.decided then round(pe.included / pe.decided::numeric, 2) end,
      'peersIncluded', case when pe.included * 2 >= pe.decided then pe.included end,
      'peersDecided', case when pe.included * 2 >= pe.decided then pe.decided end)) as facts
    from asked a
      left join baseline.enterprise_problems p on p.enterprise_id = a.id
      left join signals s on s.enterprise_id = a.id
      left join rosters r on r.enterprise_id = a.id
      left join scores sc on sc.enterprise_id = a.id and sc.industry = a.industry
      left join emitted em on em.id = a.id and em.industry = a.industry
      left join peers pe on pe.industry = a.industry and pe.area = a.area and pe.permit_kind = a.permit_kind and pe.scale = a.scale`)}`

/** Rows of rosters that no enterprise of the registry is, one for all rows that are of one. */
const rosters = `
  with ${weightsOf},
  waiting as materialized (select * from baseline.roster_entry where state = 'unmatched'),
  coded as (select name_folded, min(code) as code from waiting where code is not null group by name_folded),
  alone as (select w.*, o.id as omission, coalesce(w.code, coded.code, w.same_as) as one, regexp_replace(w.named_as || coalesce(w.scope, ''), '不(含|包括|从事)[^，。；、）)]*', '', 'g') as said
    from waiting w left join coded using (name_folded) left join baseline.omission o on o.roster_entry_id = w.id)
  insert into baseline.omission_candidate (roster_entry_id, area, township, industry, facts, score)
  ${scored(`select (array_agg(id order by omission is null, township is null, id))[1] as id,
      (array_agg(area order by omission is null, township is null, id))[1] as area,
      (array_agg(township order by omission is null, township is null, id))[1] as township,
      (array_agg(industry order by omission is null, id) filter (where industry is not null))[1] as industry,
      jsonb_strip_nulls(jsonb_build_object(
        'keyPermit', ${once(`bool_or(permit_kind = 'keyManagement')`)},
        'simplifiedPermit', ${once(`bool_or(permit_kind = 'simplifiedManagement')`)},
        'onPermitRoster', ${once(`bool_or(kind = 'permit')`)},
        'onLicenceRoster', ${once(`bool_or(kind = 'licence')`)},
        'onPowerRoster', ${once(`bool_or(kind = 'power' and coalesce(power > $5::float, true))`)},
        'nameOnly', ${once(`bool_and(coalesce(industry_by, 'scope') = 'name') and bool_or(scope is not null)`)},
        'tradingOnly', ${once('bool_or(said ~ $7::text) and not bool_or(said ~ $6::text)')})) as facts
    from alone group by one having bool_or(industry is not null)`)}`
