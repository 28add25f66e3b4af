import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CampaignMap } from '#contract/ground/map.ts'
import { boundsOf, isWithin, readDegrees } from './map-bounds.ts'

const file = new URL('../../../../campaigns/quzhou/counties.geojson', import.meta.url)
const map = CampaignMap.parse(JSON.parse(readFileSync(file, 'utf8')))

describe('the map of the city', () => {
  it('has the six counties and districts of Quzhou', () => {
    expect(map.features.map(feature => feature.properties.name)).toEqual(
      expect.arrayContaining(['柯城区', '衢江区', '龙游县', '江山市', '常山县', '开化县']),
    )
  })

  it('knows a place in the city from one with its numbers swapped', () => {
    const bounds = boundsOf(map)
    if (!bounds) throw new Error('no bounds')
    expect(isWithin({ lng: 118.63, lat: 28.74 }, bounds)).toBe(true)
    expect(isWithin({ lng: 28.74, lat: 118.63 }, bounds)).toBe(false)
  })

  it('has no box where it has no areas', () => {
    expect(boundsOf({ type: 'FeatureCollection', features: [] })).toBeNull()
  })

  it('reads coordinates as people type them', () => {
    expect(readDegrees('118.63°')).toBe(118.63)
    expect(readDegrees('１１８．６３')).toBe(118.63)
    expect(readDegrees('118度')).toBeNull()
    expect(readDegrees('')).toBeNull()
  })
})
