import { randomUUID } from 'node:crypto'
import { searchIndexOf } from '#campaign/baseline/index.ts'
import { servicePost } from '#ground/database/claims.ts'
import type { Database } from '#ground/database/database.ts'
import { transaction } from '#ground/database/transaction.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import type { Plant } from './invent-city.ts'

const atOnce = 2000

/** Writes what is known of the plants into the registry, in sets. */
export async function layPlants(
  { database }: { readonly database: Database },
  plants: readonly Plant[],
): Promise<void> {
  for (let at = 0; at < plants.length; at += atOnce) {
    const some = plants.slice(at, at + atOnce)
    await transaction(database, servicePost('loader'), async tx => {
      const lay = (text: string, rows: readonly object[]) => tx.query(text, [JSON.stringify(rows)])
      await lay(
        `insert into baseline.enterprise (id, state, name, name_folded, kind, uscc, industries, industry, area, county, township, scale, permit_kind,
           production_state, reported_unit, reported_by, reported_words, reported_at, updated_at)
         select id, 'verified', name, folded, 'company', code, array[industry], industry, area, county, township, scale, permit, production, 'x', id, 'x',
           now() - interval '400 days', now() from jsonb_to_recordset($1) as p (id uuid, name text, folded text, code text, industry text, area text,
           county text, township text, scale text, permit text, production text)`,
        some.map(plant => ({ ...plant, folded: foldName(plant.name) })),
      )
      await lay(
        'select baseline.keep_search(id, pieces, texts) from jsonb_to_recordset($1) as p (id uuid, pieces text[], texts text)',
        some.map(({ id, name, code }) => ({
          id,
          ...searchIndexOf({ name, uscc: code, temporaryCode: '', formerNames: [] }),
        })),
      )
      await lay(
        `insert into baseline.inclusion (id, state, enterprise_id, industry, area, county, township, standing, proposal, reason, proposal_hash,
           proposed_by_words, proposed_on, sign_due, decide_due, decided_on, decided_by_words, updated_at)
         select gen_random_uuid(), decided, id, industry, area, county, township, 'listed', case decided when 'included' then 'in' else 'out' end, 'x',
           'x', 'x', current_date, current_date, current_date, current_date, 'x', now() from jsonb_to_recordset($1) as p (id uuid, decided text,
           industry text, area text, county text, township text)`,
        some.filter(({ decided }) => decided !== null),
      )
      await lay(
        `select baseline.count_problem(id, problems) from jsonb_to_recordset($1) as p (id uuid, problems int)`,
        some.filter(({ problems }) => problems > 0),
      )
      await lay(
        `insert into baseline.signal (id, state, kind, happened_on, words, area, township, industry, enterprise_id, matched_by, received_by_words, received_at)
         select gen_random_uuid(), 'matched', kind, current_date - 90, 'x', area, township, industry, id, 'code', 'x', now()
         from jsonb_to_recordset($1) as p (id uuid, kind text, area text, township text, industry text)`,
        some.flatMap(({ id, area, township, industry, signals }) =>
          signals.map(kind => ({ id, area, township, industry, kind })),
        ),
      )
      await lay(
        `insert into baseline.assessment (id, state, kind, enterprise_id, area, county, township, industry, visited_on, campaign_version, scale, score, total,
           found_by_words, recorded_at)
         select gen_random_uuid(), 'recorded', 'baseline', id, area, county, township, industry, current_date - 60, '1', '{}', '{}', score, 'x', now()
         from jsonb_to_recordset($1) as p (id uuid, area text, county text, township text, industry text, score float)`,
        some.filter(({ score }) => score !== null),
      )
      await lay(
        `insert into baseline.emission (id, state, enterprise_id, year, pollutant, amount, stated_amount, stated_unit, source, recorded_by_words, recorded_at)
         select emission_id, 'held', id, extract(year from current_date) - 1, 'vocs', emission, emission, 'tonne', 'permitReport', 'x', now()
         from jsonb_to_recordset($1) as p (id uuid, emission_id uuid, emission float)`,
        some.filter(({ emission }) => emission !== null).map(plant => ({ ...plant, emission_id: randomUUID() })),
      )
    })
  }
}
