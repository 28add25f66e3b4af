import type { Campaign } from '#campaign/mandate/index.ts'
import { standardYears } from '#ground/clock/standard-calendar.ts'
import { servicePost } from '#ground/database/claims.ts'
import type { Database } from '#ground/database/database.ts'
import { transaction } from '#ground/database/transaction.ts'
import { loadOrganisation } from '#ground/organisation/load-organisation.ts'

/**
 * Brings what the campaign's folder says into the database: places, units, the statutory calendar. Done at every start; loading
 * the same folder again writes nothing, and an office's own calendar entries stay.
 */
export function loadCampaignData(database: Database, campaign: Campaign): Promise<void> {
  return transaction(database, servicePost('loader'), async tx => {
    await loadOrganisation(tx, campaign)
    const known = await tx.query<{ year: number }>('select year from ground.calendar_year')
    const years = new Set(known.map(({ year }) => year))
    for (const { year, days, source } of standardYears) {
      if (years.has(year)) continue
      await tx.query(
        `insert into ground.calendar_day (day, working, name)
         select day, working, name from jsonb_to_recordset($1::jsonb) as entry(day date, working boolean, name text)
         on conflict (day) do nothing`,
        [JSON.stringify(days)],
      )
      await tx.query('insert into ground.calendar_year (year, notice) values ($1, $2)', [year, source])
    }
  })
}
