import type { SavedView } from '#contract/ground/identity.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import { absent } from '../workflow/act.ts'

const columns = `view.id, view.table_key as "table", view.name, view.search, view.shared, person.name as "ownerName",
  view.person_id = $1 as mine`
const mostViews = 50

type ViewRow = SavedView & Record<string, unknown>

/** One's own views of a table and those that colleagues of the same unit share; one's own first, by name. */
export function listSavedViews(tx: Tx, table: string): Promise<SavedView[]> {
  return tx.query<ViewRow>(
    `select ${columns} from ground.saved_view as view join ground.person on person.id = view.person_id
     where view.table_key = $2 order by mine desc, view.name, view.id`,
    [tx.actor.personId, table],
  )
}

/** Saves a view under a name; under a name of one's own that exists it replaces that one, so sending it again is harmless. */
export async function saveView(
  tx: Tx,
  { table, name, search, shared }: Pick<SavedView, 'table' | 'name' | 'search' | 'shared'>,
): Promise<SavedView> {
  const { personId, unitId } = tx.actor
  const [count] = await tx.query<{ others: number }>(
    'select count(*) as others from ground.saved_view where person_id = $1 and table_key = $2 and name <> $3',
    [personId, table, name],
  )
  if ((count?.others ?? 0) >= mostViews) {
    throw refuse(
      429,
      'tooOften',
      { zh: `一张表最多保存 ${mostViews} 个视图`, en: `A table holds at most ${mostViews} of your views` },
      { zh: '请先删除不用的视图', en: 'Delete one that you no longer use' },
    )
  }
  const [row] = await tx.query<ViewRow>(
    `with view as (
       insert into ground.saved_view (person_id, unit_id, table_key, name, search, shared) values ($1, $2, $3, $4, $5, $6)
       on conflict (person_id, table_key, name) do update set unit_id = excluded.unit_id, search = excluded.search, shared = excluded.shared
       returning *)
     select ${columns} from view join ground.person on person.id = view.person_id`,
    [personId, unitId, table, name, search.replace(/^\?/, ''), shared],
  )
  if (!row) throw new Error('A view that was saved is there')
  return row
}

/** Deletes one's own view; 404 for one that is not seen, 403 for a colleague's. */
export async function deleteView(tx: Tx, id: string): Promise<void> {
  const [row] = await tx.query<{ mine: boolean }>(
    'select person_id = $2 as mine from ground.saved_view where id = $1',
    [id, tx.actor.personId],
  )
  if (!row) throw absent()
  if (!row.mine) {
    throw refuse(
      403,
      'notPermitted',
      {
        zh: '这是同事共享的视图，只有建立者可以删除',
        en: 'A colleague shares this view; only its owner may delete it',
      },
      { zh: '可另存为自己的视图', en: 'You can save it as your own' },
    )
  }
  await tx.query('delete from ground.saved_view where id = $1', [id])
}
