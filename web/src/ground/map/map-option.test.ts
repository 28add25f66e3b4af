import { describe, expect, it } from 'vitest'
import { mapOption } from './map-option.ts'

const colour = (name: string) => name
const point = { key: 'a', lng: 118.6, lat: 28.7, title: '<b>江山××门业</b>', urgency: 'yellow' as const }

describe('points on the map', () => {
  it('stand where they are, in the shape and colour of their urgency', () => {
    const { series } = mapOption({ mapName: 'm', points: [point], picked: null, colour })
    const filled = series.filter(one => one.data.length > 0)
    expect(filled).toHaveLength(2)
    expect(filled[1]?.data[0]).toMatchObject({ value: [118.6, 28.7], itemStyle: { color: '--urgency-yellow' } })
  })

  it('never turn a name into markup', () => {
    expect(mapOption({ mapName: 'm', points: [point], picked: null, colour }).tooltip.renderMode).toBe('richText')
  })

  it('show the place that was picked', () => {
    const { series } = mapOption({ mapName: 'm', points: [], picked: { lng: 1, lat: 2 }, colour })
    expect(series.at(-1)?.data).toMatchObject([{ value: [1, 2] }])
  })
})
