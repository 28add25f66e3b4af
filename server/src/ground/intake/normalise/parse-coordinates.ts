import { cleanLine } from './clean-text.ts'
import { halfWidth } from './half-width.ts'
import { longestValue } from './longest-value.ts'

/** Degrees, six decimals. The datum is never known from a list (WGS-84, GCJ-02, CGCS2000), so none is claimed. */
export type CoordinatesReading =
  | { kind: 'ok'; longitude: number; latitude: number; swapped: boolean }
  | { kind: 'outsideChina'; longitude: number; latitude: number }
  | { kind: 'unclear'; written: string }
  | { kind: 'none' }

/** Longitude and latitude of any notation, each with the axis its letter names, if one does. */
interface Angle {
  degrees: number
  axis: 'longitude' | 'latitude' | null
}

const angle =
  /(?<before>东经|北纬|经度|纬度|[EN])?[:： ]*(?<degrees>\d{1,3}(?:\.\d+)?)\s*(?:[°º˚度]\s*(?:(?<minutes>\d{1,2}(?:\.\d+)?)\s*[′'’‘´分]\s*(?:(?<seconds>\d{1,2}(?:\.\d+)?)\s*(?:″|"|”|“|''|′′|秒)?)?)?)?\s*(?<after>[EN])?/giu

/** The angles of one cell. */
export function parseAngles(text: string): Angle[] {
  if (text.length > longestValue) return []
  const plain = halfWidth(cleanLine(text)).replaceAll('＇', "'").replaceAll('：', ':')
  const packed = /^(\d{2,3})[-\s](\d{1,2})[-\s](\d{1,2}(?:\.\d+)?)$/.exec(plain)
  if (packed) return [{ degrees: sexagesimal(Number(packed[1]), Number(packed[2]), Number(packed[3])), axis: null }]
  const angles: Angle[] = []
  for (const match of plain.matchAll(angle)) {
    const groups = match.groups ?? {}
    const minutes = Number(groups['minutes'] ?? 0)
    const seconds = Number(groups['seconds'] ?? 0)
    if (minutes >= 60 || seconds >= 60) return []
    angles.push({
      degrees: sexagesimal(Number(groups['degrees']), minutes, seconds),
      axis: axisOf(groups['before'] ?? groups['after'] ?? ''),
    })
  }
  return angles
}

function sexagesimal(degrees: number, minutes: number, seconds: number): number {
  return Number((degrees + minutes / 60 + seconds / 3600).toFixed(6))
}

function axisOf(word: string): Angle['axis'] {
  if (/^(东经|经度|E)$/i.test(word)) return 'longitude'
  return /^(北纬|纬度|N)$/i.test(word) ? 'latitude' : null
}

/**
 * Coordinates from one cell with both, or from two cells. Swapped columns are put right when only one reading lies in
 * China (73–136° E, 3–54° N), and said; anything else is not guessed.
 */
export function parseCoordinates(first: string, second = ''): CoordinatesReading {
  const written = [first, second].filter(text => text.trim() !== '').join(' ')
  if (/^[\s/—–\-无]*$/.test(written)) return { kind: 'none' }
  const angles = [...parseAngles(first), ...parseAngles(second)]
  const [one, two] = angles
  if (angles.length !== 2 || !one || !two) return { kind: 'unclear', written }
  const named = one.axis === 'latitude' || two.axis === 'longitude'
  const [longitude, latitude] = named ? [two.degrees, one.degrees] : [one.degrees, two.degrees]
  if (isInChina(longitude, latitude)) return { kind: 'ok', longitude, latitude, swapped: false }
  if (isInChina(latitude, longitude)) return { kind: 'ok', longitude: latitude, latitude: longitude, swapped: true }
  return longitude <= 180 && latitude <= 90
    ? { kind: 'outsideChina', longitude, latitude }
    : { kind: 'unclear', written }
}

function isInChina(longitude: number, latitude: number): boolean {
  return longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54
}
