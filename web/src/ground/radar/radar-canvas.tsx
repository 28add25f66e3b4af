import { RadarChart } from 'echarts/charts'
import { LegendComponent, RadarComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { type RadarSeries, radarOption } from './radar-option.ts'

register([RadarChart, RadarComponent, LegendComponent, SVGRenderer])

/** The drawing itself; loaded when one is opened. */
export function RadarCanvas({ axes, series }: { axes: readonly string[]; series: readonly RadarSeries[] }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const drawn = init(place.current, null, { renderer: 'svg' })
    const style = getComputedStyle(document.documentElement)
    drawn.setOption(radarOption({ axes, series, colour: name => style.getPropertyValue(name).trim() }))
    const resizing = new ResizeObserver(() => drawn.resize())
    resizing.observe(place.current)
    return () => {
      resizing.disconnect()
      drawn.dispose()
    }
  }, [axes, series])
  return <div ref={place} className="radar__canvas" aria-hidden="true" />
}
