import { describe, expect, it } from 'vitest'
import { filledPath } from '../urgency/urgency-shape.ts'
import { mapOption } from './map-option.ts'

const colour = (name: string) => name
const point = { key: 'a', lng: 118.6, lat: 28.7, title: '<b>江山××门业</b>', urgency: 'yellow' as const }

describe('points on the map', () => {
  it('stand where they are, in the shape and colour of their urgency', () => {
    const [drawn] = mapOption({ mapName: 'm', points: [point], picked: null, colour }).series[0]?.data ?? []
    expect(drawn).toMatchObject({ value: [118.6, 28.7], name: point.title })
    const symbol = decodeURIComponent(String(drawn && 'symbol' in drawn ? drawn.symbol : ''))
    expect(symbol).toContain(filledPath('yellow'))
    expect(symbol).toContain('--urgency-yellow')
  })

  it('never turn a name into markup', () => {
    expect(mapOption({ mapName: 'm', points: [point], picked: null, colour }).tooltip.renderMode).toBe('richText')
  })

  it('show the place that was picked', () => {
    const { series } = mapOption({ mapName: 'm', points: [], picked: { lng: 1, lat: 2 }, colour })
    expect(series.at(-1)?.data).toMatchObject([{ value: [1, 2] }])
  })
})
