import type { PlaceRow } from '#contract/ground/organisation.ts'
import type { Tx } from '../database/transaction.ts'

/** Places in the order of the campaign's file; those of one area with its townships, grids where they are asked for. */
export function listPlaces(
  tx: Tx,
  { area, grids }: { area?: string | undefined; grids: boolean },
): Promise<PlaceRow[]> {
  return tx.query<PlaceRow>(
    `select code, kind, parent_code as "parentCode", county, name, short_names as "shortNames", statutory, lng, lat
     from ground.place
     where ($1::text is null or code in (select descendant from ground.place_closure where ancestor = $1))
       and ($2 or kind <> 'grid')
     order by position, code`,
    [area ?? null, grids],
  )
}
