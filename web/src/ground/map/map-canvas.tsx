import { ScatterChart } from 'echarts/charts'
import { GeoComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, use as register, registerMap } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { CampaignMap } from '#contract/ground/map.ts'
import { mapOption } from './map-option.ts'
import type { MapPoint } from './place-map.tsx'

register([GeoComponent, ScatterChart, TooltipComponent, SVGRenderer])

const mapName = 'campaign'

/** The drawing itself; loaded when a map is opened, since it weighs as much as the rest of the page. */
export function MapCanvas({
  map,
  points,
  picked,
  onOpen,
  onPick,
}: {
  map: CampaignMap
  points: readonly MapPoint[]
  picked: { lng: number; lat: number } | null
  onOpen: ((key: string) => void) | undefined
  onPick: ((place: { lng: number; lat: number }) => void) | undefined
}) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(undefined)
  const handlers = useRef({ onOpen, onPick })
  handlers.current = { onOpen, onPick }

  useEffect(() => {
    if (!place.current) return
    registerMap(mapName, map as Parameters<typeof registerMap>[1] & object as never)
    const drawn = init(place.current, null, { renderer: 'svg' })
    chart.current = drawn
    const resizing = new ResizeObserver(() => drawn.resize())
    resizing.observe(place.current)
    drawn.on('click', event => {
      const key = (event.data as { key?: string } | undefined)?.key
      if (event.seriesType === 'scatter' && key !== undefined) handlers.current.onOpen?.(key)
    })
    drawn.getZr().on('click', event => {
      const at = drawn.convertFromPixel('geo', [event.offsetX, event.offsetY])
      const [lng, lat] = at
      if (lng !== undefined && lat !== undefined && Number.isFinite(lng)) handlers.current.onPick?.({ lng, lat })
    })
    return () => {
      resizing.disconnect()
      drawn.dispose()
      chart.current = undefined
    }
  }, [map])

  useEffect(() => {
    const style = getComputedStyle(document.documentElement)
    const colour = (name: string) => style.getPropertyValue(name).trim()
    chart.current?.setOption(mapOption({ mapName, points, picked, colour }), { replaceMerge: ['series'] })
  }, [points, picked, map])

  // The same facts stand beside the map as a list or as numbers; the drawing adds nothing for who cannot see it.
  return <div ref={place} className="map__canvas" aria-hidden="true" />
}
