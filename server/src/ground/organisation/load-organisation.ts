import type { Tx } from '../database/transaction.ts'

interface PlannedPlace {
  readonly code: string
  readonly name: string
  readonly statutory: boolean
  readonly formerNames: readonly string[]
  readonly lng: number
  readonly lat: number
}

/** Places and units as the campaign's file says them; a campaign as it is read from its folder is one. */
export interface OrganisationPlan {
  readonly city: {
    readonly code: string
    readonly name: string
    readonly shortName: string
    readonly lng: number
    readonly lat: number
  }
  readonly areas: readonly (PlannedPlace & {
    readonly kind: 'county' | 'zone'
    readonly shortNames: readonly string[]
  })[]
  /** `area` runs it, `county` is where it lies by statute. */
  readonly townships: readonly (PlannedPlace & { readonly area: string; readonly county: string })[]
  readonly grids?: readonly { readonly code: string; readonly name: string; readonly township: string }[]
  readonly units: readonly {
    readonly id: string
    readonly name: string
    readonly shortName: string
    readonly kind: string
    readonly level: 'province' | 'city' | 'area' | 'township'
    readonly parent: string | null
    readonly area: string | null
    readonly township: string | null
    readonly industries: readonly string[]
  }[]
}

export interface OrganisationLoaded {
  readonly made: number
  readonly changed: number
  /** Units that the database has and the file no longer names. They keep their duties; closing one is a person's decision. */
  readonly unnamedUnits: readonly string[]
}

/**
 * Brings the places and units into the database, in a transaction of the service post `loader`. Loading the same file again writes
 * nothing; a changed name or parent is brought up to date under the same code.
 */
export async function loadOrganisation(tx: Tx, plan: OrganisationPlan): Promise<OrganisationLoaded> {
  const places = await writePlaces(tx, plan)
  const units = await writeUnits(tx, plan)
  if (places.length > 0) await renewClosure(tx, 'place', 'code', 'parent_code')
  if (units.length > 0) await renewClosure(tx, 'unit', 'id', 'parent_id')
  const unnamed = await tx.query<{ id: string }>(
    `select id from ground.unit where level <> 'external' and closed_on is null and id <> all($1) order by id`,
    [plan.units.map(({ id }) => id)],
  )
  const written = [...places, ...units]
  return {
    made: written.filter(({ made }) => made).length,
    changed: written.filter(({ made }) => !made).length,
    unnamedUnits: unnamed.map(({ id }) => id),
  }
}

function writePlaces(tx: Tx, { city, areas, townships, grids = [] }: OrganisationPlan): Promise<{ made: boolean }[]> {
  const countyOf = new Map(townships.map(({ code, county }) => [code, county]))
  const rows = [
    {
      ...city,
      kind: 'city',
      shortNames: [city.shortName],
      parentCode: null,
      county: null,
      formerNames: [],
      statutory: true,
    },
    ...areas.map(area => ({
      ...area,
      kind: 'area',
      parentCode: city.code,
      county: area.kind === 'county' ? area.code : null,
    })),
    ...townships.map(township => ({ ...township, kind: 'township', parentCode: township.area, shortNames: [] })),
    ...grids.map(grid => ({
      ...grid,
      kind: 'grid',
      parentCode: grid.township,
      county: countyOf.get(grid.township) ?? null,
      shortNames: [],
      formerNames: [],
      statutory: false,
      lng: null,
      lat: null,
    })),
  ].map((row, position) => ({
    code: row.code,
    kind: row.kind,
    parent_code: row.parentCode,
    county: row.county,
    name: row.name,
    short_names: row.shortNames,
    former_names: row.formerNames,
    statutory: row.statutory,
    lng: row.lng,
    lat: row.lat,
    position,
  }))
  return upsert(tx, 'ground.place', 'code', rows)
}

function writeUnits(tx: Tx, { units }: OrganisationPlan): Promise<{ made: boolean }[]> {
  const rows = units.map((unit, position) => ({
    id: unit.id,
    name: unit.name,
    short_name: unit.shortName,
    kind: unit.kind,
    // the province is a party to letters, not a level of this city
    level: unit.level === 'province' ? 'external' : unit.level,
    parent_id: unit.parent,
    area: unit.area,
    township: unit.township,
    industries: unit.industries,
    position,
  }))
  return upsert(tx, 'ground.unit', 'id', rows)
}

/** Writes what is new or different, in one statement, so that parents may come after their children. */
function upsert(
  tx: Tx,
  table: 'ground.place' | 'ground.unit',
  key: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<{ made: boolean }[]> {
  const columns = Object.keys(rows[0] ?? {})
  const others = columns.filter(column => column !== key)
  const list = (prefix: string) => others.map(column => `${prefix}.${column}`).join(', ')
  return tx.query<{ made: boolean }>(
    `insert into ${table} as known (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1)
     on conflict (${key}) do update set ${others.map(column => `${column} = excluded.${column}`).join(', ')}
     where (${list('known')}) is distinct from (${list('excluded')})
     returning xmax = 0 as made`,
    [JSON.stringify(rows)],
  )
}

/** Every ancestor of every place or unit, itself included, so that "below this" is one join. */
async function renewClosure(tx: Tx, tree: 'place' | 'unit', key: string, parent: string): Promise<void> {
  await tx.query(`delete from ground.${tree}_closure`)
  await tx.query(
    `insert into ground.${tree}_closure (ancestor, descendant, depth)
     with recursive line as (
       select ${key} as ancestor, ${key} as descendant, 0 as depth from ground.${tree}
       union all
       select upper.${parent}, line.descendant, line.depth + 1
       from line join ground.${tree} upper on upper.${key} = line.ancestor where upper.${parent} is not null)
     select ancestor, descendant, depth from line`,
  )
}
