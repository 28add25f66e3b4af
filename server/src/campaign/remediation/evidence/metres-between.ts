import type { Place } from '#contract/ground/file.ts'

const earthRadius = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two places on the globe, by the haversine formula. */
export function metresBetween(one: Place, other: Place): number {
  const latitudes = radians(other.lat - one.lat)
  const longitudes = radians(other.lng - one.lng)
  const chord =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(longitudes / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.sqrt(chord))
}
