import {
  changePreferences as changeEndpoint,
  deleteView as deleteEndpoint,
  listSavedViews as listEndpoint,
  saveView as saveEndpoint,
} from '#contract/ground/identity.ts'
import type { Database } from '../database/database.ts'
import { reading, transaction } from '../database/transaction.ts'
import { type Serving, serve, servePerson } from '../http/serve.ts'
import { changePreferences } from './preferences.ts'
import { deleteView, listSavedViews, saveView } from './saved-views.ts'

/** Preferences of the person, saved views of the person and the unit. */
export function servePreferences(serving: Serving, { database }: { database: Database }): void {
  servePerson(serving, changeEndpoint, ({ session, body }) => changePreferences(database, session.personId, body))
  serve(serving, listEndpoint, ({ actor, query }) =>
    reading(database, actor, async tx => ({ rows: await listSavedViews(tx, query.table) })),
  )
  serve(serving, saveEndpoint, ({ actor, body }) => transaction(database, actor, tx => saveView(tx, body)))
  serve(serving, deleteEndpoint, ({ actor, params }) =>
    transaction(database, actor, async tx => {
      await deleteView(tx, params.id)
      return {}
    }),
  )
}
