import type { EnterpriseFilter } from '#contract/baseline/enterprise.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { enterpriseCondition, narrowFilter } from './find-enterprises.ts'

export interface Bounds {
  readonly west?: number | undefined
  readonly south?: number | undefined
  readonly east?: number | undefined
  readonly north?: number | undefined
}
interface Point {
  id: string
  name: string
  lng: number
  lat: number
  kind: 'company' | 'workshop' | 'household'
  state: 'reported'
  industries: string[]
  openProblems: number
}
interface Cluster {
  count: number
  lng: number
  lat: number
  bounds: { west: number; south: number; east: number; north: number }
}
export interface FoundPoints {
  points: Point[]
  clusters: Cluster[]
  inSight: number
  withoutPlace: number
}

const pointsAtMost = 2000
/** Cells along the longer side of what is in sight. */
const grid = 24

/** The list as a map: the same filter, within bounds. Up to 2,000 as points, more as clusters of a grid laid over what is in sight. */
export async function findPoints(tx: Tx, filter: EnterpriseFilter, bounds: Bounds): Promise<FoundPoints> {
  const { text, values } = enterpriseCondition(await narrowFilter(tx, filter))
  const said: [condition: string, bound: number | undefined][] = [
    ['lng >=', bounds.west],
    ['lng <=', bounds.east],
    ['lat >=', bounds.south],
    ['lat <=', bounds.north],
  ]
  const all = [...values]
  const sight = said.flatMap(([condition, bound]) =>
    bound === undefined ? [] : [`e.${condition} $${all.push(bound)}`],
  )
  const inSight = [text, 'e.lng is not null', ...sight].join(' and ')
  const [measured] = await tx.query<{
    count: number
    west: number | null
    east: number | null
    south: number | null
    north: number | null
  }>(
    `select count(*) as count, min(lng) as west, max(lng) as east, min(lat) as south, max(lat) as north
     from baseline.enterprise e where ${inSight}`,
    all,
  )
  const [without] = await tx.query<{ count: number }>(
    `select count(*) as count from baseline.enterprise e where ${text} and e.lng is null`,
    values,
  )
  const found = { inSight: measured?.count ?? 0, withoutPlace: without?.count ?? 0 }
  if (found.inSight <= pointsAtMost) {
    const points = await tx.query<Point & Record<string, unknown>>(
      `select e.id, e.name, e.lng, e.lat, e.kind, e.state, e.industries, coalesce(p.open, 0) as "openProblems"
       from baseline.enterprise e left join baseline.enterprise_problems p on p.enterprise_id = e.id and e.has_open_problems
       where ${inSight} limit ${pointsAtMost}`,
      all,
    )
    return { ...found, points, clusters: [] }
  }
  const span = Math.max((measured?.east ?? 0) - (measured?.west ?? 0), (measured?.north ?? 0) - (measured?.south ?? 0))
  const cell = Math.max(span / grid, 0.0001)
  const size = all.push(cell)
  const clusters = await tx.query<Omit<Cluster, 'bounds'> & Cluster['bounds'] & Record<string, unknown>>(
    `select count(*) as count, avg(lng) as lng, avg(lat) as lat, min(lng) as west, min(lat) as south, max(lng) as east, max(lat) as north
     from baseline.enterprise e where ${inSight} group by floor(lng / $${size}::float8), floor(lat / $${size}::float8)`,
    all,
  )
  return {
    ...found,
    points: [],
    clusters: clusters.map(({ count, lng, lat, west, south, east, north }) => ({
      count,
      lng,
      lat,
      bounds: { west, south, east, north },
    })),
  }
}
