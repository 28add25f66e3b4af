import type { Preferences } from '#contract/ground/identity.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { reading, transaction } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'

/** What is shown to somebody who has never said otherwise. */
export const defaultPreferences: Preferences = {
  locale: 'zh',
  appearance: 'system',
  density: 'comfortable',
  columns: {},
}

/** What to change; what is left out stays. */
export type PreferenceChange = { readonly [Key in keyof Preferences]?: Preferences[Key] | undefined }

const mostTables = 100
const read = 'select locale, appearance, density, columns from ground.preference where person_id = $1'

/** A person's preferences. They belong to the account, so they are read before any post is chosen. */
export function preferencesOf(database: Database, personId: string): Promise<Preferences> {
  return reading(database, servicePost('identity'), async tx => {
    const [row] = await tx.query<Preferences>(read, [personId])
    return row ?? defaultPreferences
  })
}

/**
 * Changes what is named and leaves the rest; of `columns` the tables that are named. An empty list of columns brings a table back
 * to its own default.
 */
export function changePreferences(
  database: Database,
  personId: string,
  change: PreferenceChange,
): Promise<Preferences> {
  return transaction(database, servicePost('identity'), async tx => {
    const [row] = await tx.query<Preferences>(`${read} for update`, [personId])
    const before = row ?? defaultPreferences
    const columns = Object.entries({ ...before.columns, ...change.columns }).filter(([, shown]) => shown.length > 0)
    if (columns.length > mostTables) {
      throw refuse(422, 'invalid', {
        zh: `最多为 ${mostTables} 张表保存列设置`,
        en: `Columns are remembered for at most ${mostTables} tables`,
      })
    }
    const after: Preferences = {
      locale: change.locale ?? before.locale,
      appearance: change.appearance ?? before.appearance,
      density: change.density ?? before.density,
      columns: Object.fromEntries(columns),
    }
    await tx.query(
      `insert into ground.preference (person_id, locale, appearance, density, columns) values ($1, $2, $3, $4, $5)
       on conflict (person_id) do update set locale = excluded.locale, appearance = excluded.appearance, density = excluded.density,
         columns = excluded.columns`,
      [personId, after.locale, after.appearance, after.density, JSON.stringify(after.columns)],
    )
    return after
  })
}
