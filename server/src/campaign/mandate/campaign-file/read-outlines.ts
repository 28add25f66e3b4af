import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The outlines of the campaign's counties as its folder has them (GeoJSON); null where it has none. */
export function readOutlines(folder: string): Buffer | null {
  try {
    return readFileSync(join(folder, 'counties.geojson'))
  } catch {
    return null
  }
}
