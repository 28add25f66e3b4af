import type { CampaignMap } from '#contract/ground/map.ts'

const width = 720
const edge = 16
/** A degree of longitude is shorter than one of latitude: by the cosine of where the map lies. */
const squeeze = Math.cos((29 * Math.PI) / 180)

/**
 * The counties, each the darker the more it counts, with name and number: a picture for paper, so that it can be read in black and white.
 *
 * @param facts adcode → number
 * @returns SVG
 */
export function drawAreaMap(map: CampaignMap | null, facts: Readonly<Record<string, string | number>>): string {
  const shapes = (map?.features ?? []).map(({ properties, geometry }) => ({
    ...properties,
    rings: geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
    // what was not counted has no number, which is not none
    count: facts[properties.adcode] === undefined ? null : Number(facts[properties.adcode]),
  }))
  const points = shapes.flatMap(({ rings }) => rings.flat())
  if (points.length === 0) return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="40"></svg>`
  const [west, east] = extremes(points.map(([lng]) => lng))
  const [south, north] = extremes(points.map(([, lat]) => lat))
  const scale = (width - 2 * edge) / ((east - west) * squeeze)
  const height = Math.ceil((north - south) * scale) + 2 * edge
  const at = ([lng, lat]: readonly [number, number]): [number, number] => [
    Math.round((edge + (lng - west) * squeeze * scale) * 10) / 10,
    Math.round((edge + (north - lat) * scale) * 10) / 10,
  ]
  const most = Math.max(1, ...shapes.map(({ count }) => count ?? 0))
  const paths = shapes.map(({ rings, count }) => {
    const path = rings.map(ring => `M${ring.map(point => at(point).join(' ')).join('L')}Z`).join('')
    return `<path d="${path}" fill="${shade((count ?? 0) / most)}" stroke="#333333" stroke-width="1.2" fill-rule="evenodd"/>`
  })
  const labels = shapes.map(({ name, cp, count }) => {
    const [x, y] = at(cp)
    const ink = (count ?? 0) / most > 0.6 ? '#ffffff' : '#000000'
    return `<g fill="${ink}" text-anchor="middle" font-family="SimHei, Noto Sans CJK SC, sans-serif"><text x="${x}" y="${y}" font-size="19">${escaped(name)}</text><text x="${x}" y="${y + 22}" font-size="19">${count ?? ''}</text></g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#ffffff"/>${paths.join('')}${labels.join('')}</svg>`
}

const extremes = (values: readonly number[]): [number, number] =>
  values.reduce(
    ([least, most], value): [number, number] => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )

/** From white to the accent's teal. */
function shade(part: number): string {
  const mixed = [15, 111, 115].map(full => Math.round(245 - (245 - full) * part))
  return `rgb(${mixed.join(',')})`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
