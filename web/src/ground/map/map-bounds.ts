import type { CampaignMap } from '#contract/ground/map.ts'

/** Degrees. */
export interface Bounds {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

/** The smallest box around all areas; null for a map without any. */
export function boundsOf(map: CampaignMap): Bounds | null {
  let west = Number.POSITIVE_INFINITY
  let east = Number.NEGATIVE_INFINITY
  let south = Number.POSITIVE_INFINITY
  let north = Number.NEGATIVE_INFINITY
  for (const { geometry } of map.features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    for (const ring of polygons.flat()) {
      for (const [lng, lat] of ring) {
        west = Math.min(west, lng)
        east = Math.max(east, lng)
        south = Math.min(south, lat)
        north = Math.max(north, lat)
      }
    }
  }
  return west > east ? null : { west, east, south, north }
}

/** Whether a place lies within a box. Two swapped numbers, the commonest mistake, lie outside. */
export function isWithin({ lng, lat }: { lng: number; lat: number }, bounds: Bounds): boolean {
  return lng >= bounds.west && lng <= bounds.east && lat >= bounds.south && lat <= bounds.north
}

/** Reads a typed coordinate: full-width digits and a degree sign are taken, anything else is not a number. */
export function readDegrees(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll('°', '').trim()
  if (!/^-?\d{1,3}(\.\d+)?$/.test(plain)) return null
  return Number(plain)
}
