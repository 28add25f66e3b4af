import { searchIndexOf } from '#campaign/baseline/index.ts'
import { addDays } from '#ground/clock/add-days.ts'
import { newId } from '#ground/database/new-id.ts'
import { completeUscc } from '#ground/intake/normalise/parse-uscc.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import { type DemoFacts, readDemoFacts } from '../../../demo/demo-facts.ts'
import type { Filling } from './fill-to-scale.ts'

const rowsAtOnce = 5_000
const columns = `id, version, state, name, name_folded, kind, uscc, industries, industry, area, county, township, address, lng, lat, scale,
  permit_kind, production_state, source, reported_unit, reported_by, reported_words, reported_at, updated_at, has_open_problems`

/**
 * Enterprises that do not exist, with their industries and what they are found by. Their names have three characters where those of the
 * demo city itself have two, so that none comes twice.
 */
export async function addEnterprises({ client, context, size }: Filling): Promise<void> {
  const facts = readDemoFacts(context.config.campaignFolder)
  const officers = await readOfficers(client)
  await client.query(
    `create temp table scale_enterprise (place bigint, id uuid, name text, area text, county text, township text, industry text) on commit drop`,
  )
  // the memberships come whole below, from the day of the report
  await client.query('alter table baseline.enterprise disable trigger keep_membership')
  const invent = inventor(facts, context, officers)
  for (let from = 0; from < size.enterprises; from += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, size.enterprises - from) }, (_, index) =>
      invent(from + index),
    )
    const written = await client.query<{ id: string; temporary_code: string }>(
      `insert into baseline.enterprise (${columns})
       select ${columns} from jsonb_populate_recordset(null::baseline.enterprise, $1) returning id, temporary_code`,
      [JSON.stringify(rows)],
    )
    const codes = new Map(written.rows.map(row => [row.id, row.temporary_code]))
    const found = rows.map(row => ({
      enterprise_id: row.id,
      ...searchIndexOf({ name: row.name, formerNames: [], uscc: row.uscc, temporaryCode: codes.get(row.id) ?? '' }),
    }))
    await client.query(
      `insert into baseline.enterprise_search (enterprise_id, area, township, industries, pieces, texts)
       select e.id, e.area, e.township, e.industries, of.pieces, of.texts
       from jsonb_to_recordset($1) as of(enterprise_id uuid, pieces text[], texts text) join baseline.enterprise e on e.id = of.enterprise_id`,
      [JSON.stringify(found)],
    )
    await client.query(
      `insert into scale_enterprise select place, id, name, area, county, township, industry
       from jsonb_to_recordset($1) as e(place bigint, id uuid, name text, area text, county text, township text, industry text)`,
      [JSON.stringify(rows)],
    )
  }
  await client.query('alter table baseline.enterprise enable trigger keep_membership')
  await client.query(
    'create unique index on scale_enterprise (place); create index on scale_enterprise (id); analyze scale_enterprise',
  )
  await client.query(
    `insert into baseline.membership (enterprise_id, industry, since, area, township, state, updated_at)
     select e.id, e.industry, (e.reported_at at time zone 'Asia/Shanghai')::date, e.area, e.township, e.state, e.updated_at
     from baseline.enterprise e join scale_enterprise s on s.id = e.id`,
  )
}

interface Officer {
  readonly person: string
  readonly words: string
}

async function readOfficers(client: Filling['client']): Promise<Map<string, Officer>> {
  const { rows } = await client.query<{ code: string; officer: Officer }>('select code, officer from scale_town')
  return new Map(rows.map(({ code, officer }) => [code, officer]))
}

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A number as the five free characters of a code, in an organisation series that is not in use. */
function inCode(number: number): string {
  let text = ''
  for (let left = number; text.length < 5; left = Math.floor(left / letters.length)) {
    text = letters.charAt(left % letters.length) + text
  }
  return text
}

const states = { reported: 1, verified: 2, confirmed: 3 } as const

/** Makes the row of a place: townships in turn, industries as often as the demo city's area has them, review done for most. */
function inventor(facts: DemoFacts, { campaign, clock }: Filling['context'], officers: Map<string, Officer>) {
  const { townships } = campaign
  const today = clock.businessDay()
  const now = clock.realNow().getTime()
  const industriesOf = new Map(
    Object.entries(facts.distribution).map(([area, counts]) => [
      area,
      Object.entries(counts).flatMap(([industry, count]) => Array.from({ length: count }, () => industry)),
    ]),
  )
  const { first, second, prefixes, endings } = facts.names
  const of = <Item>(items: readonly Item[], index: number): Item => {
    const item = items[index % items.length]
    if (item === undefined) throw new Error('There is nothing to choose from')
    return item
  }
  return (place: number) => {
    const town = of(townships, place)
    const officer = officers.get(town.code)
    const industry = of(industriesOf.get(town.area) ?? [], place * 31 + Math.floor(place / townships.length))
    const small = (place * 13) % 100 < (facts.shareSmall[industry] ?? 0) * 100
    const trade =
      of(first, place) +
      of(second, Math.floor(place / first.length)) +
      of(second, Math.floor(place / first.length / second.length))
    const name =
      of(prefixes[town.area] ?? [''], place) +
      trade +
      of(endings[industry]?.[small ? 'small' : 'firm'] ?? ['厂'], place)
    const state = place % 50 === 0 ? 'reported' : place % 50 === 1 ? 'verified' : 'confirmed'
    const reported = addDays(today, -(21 + 7 * (place % 24)))
    return {
      place,
      id: newId(now),
      version: states[state],
      state,
      name,
      name_folded: foldName(name),
      kind: small ? 'workshop' : 'company',
      uscc: completeUscc(`${small ? '92' : '91'}${town.county}`, `MAX${inCode(place)}`),
      industries: [industry],
      industry,
      area: town.area,
      county: town.county,
      township: town.code,
      address: `${town.name}工业路${(place % 900) + 1}号`,
      lng: town.lng + (((place * 37) % 400) - 200) / 10_000,
      lat: town.lat + (((place * 53) % 400) - 200) / 10_000,
      scale: place % 5 === 0 ? 'aboveScale' : 'belowScale',
      permit_kind: of(['registration', 'simplifiedManagement', 'keyManagement'] as const, place),
      production_state: 'producing',
      source: 'survey',
      reported_unit: town.code,
      reported_by: officer?.person,
      reported_words: officer?.words,
      reported_at: `${reported}T09:00:00+08:00`,
      // each at a moment of its own, by which lists are ordered
      updated_at: new Date(
        Date.parse(`${addDays(reported, 7 * (states[state] - 1))}T09:00:00+08:00`) + place,
      ).toISOString(),
      has_open_problems: true,
    }
  }
}
